import { shiftsBetween } from '../duty/on-duty.ts'
import { atLeast, canWork, type Person } from '../domain/people/person.ts'
import type { PolicyContent, StepWho } from '../domain/duty/policy.ts'
import type { Schedule } from '../domain/duty/schedule.ts'
import { week } from '../domain/time/durations.ts'

/**
 * What is wrong with a step: it tells `no_one`, or no one while there is a gap in the schedule within a week (`gap`, from
 * `at`); there is `no_schedule` to ask, or `no_team` there could be; it comes `too_late`, when everyone may claim already.
 */
export type PolicyWarning = {
  index: number
  kind: 'no_one' | 'gap' | 'no_schedule' | 'no_team' | 'too_late'
  at: number | null
}

type Office = { people: readonly Person[]; schedules: readonly Schedule[]; teamIds: readonly string[] }

const warningOf = (
  who: StepWho,
  { people, schedules, teamIds }: Office,
  now: number,
): Omit<PolicyWarning, 'index'> | null => {
  const able = people.filter(canWork)
  const kept = schedules.filter(({ removed }) => !removed)
  switch (who.kind) {
    case 'person':
      return able.some(({ id }) => id === who.personId) ? null : { kind: 'no_one', at: null }
    case 'admins':
      return able.some(({ role }) => atLeast(role, 'admin')) ? null : { kind: 'no_one', at: null }
    case 'team':
      if (who.teamId === null) return teamIds.length > 0 ? null : { kind: 'no_team', at: null }
      return able.some(({ teamId }) => teamId === who.teamId) ? null : { kind: 'no_one', at: null }
    case 'duty': {
      const asked = who.scheduleId === null ? kept : kept.filter(({ id }) => id === who.scheduleId)
      if (asked.length === 0) return { kind: 'no_schedule', at: null }
      const gaps = asked.map((schedule) =>
        shiftsBetween(schedule, { from: now, until: now + week }).find(
          ({ people: on }) => !on.some(({ personId }) => able.some(({ id }) => id === personId)),
        ),
      )
      // Another schedule may fill a gap; only where each has one is there surely none.
      if (gaps.includes(undefined)) return null
      return { kind: 'gap', at: Math.max(...gaps.map((gap) => gap?.from ?? 0)) }
    }
    case 'target':
    case 'everyone':
    case 'destination':
      return null
    default:
      return who satisfies never
  }
}

/** What an admin should know before saving a policy: steps that reach no one, or come too late. */
export const warningsOf = (
  content: Pick<PolicyContent, 'steps'>,
  office: Office,
  now: number,
): PolicyWarning[] =>
  content.steps.flatMap(({ who }, index): PolicyWarning[] => {
    if (who.kind === 'target' && index > 0) return [{ index, kind: 'too_late', at: null }]
    const warning = warningOf(who, office, now)
    return warning === null ? [] : [{ index, ...warning }]
  })
