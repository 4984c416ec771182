import { tokensOf, type Token } from './words.ts'

/** A range of a text in code units: start, and end (exclusive). */
export type TextRange = readonly [start: number, end: number]

/** A text with its matching ranges. */
export type MarkedText = { text: string; ranges: readonly TextRange[] }

/** Returns the number of the query word that a word of a text matches; -1 if none. `words` are the query's. */
export type Matcher = ((term: string) => number) & { words: readonly string[] }

/** The edit distance between two words; stops as soon as it is certain to exceed `most`. */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length] ?? most + 1
}

/**
 * How many typos a word may have: none if it has digits, where any change means something else; few if it is short.
 *
 * @param most for a long word: 1 if something else was found, 2 if nothing was
 */
export const typosIn = (term: string, most: number): number =>
  term.length < 4 || /\d/.test(term) ? 0 : term.length === 4 ? Math.max(0, most - 1) : most

/** Matches a text's words with a query's: equal, beginning with it, or within `typos` edits. */
export const createMatcher = (query: readonly string[], typos: number): Matcher => {
  const known = new Map<string, number>()
  const find = (term: string): number => {
    const same = query.indexOf(term)
    if (same >= 0) return same
    const begun = query.findIndex((word) => term.startsWith(word))
    if (begun >= 0) return begun
    return query.findIndex((word) => {
      const most = typosIn(word, typos)
      return most > 0 && editDistance(word, term, most) <= most
    })
  }
  const match = (term: string): number => {
    const answer = known.get(term) ?? find(term)
    known.set(term, answer)
    return answer
  }
  return Object.assign(match, { words: query })
}

/** Which word of the query a word of a text matches, itself or by one of its parts; -1 if none. */
const answerOf = ({ term, parts }: Token, matcher: Matcher): number => {
  const answer = matcher(term)
  if (answer >= 0 || parts.length === 0) return answer
  return parts.map((part) => matcher(part)).find((other) => other >= 0) ?? -1
}

/** The query's words in a text; overlapping ones, of a script without spaces, as one. */
const rangesOf = (tokens: readonly Token[], matcher: Matcher): TextRange[] => {
  const ranges: TextRange[] = []
  for (const token of tokens) {
    const answer = answerOf(token, matcher)
    if (answer < 0) continue
    const end = matcher.words[answer] === token.term ? token.end : token.firstEnd
    const last = ranges.at(-1)
    if (last !== undefined && token.start < last[1])
      ranges[ranges.length - 1] = [last[0], Math.max(last[1], end)]
    else ranges.push([token.start, end])
  }
  return ranges
}

/** A text with all of its words that match the query. */
export const marksIn = (text: string, matcher: Matcher): readonly TextRange[] =>
  rangesOf(tokensOf(text), matcher)

/** The numbers of the query's words that a text matches. */
export const answersOf = (text: string, matcher: Matcher): Set<number> => {
  const answered = new Set(tokensOf(text).map((token) => answerOf(token, matcher)))
  answered.delete(-1)
  return answered
}

/** How many different words of the query a text matches. */
export const answersIn = (text: string, matcher: Matcher): number => answersOf(text, matcher).size

/** How many words after a match are considered when looking for the densest part. */
const together = 16
/** Characters before the first match and in total: one line of a list, with the match in view. */
const lead = 24
const longest = 96

/** The part of a text that matches most of the query, on one line, cut between words; null if nothing matches. */
export const snippetOf = (text: string, matcher: Matcher): MarkedText | null => {
  const tokens = tokensOf(text)
  const found = tokens.flatMap((token, index) => (answerOf(token, matcher) >= 0 ? [index] : []))
  let best: { first: number; answers: number } | null = null
  for (const first of found) {
    const near = tokens.slice(first, first + together).map((token) => answerOf(token, matcher))
    const answers = new Set(near.filter((word) => word >= 0)).size
    if (best === null || answers > best.answers) best = { first, answers }
  }
  if (best === null) return null
  const from = tokens[best.first]?.start ?? 0
  const begin =
    text.length <= longest || from <= lead
      ? 0
      : (tokens.find(({ start }) => start >= from - lead)?.start ?? from)
  const last = tokens.findLast(({ end }) => end <= begin + longest)?.end ?? 0
  const end = text.length <= begin + longest ? text.length : Math.max(last, tokens[best.first]?.end ?? 0)
  const before = begin > 0 ? '…' : ''
  const cut = `${before}${text.slice(begin, end)}${end < text.length ? '…' : ''}`
  // Each whitespace character becomes one space, so that positions stay the same.
  const line = cut.replace(/\s/g, ' ').trimEnd()
  const moved = begin - before.length
  const ranges = rangesOf(
    tokens.filter((token) => token.start >= begin && token.end <= end),
    matcher,
  ).map(([start, stop]): TextRange => [start - moved, stop - moved])
  return { text: line, ranges }
}
