/** The most places that are counted; with more, it says that there are more. */
export const mostFound = 100_000

/** How many characters are searched before anything else gets its turn. */
const block = 1_000_000

/** Where a text has what is looked for: the beginnings, in order, and whether there may be more. */
export type Found = { at: readonly number[]; isWhole: boolean }

const escaped = (query: string): string => query.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')

/**
 * Finds text, ignoring case, block by block: `at` grows with every turn. Places don't overlap. Finds nothing for an
 * empty query.
 */
export function* findInText(text: string, query: string): Generator<Found, Found, void> {
  const at: number[] = []
  if (query === '') return { at, isWhole: true }
  const pattern = new RegExp(escaped(query), 'giu')
  let from = 0
  while (from < text.length) {
    const end = Math.min(text.length, from + block)
    // What begins in this block may end in the next one.
    const part = text.slice(from, end + query.length - 1)
    pattern.lastIndex = 0
    let next = end
    for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
      if (from + match.index >= end) break
      if (at.length === mostFound) return { at, isWhole: false }
      at.push(from + match.index)
      next = Math.max(end, from + match.index + match[0].length)
    }
    from = next
    if (from < text.length) yield { at, isWhole: false }
  }
  return { at, isWhole: true }
}

/** The number of the first place at or after an offset; how many there are if there is none. */
const firstAtOrAfter = (places: readonly number[], offset: number): number => {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The number of the first place at or after an offset; the first of all if there is none. */
export const nextFrom = (places: readonly number[], offset: number): number => {
  const next = firstAtOrAfter(places, offset)
  return next === places.length ? 0 : next
}

/** A piece of a row: text, and whether it is found; `current` for the one that is looked at. */
export type Piece = { text: string; mark: 'none' | 'found' | 'current' }

/** A row in pieces, as the places found run through it. `start` is where the row begins in the text. */
export const piecesOf = (
  row: string,
  start: number,
  places: readonly number[],
  length: number,
  current: number | null,
): Piece[] => {
  if (places.length === 0 || length === 0) return [{ text: row, mark: 'none' }]
  const pieces: Piece[] = []
  let done = 0
  const first = firstAtOrAfter(places, start - length + 1)
  for (let index = first; index < places.length; index += 1) {
    const from = (places[index] ?? 0) - start
    if (from >= row.length) break
    const to = Math.min(row.length, from + length)
    if (to <= done) continue
    const begin = Math.max(done, from)
    if (begin > done) pieces.push({ text: row.slice(done, begin), mark: 'none' })
    pieces.push({ text: row.slice(begin, to), mark: places[index] === current ? 'current' : 'found' })
    done = to
  }
  if (done < row.length || pieces.length === 0) pieces.push({ text: row.slice(done), mark: 'none' })
  return pieces
}
