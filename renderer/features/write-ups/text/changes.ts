import { diffLines, diffWordsWithSpace } from 'diff'

/** A piece of a changed text: only in the new one, only in the old one, or in both. */
export type ChangedPart = { kind: 'added' | 'removed' | 'same'; text: string }

/** How long comparing may take before whole lines, or the whole text, have to do. Milliseconds. */
const patience = 150

/** Two versions of the same lines, word by word; line by line where that takes too long. */
const words = (before: string, after: string): ChangedPart[] =>
  diffWordsWithSpace(before, after, { timeout: patience })?.map(partOf) ?? [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]

const partOf = ({
  value,
  added,
  removed,
}: {
  value: string
  added: boolean
  removed: boolean
}): ChangedPart => ({
  kind: added ? 'added' : removed ? 'removed' : 'same',
  text: value,
})

/**
 * What changed from one text to another: by line, and by word inside of lines that were rewritten.
 *
 * The parts that are not `removed` are `after`, in order; those that are not `added` are `before`.
 */
export const changesBetween = (before: string, after: string): ChangedPart[] => {
  const lines = diffLines(before, after, { timeout: patience })
  if (lines === undefined) return words(before, after)
  const parts: ChangedPart[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    const next = lines[index + 1]
    if (line?.removed === true && next?.added === true) {
      parts.push(...words(line.value, next.value))
      index += 1
    } else if (line !== undefined) parts.push(partOf(line))
  }
  return parts
}

/** Lines of unchanged text that stay around a change. */
const around = 2

/**
 * Shortens long unchanged parts to the lines next to a change.
 *
 * @param left says how many lines are left out
 */
export const foldedChanges = (
  parts: readonly ChangedPart[],
  left: (lines: number) => string,
): (ChangedPart | { kind: 'left'; text: string })[] =>
  parts.flatMap((part, index): (ChangedPart | { kind: 'left'; text: string })[] => {
    if (part.kind !== 'same') return [part]
    const lines = part.text.split('\n')
    const head = index === 0 ? 0 : around
    const tail = index === parts.length - 1 ? 0 : around + 1
    const hidden = lines.length - head - tail
    if (hidden <= around) return [part]
    const same = (shown: readonly string[], end = ''): ChangedPart[] =>
      shown.length === 0 ? [] : [{ kind: 'same', text: shown.join('\n') + end }]
    return [
      ...same(lines.slice(0, head), '\n'),
      { kind: 'left', text: left(hidden) },
      ...same(tail === 0 ? [] : lines.slice(-tail)),
    ]
  })
