import type { Change } from '../../core/domain/collections.ts'
import { canWork } from '../../core/domain/person.ts'
import type { Effect } from '../jobs/define-job.ts'
import { openHandoffs } from './open-handoffs.ts'
import { wakeHandoff } from './wake-handoff.ts'

/**
 * The side effects of a decided intent's changes. Pure, so each fact causes exactly one job.
 *
 * `changes` are as decided, so a new document has rev 0.
 */
export const effectsOf = (accountId: string, changes: readonly Change[]): Effect[] =>
  changes.flatMap((change): Effect[] => {
    if (change.collection === 'people' && !canWork(change.document)) {
      const personId = change.document.id
      return [openHandoffs.about(personId, { accountId, personId })]
    }
    if (change.collection !== 'handoffs' || change.document.rev !== 0) return []
    const { id, intent, wakeAt } = change.document
    if (intent !== 'park' || wakeAt === null) return []
    return [wakeHandoff.about(id, { accountId, handoffId: id }, wakeAt)]
  })
