import type { Fix, FixDecision, FixOutcome } from '../../../../core/domain/branches/fix.ts'
import type { SessionStatus } from '../../../../core/domain/session/session.ts'
import type { Tone } from '../../../ui/marks/pill.tsx'
import { outcomeLead, outcomeWord } from '../../shared/sessions/fix-status.ts'

import { laneWords } from './lane.words.ts'

const words = laneWords.fix

/** How the banner of a fix looks, and how it begins. */
export type FixBannerMode = {
  mode: 'suggested' | 'pending' | 'partial' | 'worked' | 'failed'
  lead: string
  tone: Tone
}

const modes: Partial<Record<FixOutcome, FixBannerMode['mode']>> = {
  proposed: 'suggested',
  applied_pending: 'pending',
  applied_partial: 'partial',
  applied_success: 'worked',
  applied_failed: 'failed',
}

/** The banner of a session's fix; null once it was replaced or dismissed, or the session is over. */
export const fixBannerOf = (
  fix: Pick<Fix, 'supersededAt' | 'outcome'>,
  status: SessionStatus,
): FixBannerMode | null => {
  if (fix.supersededAt !== null || status === 'resolved' || status === 'abandoned') return null
  const mode = modes[fix.outcome]
  return mode === undefined
    ? null
    : { mode, tone: outcomeWord(fix).tone, lead: words.lead(outcomeLead(fix.outcome)) }
}

/** What becomes of a fix beyond this session, as the menu offers it. */
export const decisions = (['one_off', 'draft_template', 'build_template'] as const).map((decision) => ({
  decision,
  choice: words.decisions[decision].choice,
}))

/** The decision on a fix in a word or two; '' for none. */
export const decisionWord = (decision: FixDecision | null): string =>
  decision === null || decision === 'dismissed' ? '' : words.decisions[decision].state
