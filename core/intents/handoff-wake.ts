import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { sessionOf, recordEvent } from './timeline.ts'

/** The server wakes a parked session when its time comes. Doing it twice, or after it ended, changes nothing. */
export const handoffWake = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { now } = work.context
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.wakeAt === null || handoff.wokeAt !== null)
      return
    work.put('handoffs', { ...handoff, wokeAt: now })
    recordEvent(work, sessionOf(work, handoff.sessionId), 'woke', '', { handoffId: handoff.id })
  },
})
