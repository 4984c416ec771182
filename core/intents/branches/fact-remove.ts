import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { saveSession, sessionOf } from '../defining/timeline.ts'

/** Removes a fact, or restores a removed one. Doing either twice changes nothing. */
export const factRemove = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ factId: Id, removed: z.boolean().default(true) }),
  apply(work, payload) {
    const fact = work.get('facts', payload.factId, 'fact')
    if ((fact.removedAt !== null) === payload.removed) return
    const session = sessionOf(work, fact.sessionId)
    const at = timeIn(work, session)
    work.put('facts', {
      ...fact,
      removedAt: payload.removed ? at : null,
      updatedBy: work.context.actor.id,
      updatedAt: at,
    })
    const factCount = Math.max(0, session.factCount + (payload.removed ? -1 : 1))
    saveSession(work, { ...session, factCount }, { draft: true })
  },
})
