import { addressRules } from './address-rules.ts'
import { findBy, type Finding, merged } from './find.ts'
import {
  defaultRedaction,
  type RedactionSettings,
  type SecretKind,
  secretWords,
} from '../domain/text/secret-kinds.ts'
import { passwordRules } from './password-rules.ts'
import { tokenRules } from './token-rules.ts'

/** What a person changed about what is masked, by the words themselves, so that it holds while the text is edited. */
export type Adjustments = {
  /** Masked although nothing was recognised. */
  mask: readonly string[]
  /** Shown although it was recognised. */
  unmask: readonly string[]
}

export const noAdjustments: Adjustments = { mask: [], unmask: [] }

/** A masked part: what it is, or `manual` where a person masked it. */
export type Masked = { kind: SecretKind | 'manual'; from: number; to: number }

export type Redacted = {
  /** The text with each masked part replaced by what it was, in brackets. */
  text: string
  /** The parts of the original text that are masked, in order, without overlap. */
  masked: readonly Masked[]
  /** How many parts of each kind are masked; kinds without any are left out. */
  counts: Partial<Record<Masked['kind'], number>>
}

const rules = [...tokenRules, ...passwordRules, ...addressRules]

/**
 * Finds what looks like a secret in a text: passwords in prose and pairs, tokens, keys, authorization headers, passwords in
 * connection strings, card and social security numbers; addresses and network paths where they are switched on.
 *
 * It finds most and not all: whoever posts a text still reads it. It never removes more than it marks, and takes time in
 * proportion to the text, whatever is in it.
 */
export const findSecrets = (
  text: string,
  settings: RedactionSettings = defaultRedaction,
): readonly Finding[] =>
  merged(
    findBy(
      rules.filter(({ kind }) => settings[kind]),
      text,
    ),
  )

/** Masks what {@link findSecrets} finds, as a person adjusted it. */
export const redact = (
  text: string,
  settings: RedactionSettings = defaultRedaction,
  { mask, unmask }: Adjustments = noAdjustments,
): Redacted => {
  const shown = new Set(unmask)
  const found: Masked[] = findSecrets(text, settings).filter(
    ({ from, to }) => !shown.has(text.slice(from, to)),
  )
  const byHand = mask.flatMap((words) => places(text, words))
  const masked = merged<Masked>([...found, ...byHand])
  let out = ''
  let done = 0
  const counts: Redacted['counts'] = {}
  for (const { kind, from, to } of masked) {
    out += `${text.slice(done, from)}[${kind === 'manual' ? 'masked' : secretWords[kind]}]`
    done = to
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return { text: out + text.slice(done), masked, counts }
}

const places = (text: string, words: string): Masked[] => {
  const found: Masked[] = []
  if (words.trim() === '') return found
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + words.length))
    found.push({ kind: 'manual', from, to: from + words.length })
  return found
}
