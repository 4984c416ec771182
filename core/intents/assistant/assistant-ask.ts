import { z } from 'zod'
import { assistantLimits } from '../../domain/enrichment/assistant.ts'
import { blockText } from '../../domain/document/document.ts'
import { Id, NewId } from '../../domain/document/id.ts'
import { keptFromAsking } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { appendEntry, saveSession, sessionOf } from '../defining/timeline.ts'

/**
 * Asks the assistant something, in an entry of its own. The server answers once it has it, however long after.
 *
 * Where AI is off, or the session is kept away from it, the question stays in the timeline, and says why nothing answers.
 */
export const assistantAsk = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    entryId: NewId,
    sessionId: Id,
    text: blockText(assistantLimits.question).min(1),
    /** The answer of which it asks what that rests on. */
    about: Id.nullable().default(null),
  }),
  apply(work, { entryId, sessionId, text, about }) {
    const session = sessionOf(work, sessionId)
    work.mustBeNew('entries', entryId, 'question')
    if (about !== null) {
      const answer = work.get('entries', about, 'answer')
      if (answer.sessionId !== session.id || answer.answer === undefined)
        work.reject('bad_request', 'That isn’t an answer of the assistant in this session.')
    }
    const because = keptFromAsking(work, session)
    const state = because === null ? ('waiting' as const) : ('without' as const)
    const next = appendEntry(work, session, {
      id: entryId,
      kind: 'message',
      text,
      ask: { state, because, about, tries: 1, answerId: null, ...doneNow(work, session) },
    })
    saveSession(work, next, { draft: false })
  },
})
