import { newRow, packRows, type SessionRow } from './session-rows.ts'

import { pageKey, perHeadPage, perIndexPage } from './replica-pages.ts'

/** The rows' next state, next to the current one, which is valid until the new one is stored. */
export const stageRows = (rows: SessionRow[], places: Map<string, number>) => {
  const changed = new Map<number, SessionRow>()
  const added = new Map<string, number>()
  /** Pages that have never been written, so they needn't be read first. */
  const fresh = new Set<string>()
  const of = (id: string): SessionRow => {
    const n = added.get(id) ?? places.get(id)
    if (n !== undefined) return changed.get(n) ?? (rows[n] as SessionRow)
    const row = newRow(id, rows.length + added.size)
    if (row.n % perHeadPage === 0) fresh.add(pageKey.heads(row.n))
    if (row.n % perIndexPage === 0) fresh.add(pageKey.index(row.n))
    added.set(id, row.n)
    changed.set(row.n, row)
    return row
  }
  return {
    of,
    fresh,
    set: (row: SessionRow) => void changed.set(row.n, row),
    /** The index pages of what has changed. */
    pages(): Map<string, string> {
      const put = new Map<string, string>()
      for (const n of changed.keys()) {
        const key = pageKey.index(n)
        if (put.has(key)) continue
        const first = n - (n % perIndexPage)
        const end = Math.min(first + perIndexPage, rows.length + added.size)
        const inPage = Array.from(
          { length: end - first },
          (_, at) => changed.get(first + at) ?? rows[first + at],
        )
        put.set(key, packRows(inPage as SessionRow[]))
      }
      return put
    },
    /** Called once it is stored. */
    hold() {
      for (const [n, row] of changed) {
        rows[n] = row
        places.set(row.id, n)
      }
    },
  }
}

export type StagedRows = ReturnType<typeof stageRows>
