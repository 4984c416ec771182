import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id, Timestamp } from './id.ts'
import { fail, succeed, type Result } from './problem.ts'

export const FixDecision = z.enum(['one_off', 'draft_template', 'build_template', 'dismissed'])
export type FixDecision = z.infer<typeof FixDecision>
export const FixOutcome = z.enum([
  'proposed',
  'applied_success',
  'applied_failed',
  'applied_partial',
  'applied_pending',
  'dismissed',
])
export type FixOutcome = z.infer<typeof FixOutcome>

/** A suggested fix. At most one of a session is not superseded: its `activeFixId`. */
export const Fix = z.object({
  ...documentBase,
  sessionId: Id,
  text: shortText(4000),
  /** How sure whoever proposed it is, in percent; null when nobody said. */
  confidence: z.int().min(0).max(100).nullable(),
  decision: FixDecision.nullable(),
  outcome: FixOutcome,
  outcomeReason: z.string().max(2000),
  supersededAt: Timestamp.nullable(),
  createdBy: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type Fix = z.infer<typeof Fix>

/** True while the technician owes an answer on how the fix went. */
export const needsOutcome = (fix: Pick<Fix, 'outcome' | 'supersededAt'>): boolean =>
  fix.supersededAt === null && (fix.outcome === 'applied_pending' || fix.outcome === 'applied_partial')

/** A decision on a fix. Dismissing supersedes it; a superseded fix takes no decision. */
export const decideFix = (fix: Fix, decision: FixDecision, at: number): Result<Fix> => {
  if (fix.supersededAt !== null) {
    return fail('wrong_status', 'A newer suggestion has replaced this one, so it takes no decision any more.')
  }
  if (decision !== 'dismissed') return succeed({ ...fix, decision, updatedAt: at })
  return succeed({ ...fix, decision, outcome: 'dismissed', supersededAt: at, updatedAt: at })
}

/** Records how a fix went; `applied_pending` needs a reason. */
export const recordOutcome = (fix: Fix, outcome: FixOutcome, reason: string, at: number): Result<Fix> => {
  if (fix.supersededAt !== null) {
    return fail('wrong_status', 'A newer suggestion has replaced this one, so its outcome is closed.')
  }
  if (outcome === 'applied_pending' && reason.trim() === '') {
    return fail('bad_request', 'Say what you are waiting for, so that whoever comes next knows.')
  }
  const supersededAt = outcome === 'dismissed' ? at : null
  return succeed({ ...fix, outcome, outcomeReason: reason.trim(), supersededAt, updatedAt: at })
}
