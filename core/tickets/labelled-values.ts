import { labelOf, type Label, type LabelledField } from './labels.ts'
import type { PastedLine } from './pasted-lines.ts'

/** A value beside, below or under its label. `after` are the lines that follow it directly, up to the next label. */
export type LabelledValue = Label & { value: string; line: number; after: readonly string[] }

type Labelled = { label: Label; value: string }

/** Splits `Company: Acme Corp` at its colon, if what stands before it is a label that we know. */
const beside = (text: string): Labelled | null => {
  const colon = text.search(/[:：]/u)
  if (colon < 1 || colon > 48) return null
  const label = labelOf(text.slice(0, colon))
  return label === null ? null : { label, value: text.slice(colon + 1).trim() }
}

/** `Account         Mason County Clerk`: columns made of spaces. */
const apart = (text: string): Labelled | null => {
  const gap = text.indexOf('   ')
  if (gap < 1 || gap > 40) return null
  const label = labelOf(text.slice(0, gap))
  return label === null ? null : { label, value: text.slice(gap).trim() }
}

/** The labels of one line: one, or several with tabs between them (`Company:	Acme	Status:	New`). */
const inLine = (text: string): Labelled[] => {
  if (!text.includes('\t')) {
    const one = beside(text) ?? apart(text)
    return one === null ? [] : [one]
  }
  const cells = text.split('\t').map((cell) => cell.trim())
  const found: Labelled[] = []
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? ''
    const one = beside(cell)
    const next = cells[index + 1] ?? ''
    if (one !== null && (one.value !== '' || index + 1 === cells.length)) found.push(one)
    else if (one !== null) found.push({ label: one.label, value: beside(next) === null ? next : '' })
    // `Company	Acme Corp`, as a table of two columns is copied.
    else if (index === 0 && cells.length === 2 && labelOf(cell) !== null) {
      found.push({ label: labelOf(cell) as Label, value: next })
    }
  }
  return found
}

/** True for a line that names a field, with or without its value; such a line is never the value of the one above. */
export const isLabelLine = (text: string): boolean => labelOf(text) !== null || inLine(text).length > 0

/** Every value that has a label, in the order of the text. */
export const labelledValues = (lines: readonly PastedLine[]): LabelledValue[] => {
  const filled = lines.filter(({ text }) => text !== '')
  const values: LabelledValue[] = []
  /** The lines from here to the next label, at most three. */
  const from = (index: number): string[] => {
    const following: string[] = []
    for (const { text } of filled.slice(index, index + 3)) {
      if (isLabelLine(text)) break
      following.push(text)
    }
    return following
  }
  for (const [index, { text, line }] of filled.entries()) {
    const found = inLine(text)
    const alone = found.length === 0 ? labelOf(text) : null
    for (const { label, value } of found) {
      const isOpen = value === '' && found.length === 1
      const below = isOpen ? from(index + 1) : []
      values.push({
        ...label,
        value: isOpen ? (below[0] ?? '') : value,
        line,
        after: isOpen ? below.slice(1) : from(index + 1),
      })
    }
    if (alone !== null) {
      const below = from(index + 1)
      values.push({ ...alone, value: below[0] ?? '', line, after: below.slice(1) })
    }
  }
  return values
}

/** The values of one field, the surest label first, and the first in the text among equals. */
export const valuesOf = (values: readonly LabelledValue[], field: LabelledField): LabelledValue[] =>
  values
    .filter((value) => value.field === field && value.value !== '')
    .toSorted((a, b) => a.rank - b.rank || a.line - b.line)
