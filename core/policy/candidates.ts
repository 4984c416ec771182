import { everyoneOnDuty, schedulesFor } from '../duty/on-duty.ts'
import { isTarget, type Handoff } from '../domain/handoff/handoff.ts'
import { atLeast, canWork, type Person } from '../domain/people/person.ts'
import type { PolicyStep, StepWho } from '../domain/duty/policy.ts'
import type { Schedule } from '../domain/duty/schedule.ts'

/** The handoff that a step is about, as far as it says who is told. */
export type About = Pick<Handoff, 'handedOffBy' | 'targetUserId' | 'targetTeamId' | 'teamId'>

/** Whom there is in a workspace. */
export type Workforce = { people: readonly Person[]; schedules: readonly Schedule[] }

/** The team whose duty and members count for a handoff: the one it is directed to, else the session's. */
export const teamOf = ({ targetTeamId, teamId }: Pick<About, 'targetTeamId' | 'teamId'>): string | null =>
  targetTeamId ?? teamId

/** The schedules that a duty step asks. */
const asked = (scheduleId: string | null, about: About, schedules: readonly Schedule[]): Schedule[] =>
  scheduleId === null
    ? schedulesFor(schedules, teamOf(about))
    : schedules.filter(({ id, removed }) => id === scheduleId && !removed)

/** Who is on duty for a handoff. */
const onDutyFor = (about: About, schedules: readonly Schedule[], at: number): Set<string> =>
  everyoneOnDuty(schedulesFor(schedules, teamOf(about)), at)

/** Whom a step would tell at an instant: people who can take it, without the escalator. No one for a destination. */
export const candidatesOf = (
  who: StepWho,
  about: About,
  { people, schedules }: Workforce,
  at: number,
): string[] => {
  const able = people.filter((person) => canWork(person) && person.id !== about.handedOffBy)
  const ids = (fits: (person: Person) => boolean) => able.filter(fits).map(({ id }) => id)
  switch (who.kind) {
    case 'target':
      return ids((person) => isTarget(about, person))
    case 'duty': {
      const onDuty = everyoneOnDuty(asked(who.scheduleId, about, schedules), at)
      return ids(({ id }) => onDuty.has(id))
    }
    case 'team': {
      const teamId = who.teamId ?? teamOf(about)
      return ids((person) => teamId === null || person.teamId === teamId)
    }
    case 'everyone':
      return ids(() => true)
    case 'admins':
      return ids(({ role }) => atLeast(role, 'admin'))
    case 'person':
      return ids(({ id }) => id === who.personId)
    case 'destination':
      return []
    default:
      return who satisfies never
  }
}

/**
 * Who is on duty for what a policy does: on the schedules of its team, or on those that its steps ask; whoever is asked by name,
 * on any. Being on duty breaks through their quiet hours and do-not-disturb, on every channel and at their own desk.
 */
export const onDutyUnder = (
  steps: readonly Pick<PolicyStep, 'who'>[],
  about: About,
  workforce: Workforce,
  at: number,
): Set<string> => {
  const onAny = everyoneOnDuty(workforce.schedules, at)
  const named = [about.targetUserId, ...steps.map(({ who }) => (who.kind === 'person' ? who.personId : null))]
  return new Set([
    ...onDutyFor(about, workforce.schedules, at),
    ...named.flatMap((personId) => (personId !== null && onAny.has(personId) ? personId : [])),
    ...steps.flatMap(({ who }) => (who.kind === 'duty' ? candidatesOf(who, about, workforce, at) : [])),
  ])
}
