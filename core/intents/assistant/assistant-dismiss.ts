import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { setDismissed } from './assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { sessionOf } from '../defining/timeline.ts'

/** Dismisses a suggestion of the assistant, or takes that back. What was accepted stays accepted. */
export const assistantDismiss = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ entryId: Id, suggestionId: Id, dismissed: z.boolean() }),
  apply(work, { entryId, suggestionId, dismissed }) {
    const entry = work.get('entries', entryId, 'answer')
    setDismissed(work, { entryId, suggestionId }, sessionOf(work, entry.sessionId), dismissed)
  },
})
