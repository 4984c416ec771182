import { directedTo, type Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { lapsedAt } from '../../../../core/domain/handoff/lapsed.ts'
import { parkingOf } from '../../../../core/domain/handoff/parking.ts'
import { isLate, waitingMs } from '../../../../core/domain/handoff/waiting.ts'
import { parkedUntil } from '../../../language/handoffs.ts'
import { handoffStatusWords as words } from './handoff-status.words.ts'

/** Who an escalation went to; `left` when that person, or everyone in that team, no longer has access. */
export const audienceWords = (
  handoff: Handoff,
  { left, now }: { left: boolean; now: number },
  youIn: (id: string) => string,
): string => {
  const target = directedTo(handoff)
  if (target === null) return words.toEveryone
  const name = youIn(target)
  if (!left && handoff.state === 'open' && lapsedAt(handoff, now) !== null) return words.toThenEveryone(name)
  if (!left) return words.to(name)
  const unsent = handoff.acceptedAt === null
  if (handoff.targetUserId === null) return unsent ? words.teamEmptyUnsent(name) : words.teamEmpty(name)
  return unsent ? words.targetLeftUnsent(name) : words.targetLeft(name)
}

/**
 * How long an escalation has been waiting since the server got it: calm at first, later with what to do about it. Null
 * when no one is being waited for.
 */
export const waitWords = (handoff: Handoff, now: number): { text: string; late: boolean } | null => {
  if (handoff.intent !== 'escalate' || handoff.state !== 'open' || handoff.acceptedAt === null) return null
  const waited = waitingMs(handoff, now)
  return isLate(handoff, now)
    ? { text: words.waitingTooLong(waited), late: true }
    : { text: words.waiting(waited), late: false }
}

/** When a parked session comes back. */
export const parkedWords = (handoff: Handoff, now: number, when: (at: number) => string): string => {
  const { psaTicketId } = handoff.snapshot
  const parking = parkingOf(handoff, now)
  if (parking === 'due') return words.parkedDue
  if (parking === 'replied') return words.parkedReplied(psaTicketId)
  const until = parkedUntil(handoff, psaTicketId, when)
  return until === null ? words.parkedOpenEnded : words.parkedUntil(until)
}
