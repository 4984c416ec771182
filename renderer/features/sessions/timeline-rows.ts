import type { Entry } from '../../../core/domain/entry.ts'

/** A row of the timeline: a day's heading, or an entry; `named` when its author has to be said. */
export type TimelineRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'entry'; key: string; entry: Entry; named: boolean }

const dayOf = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

/**
 * Lays the entries out: a heading wherever the day changes, the author wherever somebody else writes.
 *
 * The first day has no heading when it is today. Entries keep their order even where a clock was wrong, so a day
 * can come twice; its key counts the entry it stands before.
 */
export const timelineRows = (entries: readonly Entry[], now: number): TimelineRow[] => {
  const rows: TimelineRow[] = []
  let day = dayOf(now)
  let author: string | null = null
  for (const entry of entries) {
    const entryDay = dayOf(entry.at)
    if (entryDay !== day) {
      rows.push({ kind: 'day', key: `day-${entry.id}`, at: entry.at })
      author = null
    }
    day = entryDay
    rows.push({
      kind: 'entry',
      key: entry.id,
      entry,
      named: entry.event === null && entry.authorId !== author,
    })
    author = entry.authorId
  }
  return rows
}
