import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { day } from '../../../core/domain/time/durations.ts'

/** How long after a claim its confirmation is asked for. Milliseconds. */
const askedFor = day

/** The handoff by which a session came to its owner last; null if it never changed hands. */
export const takenOver = (
  { ownerId }: Pick<Session, 'ownerId'>,
  handoffs: readonly Handoff[],
): Handoff | null =>
  handoffs
    .filter((handoff) => handoff.state === 'claimed' && currentClaim(handoff)?.by === ownerId)
    .toSorted((a, b) => (currentClaim(b)?.at ?? 0) - (currentClaim(a)?.at ?? 0))[0] ?? null

/** The handoff whose claimer still has to say what they take over, if that is `readerId`; null otherwise. */
export const toConfirm = (
  session: Pick<Session, 'ownerId' | 'status'>,
  handoffs: readonly Handoff[],
  readerId: string | null,
  now: number,
): Handoff | null => {
  const handoff = takenOver(session, handoffs)
  if (handoff === null || readerId !== session.ownerId || session.status !== 'active') return null
  const { confirmation, handedOffBy } = handoff
  if (handedOffBy === readerId || (confirmation !== null && !confirmation.question)) return null
  return now - (currentClaim(handoff)?.at ?? 0) <= askedFor ? handoff : null
}
