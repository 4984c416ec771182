import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Effect } from '../jobs/define-job.ts'
import { runPolicy } from './run-policy.ts'

/** The intents that set when a policy moves on. */
const setTimes: ReadonlySet<string> = new Set([
  'handoff.create',
  'handoff.claim',
  'handoff.look',
  'handoff.open',
  'handoff.step',
  'handoff.watch',
  'handover.close',
  'handover.take',
])

/** The timers of what was just decided: one for each time that a policy was set to. */
export const policyEffectsOf = (
  accountId: string,
  intentType: string,
  changes: readonly Change[],
): Effect[] =>
  !setTimes.has(intentType)
    ? []
    : changes.flatMap((change): Effect[] => {
        if (change.collection !== 'handoffs') return []
        const { id, policy } = change.document
        if (policy === null || policy.nextAt === null) return []
        const { nextAt: dueAt, since } = policy
        // What is due at once doesn't depend on what the database takes for the time.
        return [runPolicy.about(id, { accountId, handoffId: id, dueAt }, dueAt <= since ? undefined : dueAt)]
      })
