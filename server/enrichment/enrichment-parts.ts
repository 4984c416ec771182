import type { Account } from '../../core/domain/account/account.ts'
import { minute } from '../../core/domain/time/durations.ts'
import { draftMargin } from '../../core/protocol/answer-times.ts'
import type { JobParts } from '../jobs/define-job.ts'
import type { Database } from '../store/database.ts'
import { createAnthropic } from './anthropic/anthropic.ts'
import type { AiConfig } from './ai-config.ts'
import { type AiMetrics } from './ai-metrics.ts'
import { type Asking, budgetOf, createAsking } from './asking.ts'
import type { Model } from './model.ts'

/** How long things take that enrichment waits for. Milliseconds. */
export type EnrichmentTimings = {
  /** From what was added to an escalated session to the new assessment. */
  debounce: number
  /** From a failure that passes by itself to the next try. */
  again: number
  /** Between looks at whether an answer is still wanted. */
  look: number
  /** Between looks at whether someone else's draft is there. */
  draftPoll: number
  /** How long whoever makes a draft holds it without renewing that. */
  draftLease: number
  /** How much longer than one call whoever asks for a draft waits, since others may go first. */
  draftMargin: number
}

export const enrichmentTimings: EnrichmentTimings = {
  debounce: 2 * minute,
  again: 5 * minute,
  look: 2000,
  draftPoll: 300,
  draftLease: 15_000,
  draftMargin,
}

/** What everything needs that has to do with enrichment. */
export type EnrichmentParts = {
  asking: Asking
  timings: EnrichmentTimings
  metrics: AiMetrics
  /** How many times an assessment is redone. */
  refreshes: number
  /** How long one call takes at most. Milliseconds. */
  timeoutMs: number
  /** What a workspace may spend in a month, in cents; Infinity for no limit. */
  budgetOf(account: Account): number
  hasKey: boolean
}

/** What jobs that have to do with enrichment need. */
export type EnrichmentJobParts = JobParts & { ai: EnrichmentParts }

export const createEnrichmentParts = (parts: {
  db: Database
  config: AiConfig
  clock: () => number
  metrics: AiMetrics
  log: Parameters<typeof createAsking>[0]['log']
  timings?: Partial<EnrichmentTimings>
  /** In place of the service, for tests. */
  model?: Model
}): EnrichmentParts => {
  const { config } = parts
  const model =
    parts.model ??
    createAnthropic({
      apiKey: config.apiKey,
      baseUrl: config.baseUrl,
      timeoutMs: config.timeoutMs,
      retries: 1,
    })
  return {
    asking: createAsking({ ...parts, model }),
    timings: { ...enrichmentTimings, ...parts.timings },
    metrics: parts.metrics,
    refreshes: config.refreshes,
    timeoutMs: config.timeoutMs,
    budgetOf: (account) => budgetOf(account, config),
    hasKey: config.apiKey !== '',
  }
}
