import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { ownedSession, moved, recordEvent } from './timeline.ts'

/** The owner reopens a session that has ended. */
export const sessionReopen = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id }),
  apply(work, payload) {
    const session = moved(work, ownedSession(work, payload.sessionId), 'reopen')
    // What ended it is no longer true.
    const news = session.news.filter(({ kind }) => kind !== 'resolved' && kind !== 'abandoned')
    recordEvent(work, { ...session, resolvedAt: null, news }, 'reopened', '', { draft: true })
  },
})
