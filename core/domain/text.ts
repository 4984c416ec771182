/**
 * Cuts a text to `max` characters as people count them, on one line, with an ellipsis in place of the rest.
 *
 * Emoji, accents and flags count once and are never cut in half.
 */
export const cut = (text: string, max: number): string => {
  // A grapheme is a few code units; looking at more than this would make a pasted log slow.
  const line = text.slice(0, max * 40).replace(/\s+/gu, ' ').trim()
  if (line.length <= max) return line
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)]
  if (graphemes.length <= max) return line
  return `${graphemes
    .slice(0, max - 1)
    .map((grapheme) => grapheme.segment)
    .join('')
    .trimEnd()}…`
}

/** A title from free text: its first line that says something, cut at 80 characters. */
export const titleFrom = (text: string): string =>
  cut(text.split('\n').find((line) => line.trim() !== '') ?? '', 80)
