import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { moved, movedHandoff, sessionOf, recordEvent } from './timeline.ts'

/** The escalator withdraws an escalation that no one has claimed yet. */
export const handoffWithdraw = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { actor, now } = work.context
    const { after } = movedHandoff(work, payload.handoffId, { kind: 'withdraw', by: actor.id, at: now })
    work.put('handoffs', after)
    const session = moved(work, sessionOf(work, after.sessionId), 'withdraw')
    recordEvent(work, { ...session, openHandoffId: null, escalatedTo: null }, 'withdrawn', '', {
      handoffId: after.id,
    })
  },
})
