import { ago } from '../../language/durations.ts'
import { answerableFor } from '../../../core/domain/handoff/answerable.ts'
import { directedTo, type Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { HandoffPolicy } from '../../../core/domain/duty/handoff-policy.ts'
import type { StepWho } from '../../../core/domain/duty/policy.ts'
import { teamOf } from '../../../core/policy/candidates.ts'
import { exhaustedSaying } from '../../language/handoffs.ts'
import { listText } from '../../language/list-text.ts'
import { policyLineWords as words } from './policies.words.ts'

/** What is said of an escalation's policy, and how loudly. */
export type PolicyLine = { text: string; tone: 'calm' | 'looking' | 'red' }

/** Whom a step tells, to follow *Next:*. */
export const whoWords = (
  who: StepWho,
  handoff: Pick<Handoff, 'targetUserId' | 'targetTeamId' | 'teamId'>,
  nameOf: (id: string) => string,
): string => {
  if (who.kind === 'person') return nameOf(who.personId)
  if (who.kind === 'team' && who.teamId !== null) return nameOf(who.teamId)
  const teamId = teamOf(handoff)
  if (who.kind === 'team' && teamId !== null) return nameOf(teamId)
  // Others may well be on duty, for other teams.
  if (who.kind === 'duty' && who.scheduleId === null && teamId !== null)
    return words.onDutyFor(nameOf(teamId))
  const target = directedTo(handoff)
  if (who.kind === 'target' && target !== null) return nameOf(target)
  return words.who[who.kind]
}

const inTime = (at: number, now: number): string => (at <= now ? words.now : words.in(ago(at - now)))

/** Whoever is looking at it at `now`. */
export const lookersOf = ({ looking }: Pick<HandoffPolicy, 'looking'>, now: number): string[] =>
  looking.filter(({ until }) => until > now).map(({ personId }) => personId)

const nextWords = (
  policy: HandoffPolicy,
  handoff: Handoff,
  nameOf: (id: string) => string,
  now: number,
): string => {
  const { steps, rounds, nextAt } = policy
  const isOver = policy.index >= steps.length
  const step = isOver ? steps[0] : steps[policy.index]
  const time = inTime(nextAt ?? now, now)
  if (step === undefined || (isOver && policy.round >= rounds)) return words.lastStep(time)
  const who = whoWords(step.who, handoff, nameOf)
  return isOver || policy.round > 0 ? words.again(who, time) : words.next(who, time)
}

/** The line for an escalation at `now`; null where there is nothing to say. */
export const policyLineOf = (
  handoff: Handoff,
  reader: { id: string | undefined; nameOf: (id: string) => string },
  now: number,
  when: (at: number) => string,
): PolicyLine | null => {
  const { policy } = handoff
  if (policy === null) return null
  if (policy.phase === 'exhausted') {
    const { title, body } = exhaustedSaying(policy, answerableFor(handoff) === reader.id)
    const again = policy.nextAt === null ? '' : ` ${words.againAt(when(policy.nextAt))}.`
    return { text: `${title}. ${body}${body.endsWith('.') ? '' : '.'}${again}`, tone: 'red' }
  }
  if (policy.phase === 'nudged') return { text: words.nudged(inTime(policy.nextAt ?? now, now)), tone: 'red' }
  if (policy.phase !== 'running' && policy.phase !== 'paused') return null
  const next = nextWords(policy, handoff, reader.nameOf, now)
  const lookers = lookersOf(policy, now)
  if (lookers.length === 0) return { text: next, tone: 'calm' }
  const iLook = reader.id !== undefined && lookers.includes(reader.id)
  const others = lookers.filter((id) => id !== reader.id).map(reader.nameOf)
  const names = listText(iLook ? [words.you, ...others] : others)
  return { text: `${words.looking(names, iLook || others.length > 1)} · ${next}`, tone: 'looking' }
}
