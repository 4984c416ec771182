import { z } from 'zod'
import { FactSource, FactText } from '../../domain/branches/fact.ts'
import { Id, NewId } from '../../domain/document/id.ts'
import { SuggestionRef } from '../../domain/enrichment/suggestion.ts'
import { accepted } from '../assistant/assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { saveSession, sessionOf } from '../defining/timeline.ts'

/** Adds a fact: typed by hand, taken from a step or, since version 2, suggested by the assistant. */
export const factAdd = defineIntent({
  version: 2,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    factId: NewId,
    sessionId: Id,
    text: FactText,
    source: FactSource.default('note'),
    sourceEntryId: Id.nullable().default(null),
    suggested: SuggestionRef.nullable().default(null),
  }),
  apply(work, payload) {
    const { actor, accountId } = work.context
    const session = sessionOf(work, payload.sessionId)
    const at = timeIn(work, session)
    work.mustBeNew('facts', payload.factId, 'fact')
    if (payload.sourceEntryId !== null) {
      const entry = work.get('entries', payload.sourceEntryId, 'entry')
      if (entry.sessionId !== session.id) work.reject('bad_request', 'That entry belongs to another session.')
      if (payload.source !== 'note' && entry.step === null) {
        work.reject('bad_request', `That entry isn’t a ${payload.source}, so this fact can’t come from it.`)
      }
    } else if (payload.source !== 'note') {
      // Otherwise it could be edited neither here nor at its source.
      work.reject('bad_request', `A fact from a ${payload.source} has to say which one.`)
    }
    const by = accepted(work, session, payload.suggested, ['fact'])
    work.put('facts', {
      id: payload.factId,
      accountId,
      rev: 0,
      sessionId: session.id,
      text: payload.text,
      source: payload.source,
      sourceEntryId: payload.sourceEntryId,
      order: session.stateVersion,
      createdBy: actor.id,
      createdAt: at,
      updatedBy: actor.id,
      updatedAt: at,
      removedAt: null,
      ...by,
    })
    saveSession(work, { ...session, factCount: session.factCount + 1 }, { draft: true })
  },
})
