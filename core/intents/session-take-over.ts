import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { canWork } from '../domain/person.ts'
import { defineIntent } from './define-intent.ts'
import { sessionOf, recordEvent } from './timeline.ts'

/**
 * Takes a session whose owner cannot work any more, so that nothing is stuck with someone who has left.
 *
 * No one takes a session from a owner who can work: that is handed over. One with an open handoff is claimed. Like a
 * claim it is the server's decision alone; taking it again by the same person changes nothing.
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
      work.reject('not_owner', `${name} holds this session and can work on it. Ask them to hand it over.`, {
        by: session.ownerId,
      })
    }
    if (session.openHandoffId !== null) {
      work.reject('wrong_status', 'This session waits to be claimed. Open its handoff and claim it there.')
    }
    recordEvent(work, { ...session, ownerId: actor.id }, 'taken_over', name)
  },
})
