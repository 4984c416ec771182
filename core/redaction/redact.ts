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

/** All that looks like a secret of any kind, switched on or not. They may overlap. */
export const findEverySecret = (text: string): readonly Finding[] => findBy(rules, text)

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

/**
 * How far beyond a part of a text is looked at, in characters: what tells a secret may stand there. Secrets of several lines are at
 * most some kilobytes long.
 */
export const around = 8000

/**
 * One part of a text, masked as it is in the whole: a secret that begins or ends outside shows nothing of itself. What is cut off a
 * text that leaves is cut with this, because half a secret no longer looks like one. Takes time in proportion to the part.
 */
export const maskedPart = (
  text: string,
  { from = 0, to }: { from?: number; to: number },
  settings: RedactionSettings = defaultRedaction,
): string => {
  const start = Math.max(0, from - around)
  const looked = text.slice(start, to + around)
  let out = ''
  let done = from
  for (const found of findSecrets(looked, settings)) {
    const [begin, end] = [found.from + start, found.to + start]
    if (end <= from || begin >= to) continue
    out += `${text.slice(done, Math.max(begin, done))}[${secretWords[found.kind]}]`
    done = end
  }
  return out + text.slice(done, Math.max(to, done))
}

const places = (text: string, words: string): Masked[] => {
  const found: Masked[] = []
  if (words.trim() === '') return found
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + words.length))
    found.push({ kind: 'manual', from, to: from + words.length })
  return found
}
