import type { AiCall, AiJudged, AiUse, Draft } from '../../../core/protocol/ai-messages.ts'
import { minute, now } from './gallery-data.ts'

const used = (kind: string, model: string, calls: number, part: Partial<AiUse> = {}): AiUse => ({
  kind,
  model,
  calls,
  failed: 0,
  inputTokens: calls * 5400,
  outputTokens: calls * 610,
  cachedTokens: calls * 2900,
  cost: calls * 21_400,
  medianMs: 8200,
  slowMs: 19_600,
  ...part,
})
export const uses: readonly AiUse[] = [
  used('assessment', 'claude-opus-5-5', 41, { failed: 2 }),
  used('briefing', 'claude-sonnet-5-5', 23),
  used('resolution', 'claude-opus-5-5', 17, { cachedTokens: 0 }),
  used('escalation', 'claude-opus-5-5', 1, { failed: 1, medianMs: null, slowMs: null, cost: 900 }),
]

export const judged: readonly AiJudged[] = [
  { by: 'model', made: 40, right: 12, partly: 3, wrong: 2 },
  { by: 'rules', made: 6, right: 0, partly: 0, wrong: 0 },
]

const call = (id: number, kind: string, part: Partial<AiCall> = {}): AiCall => ({
  id,
  at: now - id * 9 * minute,
  personId: 'ben',
  kind,
  sessionId: 'full',
  model: 'claude-opus-5-5',
  inputTokens: 5210,
  outputTokens: 640,
  cachedTokens: 0,
  cost: 24_300,
  latencyMs: 9120,
  outcome: 'made',
  isSentKept: true,
  ...part,
})
export const calls: readonly AiCall[] = [
  call(1, 'assessment'),
  call(2, 'briefing', { personId: 'ana', outcome: 'underway', latencyMs: null, outputTokens: 0 }),
  call(3, 'resolution', { outcome: 'overloaded', isSentKept: false, cost: 0, outputTokens: 0 }),
  call(4, 'escalation', { outcome: 'cancelled', cachedTokens: 3100 }),
]

export const note =
  '## Problem\n\nShared mailbox missing for 4 people since the cut-over\n\n## What we confirmed\n\n- Web client shows the mailbox\n\n## Root cause\n\nNothing recorded.\n'
export const draft: Draft = {
  markdown:
    '## Problem\n\nShared mailbox missing for 4 people since the cut-over\n\n## What we confirmed\n\n- The web client shows the mailbox\n- It works for 2 of 6 people\n\n## Root cause\n\nAccess through a nested security group, for which Outlook adds no mailbox.\n',
  by: 'model',
  because: null,
  model: 'claude-opus-5-5',
  stateVersion: 12,
  madeAt: now - minute,
  fromCache: false,
}
