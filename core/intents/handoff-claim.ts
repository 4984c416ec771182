import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { atLeast, canWork } from '../domain/person.ts'
import { defineIntent } from './define-intent.ts'
import { moved, movedHandoff, sessionOf, recordEvent } from './timeline.ts'

/**
 * Takes a handoff. The one action that only the server decides.
 *
 * The claimer becomes the session's owner. Claiming again by the same person is the same answer and changes
 * nothing; everyone else is told who won and when.
 */
export const handoffClaim = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { actor, now } = work.context
    const { targetUserId } = work.get('handoffs', payload.handoffId, 'handoff')
    const target = targetUserId === null ? null : work.find('people', targetUserId)
    // Kept for someone who cannot work any more, it would be kept from everyone.
    const mayTakeReserved = atLeast(actor.role, 'admin') || (target !== null && !canWork(target))
    const { before, after } = movedHandoff(work, payload.handoffId, {
      kind: 'claim',
      by: actor.id,
      at: now,
      mayTakeReserved,
    })
    if (before === after) return
    work.put('handoffs', after)
    const session = moved(work, sessionOf(work, after.sessionId), 'claim')
    const taken = { ...session, ownerId: actor.id, openHandoffId: null, escalatedTo: null }
    recordEvent(work, taken, 'claimed', '', { handoffId: after.id })
  },
})
