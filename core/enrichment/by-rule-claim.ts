import { type Citation, type Cited, citedLimits } from '../domain/enrichment/cited.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import { cut } from '../domain/text/text.ts'
import { maskedPart } from '../redaction/redact.ts'
import { asTyped } from './typed-commands.ts'

/** A text is looked at this far, in characters: what someone says of a step or a fact stands at its beginning. */
const looked = 4000

/** Someone's words as rules repeat them. */
export type Said = {
  /** On one line, masked before it is cut, so that no secret shows its half; commands as they are typed. */
  (text: string, max?: number): string
  /** All lines, masked: before a text is taken apart, because what tells a secret may stand on the line before it. */
  masked(text: string): string
}

export const saidIn = (redaction: RedactionSettings): Said => {
  const masked = (text: string): string => maskedPart(text, { to: looked }, redaction)
  const said = (text: string, max: number = citedLimits.text): string => cut(asTyped(masked(text)), max, max)
  return Object.assign(said, { masked })
}

/** The words as a sentence: with a full stop, unless they end in something like it. */
export const sentence = (text: string): string => (text === '' || /[.!?…:]$/u.test(text) ? text : `${text}.`)

/** A claim within its limits; null if it says nothing. What it rests on is given once. */
export const claimOf = (text: string, cites: readonly Citation[]): Cited | null => {
  const bare = cut(text, citedLimits.text, citedLimits.text)
  if (bare === '') return null
  const once = new Map(cites.map((cite) => [`${cite.kind} ${cite.id}`, cite]))
  return { text: bare, cites: [...once.values()].slice(0, citedLimits.cites) }
}

/** The claims that say something, each once, at most so many. */
export const claimsOf = (claims: readonly (Cited | null)[], most: number): Cited[] => {
  const once = new Map<string, Cited>()
  for (const claim of claims) {
    const key = claim?.text.toLowerCase()
    if (claim !== null && key !== undefined && !once.has(key)) once.set(key, claim)
  }
  return [...once.values()].slice(0, most)
}

export const stepCite = (id: string): Citation => ({ kind: 'step', id })
export const factCite = (id: string): Citation => ({ kind: 'fact', id })
export const fixCite = (id: string): Citation => ({ kind: 'fix', id })
export const branchCite = (id: string): Citation => ({ kind: 'branch', id })
export const entryCite = (id: string): Citation => ({ kind: 'entry', id })
