import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { Woken } from '../../domain/session/woken.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { sessionOf, recordEvent } from '../defining/timeline.ts'

/**
 * The server wakes a parked session when its time comes, when the client replied on its ticket, or once no one can anymore. Doing it twice, or after
 * it ended, changes nothing.
 */
export const handoffWake = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoffId: Id,
    /** The beginning of the reply that wakes it; null if its time has come. */
    reply: z.string().max(1000).nullable().default(null),
    /** True if it wakes because the reply that it was parked until can't come anymore. */
    endsWait: z.boolean().default(false),
    /** Whom the server told of it, and what had changed. */
    woken: Woken.nullable().default(null),
  }),
  apply(work, payload) {
    const { now } = work.context
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.wokeAt !== null) return
    const { reply, endsWait } = payload
    const isMeant = reply !== null || endsWait ? handoff.wakeOnReply : handoff.wakeAt !== null
    if (!isMeant) return
    const wakeOnReply = handoff.wakeOnReply && !endsWait
    work.put('handoffs', { ...handoff, wakeOnReply, wokeAt: now, woken: payload.woken })
    recordEvent(work, sessionOf(work, handoff.sessionId), 'woke', reply ?? '', {
      handoffId: handoff.id,
    })
  },
})
