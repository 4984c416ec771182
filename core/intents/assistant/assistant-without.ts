import { z } from 'zod'
import { NoAnswer } from '../../domain/enrichment/assistant.ts'
import { Id } from '../../domain/document/id.ts'
import { putAsk, questionOf } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { sessionOf } from '../defining/timeline.ts'

/** The server says why a question has no answer. */
export const assistantWithout = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ questionId: Id, tries: z.int().min(1), because: NoAnswer }),
  apply(work, { questionId, tries, because }) {
    const { entry, ask } = questionOf(work, questionId)
    putAsk(work, entry, ask, { kind: 'without', tries, because }, sessionOf(work, entry.sessionId))
  },
})
