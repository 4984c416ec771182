import { sharedWords as words } from '../shared.words.ts'

/** How a long text is shown at first: the part `shown`, and how many lines it has in all when some are folded away. */
export type Fold = { shown: string; folded: { lines: number } | null }

const foldLines = 12
/** A line of text, in characters. */
const lineLength = 100

/** Folds a text that would push everything else off the screen, to about so many lines. */
export const foldOf = (text: string, keep = foldLines): Fold => {
  let end = Math.min(text.length, keep * lineLength)
  let breaks = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    breaks += 1
    if (breaks === keep) end = at
  }
  // Folding away a line or two would save no room and cost a click.
  if (text.length - end < 120 && !text.slice(end + 1).includes('\n')) return { shown: text, folded: null }
  const lines = text.split('\n').length
  return {
    shown: text
      .slice(0, end)
      .trimEnd()
      .replace(/[\uD800-\uDBFF]$/, ''),
    folded: { lines },
  }
}

/** What the button below a folded text says. */
export const unfoldLabel = (unfolded: boolean, lines: number): string => {
  if (unfolded) return words.showLess
  return lines > 1 ? words.showAllLines(lines) : words.showAll
}
