import type { SecretKind } from '../domain/text/secret-kinds.ts'

/** Part of a text that looks like a secret: from index `from` up to `to`, in code units. */
export type Finding = { kind: SecretKind; from: number; to: number }

/** How a kind of secret is recognised: the whole match is it, or the first of its named groups that matched. */
export type Rule = {
  kind: SecretKind
  /**
   * Global, with the flag `d`. Every repetition is bounded or can't be split in two ways, so that the time grows with
   * the length of the text whatever is in it.
   */
  pattern: RegExp
  /** Decides about what the pattern can't: check digits, words that only look like a value. */
  accept?: (secret: string, match: RegExpExecArray) => boolean
}

/** All that the rules find, in the order of the text. They may overlap. */
export const findBy = (rules: readonly Rule[], text: string): Finding[] =>
  rules.flatMap(({ kind, pattern, accept }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const groups = Object.values(match.indices?.groups ?? {}) as ([number, number] | undefined)[]
      const [from, to] = groups.find((place) => place !== undefined) ?? [
        match.index,
        match.index + match[0].length,
      ]
      const secret = text.slice(from, to)
      return secret !== '' && (accept?.(secret, match) ?? true) ? [{ kind, from, to }] : []
    }),
  )

/** Parts in order without overlap: of two that overlap the one that begins first stays, grown over the other. */
export const merged = <P extends { from: number; to: number }>(parts: readonly P[]): P[] => {
  const kept: P[] = []
  for (const part of parts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (last !== undefined && part.from < last.to) last.to = Math.max(last.to, part.to)
    else kept.push({ ...part })
  }
  return kept
}
