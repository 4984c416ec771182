import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { heldSession, moved, tell } from './timeline.ts'

/** The owner opens an ended session again. */
export const sessionReopen = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id }),
  apply(work, payload) {
    const session = moved(work, heldSession(work, payload.sessionId), 'reopen')
    tell(work, { ...session, resolvedAt: null }, 'reopened', '', { draft: true })
  },
})
