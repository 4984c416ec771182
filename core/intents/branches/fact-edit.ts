import { z } from 'zod'
import { FactText } from '../../domain/branches/fact.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { saveSession, sessionOf } from '../defining/timeline.ts'

/** Edits a fact. One that came from a question or check is edited at its source. */
export const factEdit = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ factId: Id, text: FactText }),
  apply(work, payload) {
    const fact = work.get('facts', payload.factId, 'fact')
    if (fact.source !== 'note') {
      work.reject(
        'changed_at_source',
        `This fact came from a ${fact.source}. Edit the ${fact.source}, and the fact changes with it.`,
      )
    }
    if (fact.removedAt !== null) work.reject('wrong_status', 'This fact was removed. Restore it first.')
    const session = sessionOf(work, fact.sessionId)
    work.put('facts', {
      ...fact,
      text: payload.text,
      updatedBy: work.context.actor.id,
      updatedAt: timeIn(work, session),
    })
    saveSession(work, session, { draft: true })
  },
})
