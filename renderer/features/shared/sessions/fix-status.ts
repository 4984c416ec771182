import { type Fix, type FixState, fixStateOf } from '../../../../core/domain/branches/fix.ts'
import type { Tone } from '../../../ui/marks/pill.tsx'
import { fixWords } from '../../../language/domain.words.ts'

const tones: Partial<Record<FixState, Tone>> = {
  proposed: 'amber',
  applied_pending: 'amber',
  applied_partial: 'amber',
  applied_success: 'green',
}

/** How a fix went, at the start of a line or on a button. */
export const outcomeLead = (state: FixState): string => {
  const word = fixWords.states[state]
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** How a fix went in a word or two, as a pill says it. */
export const outcomeWord = (fix: Pick<Fix, 'supersededAt' | 'outcome'>): { label: string; tone: Tone } => {
  const state = fixStateOf(fix)
  return { label: fixWords.states[state], tone: tones[state] ?? 'neutral' }
}
