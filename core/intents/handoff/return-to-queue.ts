import { answerableFor } from '../../domain/handoff/answerable.ts'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import { reachAgain } from '../../domain/duty/reach.ts'
import type { Handoff } from '../../domain/handoff/handoff.ts'
import type { Session } from '../../domain/session/session.ts'
import type { Work } from '../defining/define-intent.ts'
import { moved, recordEvent } from '../defining/timeline.ts'

/**
 * Puts a claimed session back into the queue it came from. Whoever answers for its escalation owns it until someone else
 * claims it. It hasn't reached anyone yet: what they saw of it before was claimed since.
 *
 * @param handoff as claimed, with its policy at the first step again
 * @param because the entry's text says whose claim it was, and names this reason if it isn't that nothing happened
 * @param why told to its claimer and its new owner
 */
export const returnToQueue = (
  work: Work,
  handoff: Handoff,
  session: Session,
  because: 'idle' | 'off_duty',
  why: string,
): void => {
  const claimer = currentClaim(handoff)?.by ?? null
  const owner = answerableFor(handoff)
  work.put('handoffs', {
    ...handoff,
    state: 'open',
    claimedBy: null,
    claimedAt: null,
    claimTakenOver: null,
    pickup: null,
    confirmation: null,
    opensAt: null,
    reach: reachAgain(handoff.reach, handoff.policy?.since ?? work.context.now),
  })
  const back = {
    ...moved(work, session, 'return'),
    ownerId: owner,
    openHandoffId: handoff.id,
    escalatedTo: handoff.targetUserId,
    followers: session.followers.filter((id) => id !== owner),
  }
  const name = claimer === null ? '' : work.nameOf(claimer)
  recordEvent(work, back, 'returned', because === 'idle' ? name : `${name}\n${because}`, {
    handoffId: handoff.id,
    tells: { people: [...new Set([claimer ?? owner, owner])], kind: 'returned', text: why },
  })
}
