import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { closeOpenHandoff, ownedSession, moved, recordEvent } from '../defining/timeline.ts'

/** The owner resumes a parked session, which ends its handoff. */
export const sessionResume = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id }),
  apply(work, payload) {
    const session = moved(work, ownedSession(work, payload.sessionId), 'resume')
    recordEvent(work, closeOpenHandoff(work, session, 'resumed'), 'resumed', '')
  },
})
