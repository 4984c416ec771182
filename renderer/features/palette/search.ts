import type { SearchHit } from '../../../core/search/hit.ts'

const wordsOf = (query: string): string[] =>
  query.trim().toLowerCase().replace(/^#/, '').split(/\s+/).filter(Boolean)

/**
 * How well `text` matches a query; 0 if it doesn't. Every word has to occur. The start of a word counts more than the
 * middle, and the start of the text counts most.
 */
export const matchScore = (query: string, text: string): number => {
  const hay = text.toLowerCase()
  let score = 0
  for (const word of wordsOf(query)) {
    const at = hay.indexOf(word)
    if (at < 0) return 0
    const startsWord = at === 0 || new RegExp(`[^\\p{L}\\p{N}]`, 'u').test(hay[at - 1] ?? '')
    score += at === 0 ? 4 : startsWord ? 3 : 1
  }
  return score
}

/** The items that match the query, best first, otherwise in their own order. All of them for an empty query. */
export const searchItems = <T>(query: string, items: readonly T[], textOf: (item: T) => string): T[] => {
  if (wordsOf(query).length === 0) return [...items]
  return items
    .map((item) => ({ item, score: matchScore(query, textOf(item)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

/** The server's hits that this device hasn't found itself, in the server's order. */
export const onlyOnServer = (
  found: readonly SearchHit[],
  here: readonly Pick<SearchHit, 'sessionId'>[],
): readonly SearchHit[] => {
  const known = new Set(here.map(({ sessionId }) => sessionId))
  return found.filter(({ sessionId }) => !known.has(sessionId))
}
