import type { Handoff } from './handoff.ts'
import { earliestDue } from '../duty/sla.ts'
import { day, hour } from '../time/durations.ts'

/** How long an escalation may wait before it is late, in milliseconds by priority; null for no limit. */
const lateAfter: Record<Handoff['priority'], number | null> = {
  low: null,
  normal: hour,
  high: 15 * 60_000,
  urgent: 5 * 60_000,
}

/** How long one without a limit may wait before others of its priority that are due go first. Milliseconds. */
const unlimited = day

type Waits = Pick<Handoff, 'id' | 'acceptedAt' | 'createdAt'>

/** Since when a handoff waits: by the server's clock, or by the device's until the server has it. Milliseconds. */
export const waitingSince = ({ acceptedAt, createdAt }: Omit<Waits, 'id'>): number => acceptedAt ?? createdAt

/**
 * Who has waited longest first, by the server's clock: what a device says of the time gets no one a better place.
 * What is on this device alone comes last, as it will once the server has it.
 */
export const byWait = (a: Waits, b: Waits): number => {
  if ((a.acceptedAt === null) !== (b.acceptedAt === null)) return a.acceptedAt === null ? 1 : -1
  return waitingSince(a) - waitingSince(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * What is needed soonest comes first: by when someone should have claimed it, or by its earliest due time if that comes before:
 * a clock's, or what was promised by hand. Without due times this is who has waited longest; one can move a handoff up but
 * never back.
 */
export const byNeed = (a: Handoff, b: Handoff): number => {
  if (a.acceptedAt === null || b.acceptedAt === null) return byWait(a, b)
  const neededAt = (handoff: Handoff) =>
    Math.min(
      waitingSince(handoff) + (lateAfter[handoff.priority] ?? unlimited),
      earliestDue(handoff.sla, handoff.snapshot.dueAt) ?? Infinity,
    )
  return neededAt(a) - neededAt(b) || byWait(a, b)
}

/** How long a handoff has been waiting at `now`, in milliseconds since the server received it. */
export const waitingMs = (handoff: Handoff, now: number): number => Math.max(0, now - waitingSince(handoff))

/** When someone should have claimed an open escalation; null if it can't be late or no one knows of it yet. */
export const lateAt = (handoff: Handoff): number | null => {
  const limit = lateAfter[handoff.priority]
  if (limit === null || handoff.acceptedAt === null) return null
  return handoff.intent === 'escalate' && handoff.state === 'open' ? handoff.acceptedAt + limit : null
}

/** True if someone should have claimed it by now. */
export const isLate = (handoff: Handoff, now: number): boolean => {
  const limit = lateAfter[handoff.priority]
  return limit !== null && handoff.intent === 'escalate' && waitingMs(handoff, now) >= limit
}

/**
 * How long a handoff waited for its end, in milliseconds; until `now` while it is open. No one can take an escalation before the
 * server has it, so it waits from then. A session is parked from when someone parked it, however late the server heard of that.
 */
export const waitedMs = (handoff: Handoff, now: number): number => {
  const end = handoff.claimedAt ?? handoff.withdrawnAt ?? handoff.closedAt ?? now
  return Math.max(0, end - (handoff.intent === 'park' ? handoff.createdAt : waitingSince(handoff)))
}
