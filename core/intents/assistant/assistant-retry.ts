import { z } from 'zod'
import { moveAsk } from '../../domain/enrichment/assistant.ts'
import { Id } from '../../domain/document/id.ts'
import { keptFromAsking, questionOf } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { sessionOf } from '../defining/timeline.ts'

/** Asks a question again that was stopped, or that no answer came to. */
export const assistantRetry = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ questionId: Id }),
  apply(work, { questionId }) {
    const { entry, ask } = questionOf(work, questionId)
    const session = sessionOf(work, entry.sessionId)
    const asked = moveAsk(ask, { kind: 'retry' }, doneNow(work, session))
    // Someone else asked it again, or it was answered meanwhile.
    if (asked === null) return
    const because = keptFromAsking(work, session)
    work.put('entries', {
      ...entry,
      ask: because === null ? asked : { ...asked, state: 'without', because },
    })
  },
})
