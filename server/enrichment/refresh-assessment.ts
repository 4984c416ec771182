import type { MadeAssessment } from '../../core/domain/enrichment/assessment.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { counted } from '../../core/domain/text/plural.ts'
import { passesByItself } from '../../core/domain/enrichment/without-model.ts'
import { isEnriched } from '../../core/intents/enrichment/enrichment-parts.ts'
import { defineJob } from '../jobs/define-job.ts'
import { hasContentBehind } from '../store/ai/session-material.ts'
import { readDocument } from '../store/change-log.ts'
import { assess, Assessed, assessing } from './assess.ts'
import type { EnrichmentJobParts } from './enrichment-parts.ts'

/** Why a handoff's assessment isn't redone; null if it may be: no one has started on it or written their own, and not too often. */
export const barToRefresh = (handoff: Handoff, most: number): string | null => {
  const { assessmentData, pickup } = handoff
  if (!isEnriched(handoff)) return 'This escalation is over, so it isn’t assessed anymore.'
  if (assessmentData === null) return 'The assessment is still being made. It appears automatically.'
  if (pickup !== null) return 'Someone has started on it. Ask the assistant in the session instead.'
  if (assessmentData.edited !== null)
    return 'Someone wrote their own assessment. Use the original again first.'
  if (assessmentData.refreshes >= most)
    return `It was made ${counted(assessmentData.refreshes + 1, 'time')}, which is the limit. Ask the assistant in the session instead.`
  return null
}
const mayRefresh = (handoff: Handoff, most: number): boolean => barToRefresh(handoff, most) === null

/** Has an assessment made again that came without a model for a reason that passes by itself. */
export const tryAgain = async (
  { accountId, handoffId }: Assessed,
  assessment: MadeAssessment | null,
  { db, clock, ai, enqueue }: EnrichmentJobParts,
): Promise<void> => {
  if (assessment === null || assessment.because === null || !passesByItself(assessment.because)) return
  const again = refreshAssessment.about(
    `${handoffId} again`,
    { accountId, handoffId },
    clock() + ai.timings.again,
  )
  await db.transaction().execute(async (trx) => enqueue(trx, [again]))
}

/**
 * Reassesses an escalation after something was added to its session, some time after the first addition, so that what is
 * typed in one go is read in one go. Also tries again after a failure that passes by itself.
 */
export const refreshAssessment = defineJob({
  name: 'handoff-reassess',
  data: Assessed,
  policy: assessing,
  concurrency: 4,
  timeoutSeconds: 290,
  async run(data, parts: EnrichmentJobParts, signal) {
    const { db, ai } = parts
    const handoff = await readDocument(db, data.accountId, 'handoffs', data.handoffId)
    const first = handoff?.assessmentData ?? null
    if (handoff === null || first === null || !mayRefresh(handoff, ai.refreshes)) return
    const isRetry = first.because !== null && (data.asked === true || passesByItself(first.because))
    if (!isRetry && !(await hasContentBehind(db, data.accountId, handoff.sessionId, first.readRev))) return
    const assessment = await assess(
      data,
      parts,
      signal,
      (now) => mayRefresh(now, ai.refreshes) && now.assessmentData?.refreshes === first.refreshes,
    )
    await tryAgain(data, assessment, parts)
  },
})
