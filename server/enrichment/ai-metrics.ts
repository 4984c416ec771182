import { Counter, Histogram, type Registry } from 'prom-client'
import type { ModelUsage } from './model.ts'

/** What is counted about calls of models, without anything of their content. */
export type AiMetrics = {
  called(kind: string, outcome: string, ms: number, usage: ModelUsage, cost: number): void
  /** A draft was asked for: from the cache, made, or by rules. */
  drafted(from: 'cache' | 'model' | 'rules'): void
}

export const noAiMetrics: AiMetrics = { called: () => undefined, drafted: () => undefined }

export const createAiMetrics = (registry: Registry): AiMetrics => {
  const registers = [registry]
  const calls = new Counter({
    name: 'baton_ai_calls_total',
    help: 'Calls of language models by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const tokens = new Counter({
    name: 'baton_ai_tokens_total',
    help: 'Tokens by kind and whether they were sent, answered, or read from or written to the cache',
    labelNames: ['kind', 'type'],
    registers,
  })
  const cost = new Counter({
    name: 'baton_ai_cost_dollars_total',
    help: 'Estimated cost of calls in US dollars',
    labelNames: ['kind'],
    registers,
  })
  const seconds = new Histogram({
    name: 'baton_ai_call_seconds',
    help: 'How long calls took, those without an answer included',
    labelNames: ['kind'],
    buckets: [0.5, 1, 2, 5, 10, 20, 40, 80, 160],
    registers,
  })
  const drafts = new Counter({
    name: 'baton_ai_drafts_total',
    help: 'Drafts of write-ups that were asked for, by where they came from',
    labelNames: ['from'],
    registers,
  })
  return {
    called(kind, outcome, ms, usage, spent) {
      calls.inc({ kind, outcome })
      seconds.observe({ kind }, ms / 1000)
      for (const [type, count] of Object.entries(usage)) tokens.inc({ kind, type }, count)
      cost.inc({ kind }, spent / 1e6)
    },
    drafted: (from) => drafts.inc({ from }),
  }
}
