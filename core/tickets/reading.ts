import type { LabelledField } from './labels.ts'
import { valuesOf, type LabelledValue } from './labelled-values.ts'
import type { MailHeaders } from './mail-parts.ts'
import type { PastedLine } from './pasted-lines.ts'
import { isNothing } from './people.ts'

/** Where a value stands: beside a label, in a list's row, a heading or subject, a mail's headers, its signature, or the text. */
export type ReadFrom = 'label' | 'row' | 'heading' | 'headers' | 'signature' | 'text'

/** A value as it stands in the text; `line` counts from 0. */
export type ReadValue = { value: string; from: ReadFrom; line: number }

/** A pasted text taken apart: what its writer wrote, a mail's headers, and every value with a label. */
export type Source = {
  headers: MailHeaders | null
  own: readonly PastedLine[]
  values: readonly LabelledValue[]
  /** True for a row copied from a list, where the values are its cells. */
  isRow: boolean
}

/** A value, unless there is none or it is empty. */
export const at = (value: string | null | undefined, from: ReadFrom, line: number): ReadValue | null =>
  value === null || value === undefined || value.trim() === '' ? null : { value: value.trim(), from, line }

/** The first of a field's labelled values that `read` accepts, the surest label first. */
export const labelled = (
  source: Source,
  field: LabelledField,
  read: (value: string) => string | null = (value) => value,
): ReadValue | null => {
  for (const value of valuesOf(source.values, field)) {
    if (isNothing(value.value)) continue
    const found = read(value.value)
    if (found !== null) return at(found.slice(0, 300), source.isRow ? 'row' : 'label', value.line)
  }
  return null
}
