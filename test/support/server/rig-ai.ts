import { type AiConfig, aiConfigOf, aiEnvironment } from '../../../server/enrichment/ai-config.ts'
import { type AiMetrics, noAiMetrics } from '../../../server/enrichment/ai-metrics.ts'
import {
  createEnrichmentParts,
  type EnrichmentParts,
  type EnrichmentTimings,
} from '../../../server/enrichment/enrichment-parts.ts'
import type { Database } from '../../../server/store/database.ts'
import { z } from 'zod'

/** A model for a rig: where its service is, and what of the server's settings differs. */
export type RigAi = {
  url?: string
  key?: string
  config?: Partial<AiConfig>
  timings?: Partial<EnrichmentTimings>
  metrics?: AiMetrics
}

/** Enrichment as a server without any setting has it: without a key, so nothing is ever sent. */
export const rigAi = (
  db: Database,
  clock: () => number,
  { url, key, config, timings, metrics = noAiMetrics }: RigAi = {},
): EnrichmentParts =>
  createEnrichmentParts({
    db,
    clock,
    config: {
      ...aiConfigOf(z.object(aiEnvironment).parse({})),
      apiKey: key ?? (url === undefined ? '' : 'sk-test-key'),
      baseUrl: url ?? null,
      ...config,
    },
    metrics,
    log: () => undefined,
    ...(timings === undefined ? {} : { timings }),
  })
