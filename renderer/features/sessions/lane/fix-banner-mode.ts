import type { Fix, FixDecision, FixOutcome } from '../../../../core/domain/fix.ts'
import type { SessionStatus } from '../../../../core/domain/session.ts'
import type { Tone } from '../../../ui/pill.tsx'
import { outcomeLead, outcomeWord } from '../../shared/fix-status.ts'

/** How the banner of a fix looks and what it begins with. */
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
    : { mode, tone: outcomeWord(fix).tone, lead: `${outcomeLead(fix.outcome)}:` }
}

/** What becomes of a fix beyond this session, as a menu offers it and as the banner says it. */
export const decisions: readonly { decision: FixDecision; offer: string; word: string }[] = [
  { decision: 'one_off', offer: 'One-off: for this session alone', word: 'one-off' },
  { decision: 'draft_template', offer: 'Draft a template from it', word: 'template to be drafted' },
  { decision: 'build_template', offer: 'Build a template from it', word: 'template to be built' },
]

export const decisionWord = (decision: FixDecision | null): string =>
  decisions.find((one) => one.decision === decision)?.word ?? ''
