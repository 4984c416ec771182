import type { Handoff } from './handoff.ts'

/** From when on an escalation waits too long, milliseconds by priority; null never. */
const lateAfter: Record<Handoff['priority'], number | null> = {
  low: null,
  normal: 60 * 60_000,
  high: 15 * 60_000,
  urgent: 5 * 60_000,
}

/** How long a handoff has waited at `now`, milliseconds, by when the server had it. */
export const waitingMs = (handoff: Handoff, now: number): number =>
  Math.max(0, now - (handoff.acceptedAt ?? handoff.createdAt))

/** When someone should have taken an open escalation by; null where nothing is late, or no one knows of it yet. */
export const lateAt = (handoff: Handoff): number | null => {
  const limit = lateAfter[handoff.priority]
  if (limit === null || handoff.acceptedAt === null) return null
  return handoff.intent === 'escalate' && handoff.state === 'open' ? handoff.acceptedAt + limit : null
}

/** True when someone should have taken it by now. */
export const isLate = (handoff: Handoff, now: number): boolean => {
  const limit = lateAfter[handoff.priority]
  return limit !== null && handoff.intent === 'escalate' && waitingMs(handoff, now) >= limit
}

/** How long a handoff waited for its end, in milliseconds; until `now` while it is open. */
export const waitedMs = (handoff: Handoff, now: number): number => {
  const end = handoff.claimedAt ?? handoff.withdrawnAt ?? handoff.closedAt ?? now
  return Math.max(0, end - (handoff.acceptedAt ?? handoff.createdAt))
}
