import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Effect } from '../jobs/define-job.ts'
import { assessHandoff } from './assess-handoff.ts'
import { refreshAssessment } from './refresh-assessment.ts'
import { briefHandoff } from './brief-handoff.ts'
import { enrichmentTimings } from './enrichment-parts.ts'

const content: ReadonlySet<Change['collection']> = new Set(['entries', 'facts', 'fixes', 'branches'])

/** What a claim comes back to the queue by. */
const returns: ReadonlySet<string> = new Set(['handoff.watch', 'handover.close'])

/** True for what an assessment is made from: everything that people write, and no events. */
const isContent = (change: Change): boolean =>
  content.has(change.collection) && !(change.collection === 'entries' && change.document.event !== null)

/**
 * What a decided intent means for enrichment: jobs, stored with it. Pure.
 *
 * An accepted escalation is assessed; one to whose session something is added is reassessed a while later, and so is one that
 * comes back to the queue, if something was added while it was claimed; whoever starts with a briefing gets one.
 */
export const enrichmentEffectsOf = (
  accountId: string,
  type: string,
  changes: readonly Change[],
  now: number,
  debounce: number = enrichmentTimings.debounce,
): Effect[] => {
  const hasNews = changes.some(isContent)
  return changes.flatMap((change): Effect[] => {
    if (change.collection === 'handoffs') {
      const { id: handoffId, rev, enrichment, pickup, state } = change.document
      if (type === 'handoff.create' && rev === 0 && enrichment?.state === 'making')
        return [assessHandoff.about(handoffId, { accountId, handoffId })]
      if (type === 'handoff.pick-up' && pickup?.mode === 'briefing')
        return [briefHandoff.about(handoffId, { accountId, handoffId })]
      if (returns.has(type) && state === 'open')
        return [refreshAssessment.about(handoffId, { accountId, handoffId })]
      return []
    }
    if (change.collection !== 'sessions' || !hasNews || type === 'handoff.create') return []
    const { status, escalationPackage } = change.document
    // Once someone has claimed it, it is theirs to say what is going on.
    if (escalationPackage === null || status !== 'escalated') return []
    const { handoffId } = escalationPackage
    return [refreshAssessment.about(handoffId, { accountId, handoffId }, now + debounce)]
  })
}
