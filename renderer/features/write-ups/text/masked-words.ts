import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import { redact, type Adjustments, type Masked } from '../../../../core/redaction/redact.ts'

/** Words that are masked, or were shown again on purpose: what they are, and how often they stand in the texts. */
export type MaskedWords = { words: string; kind: Masked['kind']; count: number; isShown: boolean }

/**
 * What a person can decide about masking, by the words themselves: each once, those in the note first, in order.
 *
 * @param texts everything that is posted, unmasked
 */
export const maskedWordsIn = (
  texts: readonly string[],
  settings: RedactionSettings,
  { mask, unmask }: Adjustments,
): MaskedWords[] => {
  const shown = new Set(unmask)
  const byWords = new Map<string, MaskedWords>()
  for (const text of texts) {
    // Without what was shown again, so that it can be masked again.
    for (const { kind, from, to } of redact(text, settings, { mask, unmask: [] }).masked) {
      const words = text.slice(from, to)
      const known = byWords.get(words)
      if (known !== undefined) known.count += 1
      else byWords.set(words, { words, kind, count: 1, isShown: shown.has(words) })
    }
  }
  return [...byWords.values()]
}

/** How many parts are masked in all. */
export const maskedCount = (words: readonly MaskedWords[]): number =>
  words.reduce((sum, { count, isShown }) => (isShown ? sum : sum + count), 0)

/** Masks words that a person selected, or masks them again; blank ones change nothing. */
export const withMask = ({ mask, unmask }: Adjustments, words: string): Adjustments => {
  const selected = words.trim()
  if (selected === '') return { mask, unmask }
  const isKnown = unmask.includes(selected)
  return {
    mask: isKnown || mask.includes(selected) ? mask : [...mask, selected],
    unmask: unmask.filter((other) => other !== selected),
  }
}

/** Shows words that are masked: what was masked by hand in them is given up first, then what was recognised. */
export const withoutMask = ({ mask, unmask }: Adjustments, words: string): Adjustments => {
  const others = mask.filter((byHand) => !words.includes(byHand))
  return others.length < mask.length || unmask.includes(words)
    ? { mask: others, unmask }
    : { mask, unmask: [...unmask, words] }
}
