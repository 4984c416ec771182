import { z } from 'zod'
import { outcomeText } from '../../domain/timeline/event-words.ts'
import { FixOutcome, recordOutcome } from '../../domain/branches/fix.ts'
import { Id } from '../../domain/document/id.ts'
import { SuggestionRef } from '../../domain/enrichment/suggestion.ts'
import { accepted } from '../assistant/assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { sessionOf, recordEvent } from '../defining/timeline.ts'

/** Records how a fix went. The assistant may propose that, since version 2; a person says so. */
export const fixOutcome = defineIntent({
  version: 2,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    fixId: Id,
    outcome: FixOutcome,
    reason: z.string().trim().max(2000).default(''),
    suggested: SuggestionRef.nullable().default(null),
  }),
  apply(work, payload) {
    const fix = work.get('fixes', payload.fixId, 'fix')
    const session = sessionOf(work, fix.sessionId)
    const result = recordOutcome(fix, payload.outcome, payload.reason, doneNow(work, session))
    if (!result.ok) return work.reject(result.problem.kind, result.problem.message)
    work.put('fixes', result.value)
    const by = accepted(work, session, payload.suggested, ['outcome'])
    const gone = payload.outcome === 'dismissed' && session.activeFixId === fix.id
    const text = outcomeText(fix.text, payload.outcome, payload.reason)
    recordEvent(work, gone ? { ...session, activeFixId: null } : session, 'fix_outcome', text, {
      draft: true,
      ...by,
    })
  },
})
