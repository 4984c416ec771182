/**
 * The lines of a pasted text that the reading looks at, trimmed; with their numbers in the text, from 0.
 *
 * However long the text is, only so many lines and characters are looked at: what tells a ticket stands at its top.
 */
export type PastedLine = {
  /** Trimmed, with ordinary spaces; tabs inside it are kept, because they separate the cells of a grid. */
  text: string
  /** The same with the empty cells of a grid at its beginning and end. */
  cells: string
  line: number
}

/** How much of a text is looked at. A longer line is cut there. */
export const readingLimits = { characters: 64_000, lines: 800, lineLength: 600 }

// Non-breaking and other wide spaces, as web pages copy them.
const oddSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
// Zero-width and direction marks, which Outlook puts around names and numbers, and controls; not the two joiners, which
// belong to the spelling of some names.
const invisible = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}]/gu
// Pages copied as Markdown.
const bold = /\*\*|__(?=\S)|(?<=\S)__/g

/** Splits a text into the lines that are looked at; empty ones included, because they end a block. */
export const pastedLines = (text: string): PastedLine[] =>
  text
    .slice(0, readingLimits.characters)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n', readingLimits.lines)
    .map((raw, line) => {
      const cells = raw
        .slice(0, readingLimits.lineLength)
        .replace(oddSpaces, ' ')
        .replace(invisible, '')
        .replace(bold, '')
      return { text: cells.trim(), cells, line }
    })
