import { z } from 'zod'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { fail, succeed, type Result } from '../document/problem.ts'

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

/** A suggested fix. A session has at most one that is not superseded: its `activeFixId`. */
export const Fix = z.object({
  ...documentBase,
  sessionId: Id,
  text: shortText(4000),
  /** How confident the person who suggested it was, in percent; null if they didn't say. */
  confidence: z.int().min(0).max(100).nullable(),
  decision: FixDecision.nullable(),
  decidedBy: Id.nullable(),
  decidedAt: Timestamp.nullable(),
  outcome: FixOutcome,
  outcomeReason: z.string().max(2000),
  /** Who said how it went, and when; null while it is only suggested. */
  outcomeBy: Id.nullable(),
  outcomeAt: Timestamp.nullable(),
  supersededBy: Id.nullable(),
  supersededAt: Timestamp.nullable(),
  createdBy: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** Only of what someone accepted from the assistant: the answer that suggested it. */
  suggestedIn: Id.optional(),
})
export type Fix = z.infer<typeof Fix>

/** A fix's state as people see it: once no one is trying it any more, it is set aside, whatever was still open. */
export type FixState = FixOutcome | 'set_aside'

export const fixStateOf = (fix: Pick<Fix, 'outcome' | 'supersededAt'>): FixState =>
  fix.supersededAt !== null && (fix.outcome === 'proposed' || fix.outcome === 'applied_pending')
    ? 'set_aside'
    : fix.outcome

/** The word for each state of a fix, used wherever a fix is shown. */
export const fixStateWords: Record<FixState, string> = {
  proposed: 'suggested',
  applied_success: 'worked',
  applied_failed: 'didn’t help',
  applied_partial: 'partly helped',
  applied_pending: 'still checking',
  dismissed: 'dismissed',
  set_aside: 'set aside',
}

/** The same, as the end of a sentence that begins with the fix. */
export const fixStateEnds: Record<FixState, string> = {
  proposed: 'is suggested',
  applied_success: 'worked',
  applied_failed: 'didn’t help',
  applied_partial: 'partly helped',
  applied_pending: 'is still being checked',
  dismissed: 'was dismissed',
  set_aside: 'is set aside',
}

/** True while the technician still has to say how the fix went. */
export const needsOutcome = (fix: Pick<Fix, 'outcome' | 'supersededAt'>): boolean =>
  fix.supersededAt === null && (fix.outcome === 'applied_pending' || fix.outcome === 'applied_partial')

/** The outcomes of a fix that resolving a session can record. */
export const ResolvedOutcome = FixOutcome.extract(['applied_success', 'applied_partial', 'applied_failed'])
export type ResolvedOutcome = z.infer<typeof ResolvedOutcome>

/**
 * The outcome that resolving records for the suggested fix, or null to leave it alone: what the person said, or
 * success if the fix was still being checked.
 */
export const outcomeOnResolve = (
  fix: Pick<Fix, 'outcome' | 'supersededAt'>,
  said: ResolvedOutcome | null,
): ResolvedOutcome | null => {
  if (fix.supersededAt !== null) return null
  const outcome = said ?? (fix.outcome === 'applied_pending' ? 'applied_success' : null)
  return outcome === fix.outcome ? null : outcome
}

/** Who changes a fix, and when. */
type By = { by: string; at: number }

/** Sets a fix aside: it stays in the history with what is known about it, but no one is trying it any more. */
export const setFixAside = (fix: Fix, { by, at }: By): Fix =>
  fix.supersededAt === null ? { ...fix, supersededBy: by, supersededAt: at, updatedAt: at } : fix

/** Records a decision about a fix. Dismissing supersedes it; a superseded fix can't be decided on. */
export const decideFix = (fix: Fix, decision: FixDecision, { by, at }: By): Result<Fix> => {
  if (fix.supersededAt !== null) {
    return fail('wrong_status', 'This fix was set aside. To decide on it, suggest it again first.')
  }
  const decided = { ...fix, decision, decidedBy: by, decidedAt: at, updatedAt: at }
  if (decision !== 'dismissed') return succeed(decided)
  return succeed({ ...setFixAside(decided, { by, at }), outcome: 'dismissed', outcomeBy: by, outcomeAt: at })
}

/** Records how a fix went; `applied_pending` needs a reason. */
export const recordOutcome = (fix: Fix, outcome: FixOutcome, reason: string, { by, at }: By): Result<Fix> => {
  if (fix.supersededAt !== null) {
    return fail('wrong_status', 'This fix was set aside. To record how it went, suggest it again first.')
  }
  if (outcome === 'applied_pending' && reason.trim() === '') {
    return fail('bad_request', 'Say what you’re waiting for, so the next person knows.')
  }
  const said =
    outcome === 'proposed' ? { outcomeBy: null, outcomeAt: null } : { outcomeBy: by, outcomeAt: at }
  const recorded = { ...fix, outcome, outcomeReason: reason.trim(), ...said, updatedAt: at }
  return succeed(outcome === 'dismissed' ? setFixAside(recorded, { by, at }) : recorded)
}
