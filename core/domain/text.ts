/**
 * Cuts a text to `max` characters as people count them, on one line, with an ellipsis in place of the rest.
 *
 * Emoji, accents and flags count once and are never cut in half.
 *
 * @param units the most code units, for a place that limits those as well; the ellipsis not counted
 */
export const cut = (text: string, max: number, units = Infinity): string => {
  const whole = text.trim()
  // A grapheme is a few code units; looking at more than this would make a pasted log slow.
  const looked = whole.slice(0, max * 40).replace(/\s+/gu, ' ')
  const line = looked.slice(0, units)
  const clipped = whole.length > max * 40 || line.length < looked.length
  if (!clipped && line.length <= max) return line
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)]
  if (!clipped && graphemes.length <= max) return line
  // Clipping may have cut the last one in half.
  if (clipped) graphemes.pop()
  return `${graphemes
    .slice(0, max - 1)
    .map((grapheme) => grapheme.segment)
    .join('')
    .trimEnd()}…`
}

/** Longest title of a session in code units, less the ellipsis. */
const titleUnits = 199

/** A title from free text: its first line that says something, cut at 80 characters. */
export const titleFrom = (text: string): string =>
  cut(text.split('\n').find((line) => line.trim() !== '') ?? '', 80, titleUnits)

/** The problem without the line that stands above it as the title; '' when there is no more to it. */
export const problemBeyondTitle = (snapshot: { title: string; problemSummary: string }): string => {
  const [first = '', ...rest] = snapshot.problemSummary.trim().split('\n')
  const shown =
    first.replace(/\s+/g, ' ').trim() === snapshot.title ? rest.join('\n') : snapshot.problemSummary
  return shown.trim()
}

/** A text without what a store of JSON refuses: NUL characters go, halves of characters become U+FFFD. */
export const storableText = (text: string): string =>
  text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')

/** The same for every text and key of a JSON value. What lies deeper than `depth` levels becomes null. */
export const storable = (value: unknown, depth = 16): unknown => {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return null
  if (Array.isArray(value)) return value.map((part) => storable(part, depth - 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [storableText(key), storable(part, depth - 1)]),
  )
}
