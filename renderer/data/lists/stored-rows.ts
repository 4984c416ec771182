import type { ListRule } from './merge-rows.ts'

/** What the replica answered to a list: its first rows in their order; `complete` when there are no others. */
export type StoredRows<D> = { rows: readonly D[]; complete: boolean }

type Row = { id: string; rev: number }

/** Rows beyond the limit that are kept, so that what leaves a list leaves no hole; and how many pile up before they are cut. */
const spare = { kept: 64, most: 192 }

/**
 * The same list after documents have been stored, without asking the replica again; null when it has to be asked.
 *
 * Rows that are not known all come after the last that is: so what is stored among those known finds its place, and
 * what would come after them is none of this list's business, until so many have left that rows are missing.
 */
export const afterStoring = <D extends Row>(
  { rows, complete }: StoredRows<D>,
  stored: readonly D[],
  rule: ListRule<D>,
): StoredRows<D> | null => {
  const last = rows.at(-1)
  const byId = new Map(rows.map((row) => [row.id, row]))
  let changed = false
  for (const document of stored) {
    const known = byId.get(document.id)
    if (known !== undefined && known.rev > document.rev) continue
    const isKnownPlace = complete || (last !== undefined && rule.compare(document, last) <= 0)
    if (rule.matches(document) && isKnownPlace) {
      byId.set(document.id, document)
      changed = true
    } else changed = byId.delete(document.id) || changed
  }
  if (!changed) return { rows, complete }
  const next = [...byId.values()].toSorted(rule.compare)
  if (next.length > rule.limit + spare.most)
    return { rows: next.slice(0, rule.limit + spare.kept), complete: false }
  // With fewer than are shown there may be others that belong here.
  return complete || next.length >= rule.limit ? { rows: next, complete } : null
}
