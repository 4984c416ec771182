import type { Handoff } from './handoff.ts'

/** How long an escalation may wait before it is late, in milliseconds by priority; null for no limit. */
const lateAfter: Record<Handoff['priority'], number | null> = {
  low: null,
  normal: 60 * 60_000,
  high: 15 * 60_000,
  urgent: 5 * 60_000,
}

/** How long a handoff has been waiting at `now`, in milliseconds since the server received it. */
export const waitingMs = (handoff: Handoff, now: number): number =>
  Math.max(0, now - (handoff.acceptedAt ?? handoff.createdAt))

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

/** How long a handoff waited for its end, in milliseconds; until `now` while it is open. */
export const waitedMs = (handoff: Handoff, now: number): number => {
  const end = handoff.claimedAt ?? handoff.withdrawnAt ?? handoff.closedAt ?? now
  return Math.max(0, end - (handoff.acceptedAt ?? handoff.createdAt))
}
