import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { closeOpenHandoff, heldSession, moved, tell } from './timeline.ts'

/** The owner gives a session up. */
export const sessionAbandon = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id, reason: z.string().trim().max(2000).default('') }),
  apply(work, payload) {
    const session = moved(work, heldSession(work, payload.sessionId), 'abandon')
    tell(work, closeOpenHandoff(work, session, 'abandoned'), 'abandoned', payload.reason)
  },
})
