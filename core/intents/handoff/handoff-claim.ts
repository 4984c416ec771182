import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { answerableFor } from '../../domain/handoff/answerable.ts'
import { withFollower } from '../../domain/session/news.ts'
import { atLeast, canWork } from '../../domain/people/person.ts'
import { claimed } from '../../policy/advance.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { moved, movedHandoff, sessionOf, recordEvent } from '../defining/timeline.ts'

/**
 * Claims a handoff. The one handoff action that only the server decides.
 *
 * The claimer becomes the session's owner. If the same person claims again, they get the same answer and nothing
 * changes; anyone else is told who won and when.
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
    // Reserving it for someone who no longer has access would keep it from everyone.
    const mayTakeReserved = atLeast(actor.role, 'admin') || (target !== null && !canWork(target))
    const { before, after } = movedHandoff(work, payload.handoffId, {
      kind: 'claim',
      by: actor.id,
      teamId: work.find('people', actor.id)?.teamId ?? null,
      at: now,
      mayTakeReserved,
    })
    if (before === after) return
    work.put('handoffs', { ...after, policy: after.policy === null ? null : claimed(after.policy, now) })
    const session = moved(work, sessionOf(work, after.sessionId), 'claim')
    const followers = withFollower(session, answerableFor(after), actor.id)
    const taken = { ...session, ownerId: actor.id, openHandoffId: null, escalatedTo: null, followers }
    recordEvent(work, taken, 'claimed', '', { handoffId: after.id })
  },
})
