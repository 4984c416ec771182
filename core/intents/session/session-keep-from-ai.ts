import { z } from 'zod'
import { aiWords } from '../../domain/timeline/event-words.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { ownedSession, recordEvent } from '../defining/timeline.ts'

/** The owner keeps a session away from AI services, or lets it be sent again. */
export const sessionKeepFromAi = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id, keep: z.boolean() }),
  apply(work, { sessionId, keep }) {
    const session = ownedSession(work, sessionId)
    if (session.keepFromAi === keep) return
    recordEvent(work, { ...session, keepFromAi: keep }, 'edited', aiWords[keep ? 'kept' : 'allowed'])
  },
})
