import { z } from 'zod'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { isUnderway } from '../../domain/session/session.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { recordEvent, sessionOf } from '../defining/timeline.ts'

const texts = {
  soon: {
    touch: 'Less than 20% of the time is left for the first touch.',
    resolve: 'Less than 20% of the time is left to resolve it.',
  },
  /** The server was down when it should have warned, or no one owned it then. */
  over: {
    touch: 'The time for the first touch is over.',
    resolve: 'The time to resolve it is over.',
  },
} as const

/**
 * The server warns the owner that 80 % of a clock's time are over. Each clock warns once for
 * each due time; of an escalation that no one has
 * claimed yet, its policy tells people. `warnAt` is the time it was set to: at any other, something else happened first.
 */
export const sessionWarn = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ sessionId: Id, clock: z.enum(['touch', 'resolve']), warnAt: Timestamp }),
  apply(work, { sessionId, clock: which, warnAt }) {
    const session = sessionOf(work, sessionId)
    const clock = session.sla?.[which] ?? null
    if (session.sla === null || clock === null || clock.state !== 'running' || clock.warnAt !== warnAt) return
    if (clock.warned || clock.missed || !isUnderway(session.status) || session.status === 'escalated') return
    const sla = { ...session.sla, [which]: { ...clock, warned: true } }
    const text = texts[work.context.now > clock.dueAt ? 'over' : 'soon'][which]
    recordEvent(work, { ...session, sla }, 'due_soon', which, {
      tells: { people: [session.ownerId], kind: 'due_soon', text },
    })
  },
})
