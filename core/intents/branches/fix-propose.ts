import { z } from 'zod'
import { fixStateEnds, fixStateOf, setFixAside } from '../../domain/branches/fix.ts'
import { Id, NewId } from '../../domain/document/id.ts'
import { SuggestionRef } from '../../domain/enrichment/suggestion.ts'
import { cutBeside } from '../../redaction/cut-beside.ts'
import { accepted } from '../assistant/assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { sessionOf, recordEvent } from '../defining/timeline.ts'

/** Suggests a fix, replacing the previous one; since version 2 also one that the assistant suggested. */
export const fixPropose = defineIntent({
  version: 2,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    fixId: NewId,
    sessionId: Id,
    text: z.string().trim().min(1).max(4000),
    confidence: z.int().min(0).max(100).nullable().default(null),
    suggested: SuggestionRef.nullable().default(null),
  }),
  apply(work, payload) {
    const { actor, accountId } = work.context
    const session = sessionOf(work, payload.sessionId)
    const at = timeIn(work, session)
    work.mustBeNew('fixes', payload.fixId, 'fix')
    const by = accepted(work, session, payload.suggested, ['fix'])
    const previous = session.activeFixId === null ? null : work.find('fixes', session.activeFixId)
    const aside = previous === null ? null : setFixAside(previous, { by: actor.id, at })
    if (aside !== null) work.put('fixes', aside)
    work.put('fixes', {
      id: payload.fixId,
      accountId,
      rev: 0,
      sessionId: session.id,
      text: payload.text,
      confidence: payload.confidence,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      outcome: 'proposed',
      outcomeReason: '',
      outcomeBy: null,
      outcomeAt: null,
      supersededBy: null,
      supersededAt: null,
      createdBy: actor.id,
      createdAt: at,
      updatedAt: at,
      ...by,
    })
    // A fix with an outcome keeps it; if one was still being tried, the timeline says it was set aside.
    const text =
      aside !== null && fixStateOf(aside) === 'set_aside'
        ? `${payload.text}\n“${cutBeside(aside.text, 160)}” ${fixStateEnds.set_aside}.`
        : payload.text
    recordEvent(work, { ...session, activeFixId: payload.fixId }, 'fix_proposed', text, {
      draft: true,
      ...by,
    })
  },
})
