import {
  type Fix,
  type FixDecision,
  type FixOutcome,
  type FixState,
  fixStateOf,
  fixStateWords,
} from '../../../../core/domain/fix.ts'
import type { SessionStatus } from '../../../../core/domain/session.ts'
import type { Tone } from '../../../ui/pill.tsx'

/** How the banner of a fix looks and what it begins with. */
export type FixBannerMode = {
  mode: 'suggested' | 'pending' | 'partial' | 'worked' | 'failed'
  lead: string
  tone: Tone
}

const modes: Partial<Record<FixOutcome, Omit<FixBannerMode, 'lead'>>> = {
  proposed: { mode: 'suggested', tone: 'amber' },
  applied_pending: { mode: 'pending', tone: 'amber' },
  applied_partial: { mode: 'partial', tone: 'amber' },
  applied_success: { mode: 'worked', tone: 'green' },
  applied_failed: { mode: 'failed', tone: 'neutral' },
}

/** How a fix stands, at the beginning of a line or on a button. */
export const outcomeLead = (state: FixState): string => {
  const word = fixStateWords[state]
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** The banner of a session's fix; null once it was replaced or dismissed, or the session is over. */
export const fixBannerOf = (
  fix: Pick<Fix, 'supersededAt' | 'outcome'>,
  status: SessionStatus,
): FixBannerMode | null => {
  if (fix.supersededAt !== null || status === 'resolved' || status === 'abandoned') return null
  const found = modes[fix.outcome]
  return found === undefined ? null : { ...found, lead: `${outcomeLead(fix.outcome)}:` }
}

/** How a fix stands in a word or two, as a pill says it. */
export const outcomeWord = (fix: Pick<Fix, 'supersededAt' | 'outcome'>): { label: string; tone: Tone } => {
  const state = fixStateOf(fix)
  const tone = state === 'set_aside' ? 'neutral' : (modes[state]?.tone ?? 'neutral')
  return { label: fixStateWords[state], tone }
}

/** What becomes of a fix beyond this session, as a menu offers it and as the banner says it. */
export const decisions: readonly { decision: FixDecision; offer: string; word: string }[] = [
  { decision: 'one_off', offer: 'One-off: for this session alone', word: 'one-off' },
  { decision: 'draft_template', offer: 'Draft a template from it', word: 'template to be drafted' },
  { decision: 'build_template', offer: 'Build a template from it', word: 'template to be built' },
]

export const decisionWord = (decision: FixDecision | null): string =>
  decisions.find((one) => one.decision === decision)?.word ?? ''

/** How sure someone is, as typed: `70`, `70%` or nothing; `wrong` for anything else. */
export const confidenceFrom = (typed: string): number | null | 'wrong' => {
  const text = typed.trim().replace(/\s*%$/, '')
  if (text === '') return null
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : 'wrong'
}
