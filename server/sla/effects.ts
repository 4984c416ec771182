import type { Change } from '../../core/domain/collections.ts'
import type { Effect } from '../jobs/define-job.ts'
import { applyTargets } from './apply-targets.ts'

/** What a decided intent means for due times beyond its own documents: an admin applied the targets to what is underway. Pure. */
export const slaEffectsOf = (
  accountId: string,
  type: string,
  changes: readonly Change[],
  now: number,
): Effect[] =>
  type === 'account.update' &&
  changes.some(({ collection, document }) => collection === 'accounts' && document.targetsApplied?.at === now)
    ? [applyTargets.about(accountId, { accountId })]
    : []
