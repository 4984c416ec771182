/**
 * Cuts text to one line of at most `max` visible characters, with an ellipsis in place of the rest.
 *
 * Emoji, accented letters and flags count as one and are never cut in half.
 *
 * @param units limit in code units, for places that limit those too; not counting the ellipsis
 */
export const cut = (text: string, max: number, units = Infinity): string => {
  const whole = text.trim()
  // A grapheme is only a few code units; looking at more than this would be slow for a pasted log.
  const looked = whole.slice(0, max * 40).replace(/\s+/gu, ' ')
  const isClipped = whole.length > max * 40
  if (!isClipped && looked.length <= Math.min(max, units)) return looked
  const graphemes: string[] = []
  let left = units
  let isCut = false
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(looked)) {
    left -= segment.length
    isCut = left < 0 || graphemes.length === max
    if (isCut) break
    graphemes.push(segment)
  }
  if (!isCut && !isClipped) return looked
  // The clipping may have cut the last one in half.
  if (!isCut) graphemes.pop()
  return `${graphemes
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`
}

/** Invisible marks that turn the reading direction beyond what they are written in, unless something ends them. */
export const openMarks = /[\u202A-\u202E\u2066-\u2069]/gu

/** The problem without the line that stands above it as the title; '' when there is no more to it. */
export const problemBeyondTitle = (snapshot: { title: string; problemSummary: string }): string => {
  const [first = '', ...rest] = snapshot.problemSummary.trim().split('\n')
  const shown =
    first.replace(/\s+/g, ' ').trim() === snapshot.title ? rest.join('\n') : snapshot.problemSummary
  return shown.trim()
}

/**
 * The text without the empty lines and spaces around it. The first of several lines keeps its indentation, which
 * belongs to a pasted YAML or Python block as much as that of the others.
 */
export const trimBlock = (text: string): string => {
  const bare = text.trim()
  if (!bare.includes('\n')) return bare
  const start = text.indexOf(bare.slice(0, 64))
  return (/[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start) + 1, start))?.[0] ?? '') + bare
}

/** The text without what a JSON store rejects: NULs are removed, unpaired surrogates become U+FFFD. */
export const storableText = (text: string): string =>
  text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')

/** The same for every text and key in a JSON value. Anything more than `depth` levels deep becomes null. */
export const storable = (value: unknown, depth = 16): unknown => {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return null
  if (Array.isArray(value)) return value.map((part) => storable(part, depth - 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [storableText(key), storable(part, depth - 1)]),
  )
}

/** Invisible marks that turn the reading direction: they let a name mirror the sentence that it is put into. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
/** Letters of right-to-left scripts. */
export const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** The text without invisible marks that turn the reading direction, for the names of people, teams and files. */
export const withoutDirectionMarks = (text: string): string => text.replace(directionMarks, '')

/**
 * Someone's text as part of a sentence: it reads in its own direction, and the sentence around it stays in order.
 *
 * What reads from left to right stays as it is, so that plain text has no invisible characters it doesn't need. For
 * plain text only; in HTML, `<bdi>` and `dir="auto"` do the same.
 */
export const isolated = (text: string): string => {
  const plain = text.replace(openMarks, '')
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain
}

/** Someone's text, cut to one line of at most `max` visible characters, as part of a sentence. */
export const excerpt = (text: string, max: number): string => isolated(cut(text, max))
