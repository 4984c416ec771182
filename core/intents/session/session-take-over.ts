import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { canWork } from '../../domain/people/person.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { takeClaim } from '../handoff/take-claim.ts'
import { sessionOf, recordEvent } from '../defining/timeline.ts'

/**
 * Takes over a session whose owner no longer has access, so that nothing is stuck with someone who has left.
 *
 * An owner who still has access hands a session over instead, and one with an open handoff is claimed. As with a
 * claim, only the server decides; if the same person takes it over again, nothing changes.
 */
export const sessionTakeOver = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ sessionId: Id }),
  apply(work, payload) {
    const { actor } = work.context
    const session = sessionOf(work, payload.sessionId)
    if (session.ownerId === actor.id) return
    const owner = work.find('people', session.ownerId)
    const name = work.nameOf(session.ownerId)
    if (owner !== null && canWork(owner)) {
      work.reject('not_owner', `${name} owns this session and still has access. Ask them to hand it over.`, {
        by: session.ownerId,
      })
    }
    if (session.openHandoffId !== null) {
      work.reject(
        'wrong_status',
        'This session is waiting to be claimed. Open its handoff and claim it there.',
      )
    }
    takeClaim(work, session, session.ownerId)
    const followers = session.followers.filter((id) => id !== actor.id)
    recordEvent(work, { ...session, ownerId: actor.id, followers }, 'taken_over', name, {
      tells: { people: followers, kind: 'taken_over' },
    })
  },
})
