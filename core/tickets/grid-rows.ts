import { deviceIn } from './device-name.ts'
import { labelOf } from './labels.ts'
import type { LabelledValue } from './labelled-values.ts'
import type { PastedLine } from './pasted-lines.ts'
import { isPersonName } from './people.ts'

/** Rows copied from a list of tickets: what the one row says; `several` if there are more, which no reading can choose between. */
export type GridReading = { kind: 'none' } | { kind: 'several' } | { kind: 'row'; values: LabelledValue[] }

const cellsOf = (line: PastedLine): string[] => line.cells.split('\t').map((cell) => cell.trim())
const isTicketNumber = (cell: string): boolean => /^(?:#?\d{3,9}|T\d{8}\.\d{4})$/u.test(cell)

/** Words of other columns: statuses, priorities, dates, ages and counts. */
const isAside = (cell: string): boolean =>
  cell === '' ||
  /^(?:new|open|pending|closed|assigned|unassigned|scheduled|in progress|waiting.*|on hold|low|medium|normal|high|urgent|critical|p[1-5]|priority \d.*|\d+(?:[.,]\d+)?|\d+ (?:min|hours?|days?).*)$/iu.test(
    cell,
  ) ||
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell)

const valueAt = (field: LabelledValue['field'], value: string, line: number): LabelledValue => ({
  field,
  rank: 0,
  label: '',
  value,
  line,
  after: [],
})

/** A row below its headings: each cell belongs to the heading above it. */
const underHeadings = (headings: readonly string[], row: PastedLine): LabelledValue[] =>
  cellsOf(row).flatMap((cell, column) => {
    const heading = headings[column] ?? ''
    const label = heading === '#' ? { field: 'number' as const, rank: 0, label: heading } : labelOf(heading)
    return label === null || cell === '' ? [] : [{ ...label, value: cell, line: row.line, after: [] }]
  })

/**
 * A row without headings. The wordiest cell is the summary, a person's name beside two others the contact, and what
 * is left the client; with more left than that, nothing but the number and the summary is sure.
 */
const withoutHeadings = (row: PastedLine): LabelledValue[] => {
  const cells = cellsOf(row)
  const number = cells.find(isTicketNumber) ?? ''
  const left = cells.filter((cell) => cell !== number && !isAside(cell))
  const lowerWords = (cell: string): number =>
    cell.split(/\s+/u).filter((word) => /^\p{Ll}/u.test(word)).length
  const summary = left.toSorted((a, b) => lowerWords(b) - lowerWords(a) || b.length - a.length)[0]
  if (summary === undefined) return []
  const device = left.find((cell) => cell !== summary && deviceIn(cell) === cell)
  const others = left.filter((cell) => cell !== summary && cell !== device)
  const values = [valueAt('number', number, row.line), valueAt('summary', summary, row.line)]
  if (device !== undefined) values.push(valueAt('device', device, row.line))
  const [client, contact] = others
  if (client !== undefined && others.length === 1) values.push(valueAt('client', client, row.line))
  // Boards list the company before its contact.
  if (client !== undefined && contact !== undefined && others.length === 2 && isPersonName(contact)) {
    values.push(valueAt('client', client, row.line), valueAt('name', contact, row.line))
  }
  return values
}

/** Reads rows with tabs between their cells, with or without the row of headings above. */
export const gridReading = (lines: readonly PastedLine[]): GridReading => {
  const rows = lines.filter(({ cells }) => cells.split('\t', 4).length >= 4 && !cells.includes(':\t'))
  const [first, second] = rows
  if (first === undefined) return { kind: 'none' }
  const headings = cellsOf(first)
  const known = headings.filter((heading) => heading === '#' || labelOf(heading) !== null)
  if (known.length >= 3) {
    if (second === undefined) return { kind: 'none' }
    return rows.length > 2 ? { kind: 'several' } : { kind: 'row', values: underHeadings(headings, second) }
  }
  const numbered = rows.filter((row) => cellsOf(row).some(isTicketNumber))
  if (numbered.length > 1) return { kind: 'several' }
  const [row] = numbered
  // One row among other text is a table in it, not a ticket's row.
  if (row === undefined || lines.filter(({ text }) => text !== '').length > 2) return { kind: 'none' }
  return { kind: 'row', values: withoutHeadings(row) }
}
