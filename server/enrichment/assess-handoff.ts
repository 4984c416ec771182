import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { isEnriched } from '../../core/intents/enrichment/enrichment-parts.ts'
import { defineJob } from '../jobs/define-job.ts'
import { assess, Assessed, assessing } from './assess.ts'
import type { EnrichmentJobParts } from './enrichment-parts.ts'
import { tryAgain } from './refresh-assessment.ts'

/** Whether an escalation is still to be assessed for the first time. */
const isToBeMade = (handoff: Handoff): boolean =>
  isEnriched(handoff) && handoff.enrichment?.state === 'making'

/** Assesses an escalation that was just accepted. */
export const assessHandoff = defineJob({
  name: 'handoff-assess',
  data: Assessed,
  policy: assessing,
  concurrency: 8,
  timeoutSeconds: 290,
  async run(data, parts: EnrichmentJobParts, signal) {
    await tryAgain(data, await assess(data, parts, signal, isToBeMade), parts)
  },
})
