import { firstBy } from '../store/replica/first-by.ts'

/** Which documents a list has, and in which order. `limit` cuts off the end. */
export type ListRule<D> = { matches(document: D): boolean; compare(a: D, b: D): number; limit: number }

type Row = { id: string; rev: number }

/**
 * One list from three layers: the database's answer, what has arrived since, and what this device did.
 *
 * An arrived document replaces an older one from the database; the device's own replaces both. A document that no
 * longer belongs here is removed, and one that now does is added in its place.
 *
 * @param base sorted by the rule, all matching
 */
export const mergeRows = <D extends Row>(
  base: readonly D[],
  arrived: ReadonlyMap<string, D>,
  own: ReadonlyMap<string, D>,
  rule: ListRule<D>,
): D[] => {
  if (arrived.size === 0 && own.size === 0) return base.slice(0, rule.limit)
  const rows = new Map(base.map((document) => [document.id, document]))
  let moved = false
  const put = (document: D) => {
    if (rule.matches(document)) {
      rows.set(document.id, document)
      moved = true
    } else rows.delete(document.id)
  }
  for (const document of arrived.values()) {
    const known = rows.get(document.id)
    if (known === undefined || known.rev < document.rev) put(document)
  }
  for (const document of own.values()) put(document)
  // In a pull there are thousands, of which the list shows a few hundred.
  if (moved && rows.size > 2 * rule.limit) return firstBy(rows.values(), rule.compare, rule.limit)
  const merged = [...rows.values()]
  // Otherwise nearly all are in order already, which sorting is quick at.
  return (moved ? merged.toSorted(rule.compare) : merged).slice(0, rule.limit)
}

/**
 * The list, reusing the previously shown object wherever a document hasn't changed, so that its row needn't be redrawn.
 * `own` documents are never reused, because their rev doesn't say what is in them.
 */
export const keepIdentity = <D extends Row>(
  rows: readonly D[],
  shown: ReadonlyMap<string, D>,
  isOwn: (document: D) => boolean,
): D[] =>
  rows.map((row) => {
    const before = shown.get(row.id)
    return before !== undefined && before.rev === row.rev && !isOwn(row) && !isOwn(before) ? before : row
  })

/** True if two lists contain the same objects in the same order. */
export const sameRows = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index])
