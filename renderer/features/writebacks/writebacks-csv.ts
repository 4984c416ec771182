import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import type { Desk } from '../../data/contract/desk.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { csvLine, csvNumber } from '../shared/text/csv-line.ts'
import { queryOf, type RowFilter } from './row-filter.ts'
import { arrivedWords } from './writeback-line.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** A row of the page, as far as it is known. */
export type WritebackRow = {
  writeback: Writeback
  /** Of its session; '' if it isn't known. */
  title: string
  client: string
  /** The session's owner; null if it isn't known. */
  ownerId: string | null
}

const hoursIn = ({ parts }: Writeback): string => {
  const hours = parts
    .filter(({ key, state }) => key.startsWith('time:') && (state === 'written' || state === 'read_back'))
    .reduce((sum, part) => sum + (part.hours ?? 0), 0)
  return hours === 0 ? '' : csvNumber(hours)
}

const valuesOf = ({ writeback, title, client }: WritebackRow, nameOf: (id: string) => string): string[] => {
  const { parts, problem, left } = writeback
  const status = parts.find(({ key }) => key === 'status')
  const hasStatus = status?.state === 'written' || status?.state === 'read_back'
  return [
    new Date(writeback.createdAt).toISOString(),
    nameOf(writeback.personId),
    client,
    writeback.ticketNumber,
    title,
    words.kinds[writeback.kind],
    words.states[writeback.state],
    parts.find(({ key }) => key === 'note')?.psaId ?? '',
    hoursIn(writeback),
    hasStatus ? (status.statusName ?? '') : '',
    writeback.statusRead,
    arrivedWords(parts).join('; '),
    problem === null ? '' : readySentences.shown(problem.message),
    readySentences.shown(left?.reason ?? ''),
  ]
}

/** The first line of a table of writebacks for a spreadsheet (RFC 4180). */
export const csvHead = (): string => csvLine(words.csvColumns)

/** Lines of that table, one a writeback. */
export const csvLines = (rows: readonly WritebackRow[], nameOf: (id: string) => string): string =>
  rows.map((row) => csvLine(valuesOf(row, nameOf))).join('')

/**
 * What is listed: what needs this person, which is all on the device; or everything that a filter matches, of which `shown` is
 * only as much as was scrolled to.
 */
export type Listed =
  | { view: 'attention'; shown: readonly WritebackRow[] }
  | { view: 'all'; shown: readonly WritebackRow[]; filter: RowFilter }

/** The lines of all that is listed: every page of the server's, or, if it can't be asked, only what is on this device. */
export const csvOf = async (
  listed: Listed,
  ask: Desk['psa']['writebacks'],
  nameOf: (id: string) => string,
): Promise<{ pieces: Blob[]; count: number; isWhole: boolean }> => {
  const shown = (isWhole: boolean) => ({
    pieces: [new Blob([csvLines(listed.shown, nameOf)])],
    count: listed.shown.length,
    isWhole,
  })
  if (listed.view === 'attention') return shown(true)
  // Each page becomes a piece of the file, which the browser keeps where it likes: no one holds all rows.
  const pieces: Blob[] = []
  let count = 0
  for (let after: Parameters<typeof queryOf>[1] = null; ;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(queryOf(listed.filter, after))
    if (!page.ok) return shown(false)
    pieces.push(new Blob([csvLines(page.value.rows, nameOf)]))
    count += page.value.rows.length
    after = page.value.next
    if (after === null) return { pieces, count, isWhole: true }
  }
}
