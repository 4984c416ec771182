import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { closeOpenHandoff, ownedSession, moved, recordEvent } from '../defining/timeline.ts'

/** The owner abandons a session. */
export const sessionAbandon = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id, reason: z.string().trim().max(2000).default('') }),
  apply(work, payload) {
    const session = moved(work, ownedSession(work, payload.sessionId), 'abandon')
    recordEvent(work, closeOpenHandoff(work, session, 'abandoned'), 'abandoned', payload.reason, {
      tells: { people: session.followers, kind: 'abandoned' },
    })
  },
})
