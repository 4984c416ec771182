import { Rightness } from '../../../core/domain/enrichment/assessment.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { isEnriched } from '../../../core/intents/enrichment/enrichment-parts.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import { makeBriefing, makeMade } from './enrichment.ts'
import type { World } from './make.ts'
import type { Move } from './random-intents.ts'

/** The intents about what enrichment adds. */
export type EnrichmentIntent = Extract<
  IntentType,
  `assessment.${string}` | `briefing.${string}` | 'handoff.confirm' | 'session.keep-from-ai'
>

/** The `n`th handoff for which it makes sense, if there is one. */
const fitting = (world: World, n: number, fits: (handoff: Handoff) => boolean): string | null => {
  const all = world.all('handoffs').filter(fits)
  return all[n % Math.max(1, all.length)]?.id ?? null
}

/** A payload for one of them, mostly about a handoff that has what it needs. */
export const payloadOfEnrichment = (
  world: World,
  type: EnrichmentIntent,
  anyHandoff: string,
  sessionId: string,
  { who, a, b, yes, text }: Move,
): Record<string, unknown> => {
  const by = yes
    ? ({ by: 'model', because: null } as const)
    : ({ by: 'rules', because: 'timed_out', model: null, promptVersion: null } as const)
  const read = { madeAt: world.now, readRev: Math.max(0, world.rev - (b % 3)) }
  const isAssessed = ({ assessmentData }: Handoff): boolean => assessmentData !== null
  const needs: Partial<Record<EnrichmentIntent, (handoff: Handoff) => boolean>> = {
    'assessment.put': isEnriched,
    'assessment.edit': isAssessed,
    'assessment.judge': isAssessed,
    'briefing.put': isEnriched,
    'handoff.confirm': (handoff) => currentClaim(handoff)?.by === who,
  }
  const handoffId = (b % 7 === 0 ? null : fitting(world, a, needs[type] ?? (() => true))) ?? anyHandoff
  switch (type) {
    case 'assessment.put':
      return { handoffId, assessment: makeMade({ ...by, ...read }) }
    case 'assessment.edit':
      return { handoffId, text: b % 4 === 0 ? '' : text }
    case 'assessment.judge':
      return { handoffId, was: [...Rightness.options, null][a % 4] }
    case 'briefing.put':
      return { handoffId, briefing: makeBriefing({ ...by, ...read }) }
    case 'handoff.confirm':
      return { handoffId, text: text.trim() === '' ? 'x' : text, question: yes }
    case 'session.keep-from-ai':
      return { sessionId, keep: yes }
  }
}
