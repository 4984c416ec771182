import { policyLimits } from '../duty/policy.ts'
import { minute } from '../time/durations.ts'
import { type Handoff, isTarget } from './handoff.ts'

type Told = Pick<Handoff, 'acceptedAt' | 'opensAt' | 'targetUserId' | 'targetTeamId' | 'policy' | 'reach'>

/** When the step that told people last fired, if it told this person; null if it didn't. */
const toldByStepAt = ({ policy }: Told, personId: string): number | null => {
  const current = policy?.current ?? null
  if (policy === null || current === null) return null
  const at = policy.past.findLast(({ passed }) => passed === null)?.at ?? null
  // Beyond those who are named, more were told.
  const isNamed = current.people.includes(personId) || current.people.length >= policyLimits.named
  if (at === null || !isNamed) return null
  // Whoever was looking when it fired wasn't told again.
  const wasLooking = policy.looking.some(
    (mark) => mark.personId === personId && mark.at < at && mark.until > at,
  )
  return wasLooking ? null : at
}

/**
 * When an open escalation was told to someone last, as far as it says: since it came to the queue, came back to it, or opened to
 * them, or by the step that tells them now. By the server's clock, so it is the same on every device.
 *
 * A step that fires within a minute says nothing new: the first one, or the one that opened it. No two others are that close.
 * Once a later step tells others only, this is earlier again; so what counts is whether it is later than what someone knows.
 */
export const toldAt = (handoff: Told, person: { id: string; teamId: string | null }): number => {
  const opened = isTarget(handoff, person) ? 0 : (handoff.opensAt ?? 0)
  const first = Math.max(handoff.acceptedAt ?? 0, handoff.reach.since, opened)
  const byStep = toldByStepAt(handoff, person.id)
  return byStep === null || byStep < first + minute ? first : byStep
}

/** The latest that a handoff told anyone by `now`: what whoever looks at it then knows of. */
export const lastToldAt = ({ acceptedAt, opensAt, policy, reach }: Told, now: number): number => {
  const opened = opensAt !== null && opensAt <= now ? opensAt : 0
  const steps = Math.max(policy?.past.at(-1)?.at ?? 0, policy?.exhausted?.at ?? 0)
  return Math.max(acceptedAt ?? 0, reach.since, opened, steps)
}

/** True if someone has seen it on one of their devices since it was told to them at that time. */
export const hasSeen = ({ reach }: Pick<Handoff, 'reach'>, personId: string, since: number): boolean =>
  reach.seen.people.includes(personId) && (reach.seenUpTo[personId] ?? 0) >= since
