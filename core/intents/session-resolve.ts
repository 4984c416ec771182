import { z } from 'zod'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { closeOpenHandoff, heldSession, moved, tell } from './timeline.ts'

/** The holder closes a session as solved; a fix whose outcome is pending counts as having worked. */
export const sessionResolve = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    resolutionSummary: z.string().trim().max(8000).default(''),
    resolutionAction: z.string().trim().max(2000).default(''),
  }),
  apply(work, payload) {
    const { at, now } = work.context
    const session = moved(work, heldSession(work, payload.sessionId), 'resolve')
    const fix = session.activeFixId === null ? null : work.find('fixes', session.activeFixId)
    if (fix !== null && fix.supersededAt === null && fix.outcome === 'applied_pending') {
      work.put('fixes', { ...fix, outcome: 'applied_success', updatedAt: at })
    }
    const resolved = {
      ...closeOpenHandoff(work, session, 'resolved'),
      resolutionSummary: payload.resolutionSummary === '' ? null : payload.resolutionSummary,
      resolutionAction: payload.resolutionAction === '' ? null : payload.resolutionAction,
      resolvedAt: work.context.authority === 'server' ? now : at,
    }
    tell(work, resolved, 'resolved', payload.resolutionSummary, { draft: true })
  },
})
