import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { timelineWords } from './timeline.words.ts'

/**
 * A row of the timeline: a day's heading, or an entry. `named` when it needs its author's name, `branch` when the branch
 * changes at it. `along` is the branch of every row that is on one.
 */
export type TimelineRow =
  | { kind: 'day'; key: string; at: number }
  /** An answer of the assistant that is awaited or being written. */
  | { kind: 'saying'; key: string; entry: Entry }
  | { kind: 'entry'; key: string; entry: Entry; named: boolean; branch: string | null; along: string | null }

const dayOf = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

/**
 * Lays out the entries: a heading wherever the day changes, the author wherever another person writes.
 *
 * Today needs no heading when it comes first. Entries keep their order even where a clock was wrong, so a day can come
 * twice; its key is that of the entry after it.
 */
export const timelineRows = (
  entries: readonly Entry[],
  now: number,
  branches: readonly Pick<Branch, 'id' | 'label'>[] = [],
): TimelineRow[] => {
  const labels = new Map(branches.map((branch) => [branch.id, branch.label]))
  const labelOf = (id: string | null) => (id === null ? timelineWords.mainLine : (labels.get(id) ?? null))
  const rows: TimelineRow[] = []
  let day = dayOf(now)
  let author: string | null = null
  // A session begins on the main line, so that goes without saying.
  let branchId: string | null = null
  for (const entry of entries) {
    const entryDay = dayOf(entry.at)
    if (entryDay !== day) {
      rows.push({ kind: 'day', key: `day-${entry.id}`, at: entry.at })
      author = null
    }
    day = entryDay
    // Events describe forks and moves themselves.
    const turned = entry.event === null && entry.branchId !== branchId
    if (entry.event === null) branchId = entry.branchId
    rows.push({
      kind: 'entry',
      key: entry.id,
      entry,
      named: entry.event === null && entry.authorId !== author,
      branch: turned ? labelOf(entry.branchId) : null,
      along: entry.branchId === null ? null : labelOf(entry.branchId),
    })
    author = entry.authorId
  }
  // At the end, where the whole answer will be.
  for (const entry of entries) {
    if (entry.ask?.state === 'waiting')
      rows.push({ kind: 'saying', key: `saying-${entry.id}-${entry.ask.tries}`, entry })
  }
  return rows
}
