import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { WriteUpContent } from '../../domain/write-up/write-up.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { ownedSession, saveSession } from '../defining/timeline.ts'
import { confirmWriteUp } from './write-up-parts.ts'

/** The owner confirms the write-up of a session that was resolved or escalated without one. */
export const writeupConfirm = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ sessionId: Id, writeUp: WriteUpContent }),
  apply(work, { sessionId, writeUp }) {
    const session = ownedSession(work, sessionId)
    if (session.writeUpId !== null) {
      work.reject(
        'already_exists',
        'A write-up was already confirmed for this. Reopen the session to write another one.',
      )
    }
    if (session.status === 'resolved') {
      saveSession(work, confirmWriteUp(work, session, 'resolution', writeUp, null), { draft: false })
      return
    }
    if (session.status !== 'escalated' && session.status !== 'requesting_escalation') {
      work.reject(
        'wrong_status',
        'This session is neither resolved nor escalated, so there is nothing to post.',
      )
    }
    saveSession(work, confirmWriteUp(work, session, 'escalation', writeUp, session.openHandoffId), {
      draft: false,
    })
  },
})
