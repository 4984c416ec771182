import { z } from 'zod'
import { decideFix, FixDecision, FixOutcome, recordOutcome } from '../domain/fix.ts'
import { Id, NewId } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { sessionOf, tell } from './timeline.ts'

const outcomeWord: Record<z.infer<typeof FixOutcome>, string> = {
  proposed: 'is proposed',
  applied_success: 'worked',
  applied_failed: 'did not work',
  applied_partial: 'helped in part',
  applied_pending: 'is being checked',
  dismissed: 'was dismissed',
}

/** Suggests a fix; it takes the place of the one before. */
export const fixPropose = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    fixId: NewId,
    sessionId: Id,
    text: z.string().trim().min(1).max(4000),
    confidence: z.int().min(0).max(100).nullable().default(null),
  }),
  apply(work, payload) {
    const { actor, accountId, at } = work.context
    const session = sessionOf(work, payload.sessionId)
    work.mustBeNew('fixes', payload.fixId, 'fix')
    const previous = session.activeFixId === null ? null : work.find('fixes', session.activeFixId)
    if (previous !== null && previous.supersededAt === null) {
      work.put('fixes', { ...previous, supersededAt: at, updatedAt: at })
    }
    work.put('fixes', {
      id: payload.fixId,
      accountId,
      rev: 0,
      sessionId: session.id,
      text: payload.text,
      confidence: payload.confidence,
      decision: null,
      outcome: 'proposed',
      outcomeReason: '',
      supersededAt: null,
      createdBy: actor.id,
      createdAt: at,
      updatedAt: at,
    })
    tell(work, { ...session, activeFixId: payload.fixId }, 'fix_proposed', payload.text, { draft: true })
  },
})

/** Decides what becomes of a fix; dismissing supersedes it. */
export const fixDecide = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ fixId: Id, decision: FixDecision }),
  apply(work, payload) {
    const fix = work.get('fixes', payload.fixId, 'fix')
    const result = decideFix(fix, payload.decision, work.context.at)
    if (!result.ok) return work.refuse(result.problem.kind, result.problem.message)
    work.put('fixes', result.value)
    const session = sessionOf(work, fix.sessionId)
    const gone = payload.decision === 'dismissed' && session.activeFixId === fix.id
    const text = payload.decision === 'dismissed' ? `${fix.text} was dismissed` : fix.text
    tell(work, gone ? { ...session, activeFixId: null } : session, 'fix_decided', text, { draft: true })
  },
})

/** Says how a fix went. */
export const fixOutcome = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ fixId: Id, outcome: FixOutcome, reason: z.string().trim().max(2000).default('') }),
  apply(work, payload) {
    const fix = work.get('fixes', payload.fixId, 'fix')
    const result = recordOutcome(fix, payload.outcome, payload.reason, work.context.at)
    if (!result.ok) return work.refuse(result.problem.kind, result.problem.message)
    work.put('fixes', result.value)
    const session = sessionOf(work, fix.sessionId)
    const gone = payload.outcome === 'dismissed' && session.activeFixId === fix.id
    const text = `${fix.text} ${outcomeWord[payload.outcome]}${payload.reason === '' ? '' : `: ${payload.reason}`}`
    tell(work, gone ? { ...session, activeFixId: null } : session, 'fix_outcome', text, { draft: true })
  },
})
