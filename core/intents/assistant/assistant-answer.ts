import { z } from 'zod'
import { assistantId, assistantLimits, MadeAnswer } from '../../domain/enrichment/assistant.ts'
import { Id } from '../../domain/document/id.ts'
import { putAsk, questionOf } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { appendEntry, saveSession, sessionOf, tell } from '../defining/timeline.ts'

/**
 * The server brings the assistant's answer to a question, as one entry.
 *
 * That entry, with what it suggests, is all that an answer can be: what its shape doesn't name is rejected, and nothing of it
 * changes how the session stands. Suggestions become something only through what a person does. A question that was answered
 * or asked again meanwhile keeps what it has. Whoever asked a while ago, or without a network, is told.
 */
export const assistantAnswer = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.strictObject({ questionId: Id, tries: z.int().min(1), answer: MadeAnswer }),
  apply(work, { questionId, tries, answer: { text, ...made } }) {
    const { entry, ask } = questionOf(work, questionId)
    const session = sessionOf(work, entry.sessionId)
    const answerId = work.nextId()
    const { isStopped } = made
    if (!putAsk(work, entry, ask, { kind: 'answer', tries, answerId, isStopped }, session)) return
    const suggestions = made.suggestions.map((suggestion, index) => ({
      ...suggestion,
      id: `s${index + 1}`,
      state: 'open' as const,
      by: null,
      at: null,
    }))
    const next = appendEntry(work, session, {
      id: answerId,
      kind: 'message',
      authorId: assistantId,
      branchId: entry.branchId,
      text,
      answer: { ...made, questionId, suggestions },
    })
    const isLate = !isStopped && timeIn(work, session) - ask.at >= assistantLimits.toldAfter
    saveSession(work, isLate ? tell(work, next, answerId, [ask.by], 'answered', text) : next, {
      draft: false,
    })
  },
})
