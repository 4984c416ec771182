import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { putAsk, questionOf } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { sessionOf } from '../defining/timeline.ts'

/** Stops an answer that is being written, or that no one needs any more. Whoever may write may do that. */
export const assistantStop = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ questionId: Id }),
  apply(work, { questionId }) {
    const { entry, ask } = questionOf(work, questionId)
    // If the answer was faster, there is nothing left to stop.
    putAsk(work, entry, ask, { kind: 'stop' }, sessionOf(work, entry.sessionId))
  },
})
