import type { Fix, FixDecision, FixOutcome } from '../../../core/domain/fix.ts'
import type { SessionStatus } from '../../../core/domain/session.ts'
import type { Tone } from '../../ui/pill.tsx'

/** How the banner of a fix looks and what it begins with. */
export type FixBannerMode = {
  mode: 'suggested' | 'pending' | 'partial' | 'worked' | 'failed'
  lead: string
  tone: Tone
}

const modes: Partial<Record<FixOutcome, FixBannerMode>> = {
  proposed: { mode: 'suggested', lead: 'Suggested:', tone: 'amber' },
  applied_pending: { mode: 'pending', lead: 'Still checking:', tone: 'amber' },
  applied_partial: { mode: 'partial', lead: 'Helped in part:', tone: 'amber' },
  applied_success: { mode: 'worked', lead: 'Worked:', tone: 'green' },
  applied_failed: { mode: 'failed', lead: 'Did not help:', tone: 'neutral' },
}

/** The banner of a session's fix; null once it was replaced or dismissed, or the session is over. */
export const fixBannerOf = (
  fix: Pick<Fix, 'supersededAt' | 'outcome'>,
  status: SessionStatus,
): FixBannerMode | null => {
  if (fix.supersededAt !== null || status === 'resolved' || status === 'abandoned') return null
  return modes[fix.outcome] ?? null
}

/** The outcome of a fix in a word or two, as a pill says it. */
export const outcomeWord = (fix: Pick<Fix, 'supersededAt' | 'outcome'>): { label: string; tone: Tone } => {
  const aside = fix.supersededAt !== null && (fix.outcome === 'proposed' || fix.outcome === 'applied_pending')
  if (aside) return { label: 'set aside', tone: 'neutral' }
  switch (fix.outcome) {
    case 'proposed':
      return { label: 'suggested', tone: 'amber' }
    case 'applied_pending':
      return { label: 'checking', tone: 'amber' }
    case 'applied_partial':
      return { label: 'in part', tone: 'amber' }
    case 'applied_success':
      return { label: 'worked', tone: 'green' }
    case 'applied_failed':
      return { label: 'did not help', tone: 'neutral' }
    case 'dismissed':
      return { label: 'dismissed', tone: 'neutral' }
  }
}

/** What becomes of a fix beyond this session, as a menu offers it and as the banner says it. */
export const decisions: readonly { decision: FixDecision; offer: string; word: string }[] = [
  { decision: 'one_off', offer: 'One-off: for this session alone', word: 'one-off' },
  { decision: 'draft_template', offer: 'Draft a template from it', word: 'template to be drafted' },
  { decision: 'build_template', offer: 'Build a template from it', word: 'template to be built' },
]

export const decisionWord = (decision: FixDecision | null): string =>
  decisions.find((one) => one.decision === decision)?.word ?? ''

/** How sure somebody is, as typed: `70`, `70%` or nothing; `wrong` for anything else. */
export const confidenceFrom = (typed: string): number | null | 'wrong' => {
  const text = typed.trim().replace(/\s*%$/, '')
  if (text === '') return null
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : 'wrong'
}
