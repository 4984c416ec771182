import type { Branch } from '../../../../core/domain/branch.ts'
import type { Entry } from '../../../../core/domain/entry.ts'

/**
 * A row of the timeline: a day's heading, or an entry; `named` when its author has to be said, `branch` when the
 * line of enquiry has: where another one went before. `along` is the branch of every row that is on one.
 */
export type TimelineRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'entry'; key: string; entry: Entry; named: boolean; branch: string | null; along: string | null }

const dayOf = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

/**
 * Lays the entries out: a heading wherever the day changes, the author wherever someone else writes.
 *
 * The first day has no heading when it is today. Entries keep their order even where a clock was wrong, so a day
 * can come twice; its key counts the entry it stands before.
 */
export const timelineRows = (
  entries: readonly Entry[],
  now: number,
  branches: readonly Pick<Branch, 'id' | 'label'>[] = [],
): TimelineRow[] => {
  const labels = new Map(branches.map((branch) => [branch.id, branch.label]))
  const labelOf = (id: string | null) => (id === null ? 'Main line' : (labels.get(id) ?? null))
  const rows: TimelineRow[] = []
  let day = dayOf(now)
  let author: string | null = null
  // A session begins on its main line, which need not be said.
  let branchId: string | null = null
  for (const entry of entries) {
    const entryDay = dayOf(entry.at)
    if (entryDay !== day) {
      rows.push({ kind: 'day', key: `day-${entry.id}`, at: entry.at })
      author = null
    }
    day = entryDay
    // Events tell of forks and moves in their own words.
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
  return rows
}
