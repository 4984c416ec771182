import type { ListRule } from './merge-rows.ts'

/** The replica's answer to a list: its first rows in order; `complete` if there are no others. */
export type StoredRows<D> = { rows: readonly D[]; complete: boolean }

type Row = { id: string; rev: number }

/**
 * How many rows beyond the limit are kept, so that removed rows leave no gap; and how many may accumulate before they
 * are trimmed.
 */
const spare = { kept: 64, most: 192 }

/**
 * The same list after documents have been stored, without querying the replica again; null if it has to be queried.
 *
 * All unknown rows come after the last known one. So a stored document that sorts among the known rows can be inserted,
 * and one that sorts after them can be ignored, until so many rows have been removed that some are missing.
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
  // With fewer rows than are shown, there may be others that belong here.
  return complete || next.length >= rule.limit ? { rows: next, complete } : null
}
