import type { Change, Documents as ByCollection } from '../../../../core/domain/shapes/collections.ts'
import { firstBy } from './first-by.ts'
import { byId, type Lookup } from './lookup.ts'
import type { Documents, PageCache } from './page-cache.ts'
import type { Found } from './replica.ts'
import { holds, markOf, type SessionRow } from './session-rows.ts'

import { only, pageKey } from './replica-pages.ts'

/** Parts read at once while looking for the newest entries. */
const partsAtOnce = 4

type Entry = ByCollection['entries']

export const cut = <D extends Change['document']>(documents: readonly D[], limit: number): Found => ({
  documents: documents.slice(0, limit),
  complete: documents.length <= limit,
})

const newestEntry = (a: Entry, b: Entry): number => b.seq - a.seq || byId(a, b)

/** Reads what lists ask for from the pages that hold it. */
export const pagedLookups = ({
  pages,
  rows,
  rowOf,
}: {
  pages: Pick<PageCache, 'read'>
  rows: readonly SessionRow[]
  rowOf: (id: string) => SessionRow | undefined
}) => {
  const headsOf = async (chosen: readonly SessionRow[]): Promise<Change['document'][]> => {
    const found = await pages.read(chosen.map(({ n }) => pageKey.heads(n)))
    return chosen.flatMap(({ id, n }) => {
      const page = found.get(pageKey.heads(n)) ?? []
      return page.find(({ document }) => document.id === id)?.document ?? []
    })
  }

  const inParts = async (keys: readonly string[]): Promise<Change[]> => {
    const found = await pages.read(keys)
    return keys.flatMap((key) => found.get(key) ?? [])
  }

  /** Documents of one collection, from the rows they are in. */
  const fromRows = async (
    collection: 'handoffs' | 'writebacks',
    chosen: readonly { row: SessionRow; id: string }[],
  ): Promise<Change['document'][]> => {
    const at = chosen.map(({ row, id }) => {
      const part = row.parts.find((one) => holds(one, markOf(collection, id)))
      return { id, key: pageKey.part(row.id, part?.k ?? -1) }
    })
    const found: ReadonlyMap<string, Documents> = await pages.read(at.map(({ key }) => key))
    return at.flatMap(
      ({ id, key }) => only(found.get(key) ?? [], collection).find((one) => one.id === id) ?? [],
    )
  }

  const writebackList = async (lookup: Extract<Lookup, { kind: 'writebacks' }>): Promise<Found> => {
    const all = rows.flatMap((row) =>
      row.writebacks
        .filter(({ isTroubled }) => isTroubled || lookup.only === 'all')
        .map(({ id, at }) => ({ row, id, at })),
    )
    const chosen = firstBy(all, (a, b) => b.at - a.at || byId(a, b), lookup.limit)
    return { documents: await fromRows('writebacks', chosen), complete: all.length <= lookup.limit }
  }

  const handoffList = async (
    matches: (handoff: SessionRow['handoffs'][number]) => boolean,
    compare: (a: { at: number }, b: { at: number }) => number,
    limit: number,
  ): Promise<Found> => {
    const all = rows.flatMap((row) => row.handoffs.filter(matches).map(({ id, at }) => ({ row, id, at })))
    const chosen = firstBy(all, (a, b) => compare(a, b) || byId(a, b), limit)
    return { documents: await fromRows('handoffs', chosen), complete: all.length <= limit }
  }

  const entries = async (lookup: Extract<Lookup, { kind: 'entries' }>): Promise<Found> => {
    const row = rowOf(lookup.sessionId)
    const takes = (entry: Entry): boolean => {
      if (lookup.only === 'all') return true
      return lookup.only === 'steps' ? entry.step !== null : entry.branchId === lookup.only.branchId
    }
    const parts = (row?.parts ?? [])
      .map(({ high, k }) => ({ high, key: pageKey.part(lookup.sessionId, k) }))
      .filter(({ high }) => high > 0)
      .toSorted((a, b) => b.high - a.high)
    let newest: Entry[] = []
    for (let at = 0; at < parts.length; at += partsAtOnce) {
      const last = newest[lookup.limit]
      if (last !== undefined && last.seq > (parts[at]?.high ?? 0)) break
      const read = await inParts(parts.slice(at, at + partsAtOnce).map(({ key }) => key))
      newest = [...newest, ...only(read, 'entries').filter(takes)]
        .toSorted(newestEntry)
        .slice(0, lookup.limit + 1)
    }
    return cut(newest, lookup.limit)
  }

  return { headsOf, inParts, handoffList, writebackList, entries }
}
