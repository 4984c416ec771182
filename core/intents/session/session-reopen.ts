import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { ownedSession, moved, recordEvent } from '../defining/timeline.ts'
import { reopenedReason, stopWriteUp } from '../write-up/write-up-parts.ts'

/** The owner reopens a session that has ended. A resolution note that waits for its ticket isn't posted anymore. */
export const sessionReopen = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id }),
  apply(work, payload) {
    const ended = ownedSession(work, payload.sessionId)
    const session = moved(work, ended, 'reopen')
    stopWriteUp(work, ended, reopenedReason)
    // What ended it is no longer true.
    const news = session.news.filter(({ kind }) => kind !== 'resolved' && kind !== 'abandoned')
    recordEvent(work, { ...session, resolvedAt: null, news }, 'reopened', '', { draft: true })
  },
})
