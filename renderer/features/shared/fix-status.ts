import { type Fix, type FixState, fixStateOf, fixStateWords } from '../../../core/domain/fix.ts'
import type { Tone } from '../../ui/pill.tsx'

const tones: Partial<Record<FixState, Tone>> = {
  proposed: 'amber',
  applied_pending: 'amber',
  applied_partial: 'amber',
  applied_success: 'green',
}

/** How a fix went, at the start of a line or on a button. */
export const outcomeLead = (state: FixState): string => {
  const word = fixStateWords[state]
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** How a fix went in a word or two, as a pill says it. */
export const outcomeWord = (fix: Pick<Fix, 'supersededAt' | 'outcome'>): { label: string; tone: Tone } => {
  const state = fixStateOf(fix)
  return { label: fixStateWords[state], tone: tones[state] ?? 'neutral' }
}
