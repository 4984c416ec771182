import { useMemo } from 'react'
import type { CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import type { Live, Readable } from '../contract/desk.ts'
import { unasked, useDesk, useLive, useReadable } from './use-desk.ts'

/** A document: `undefined` while it loads (one frame at most), `null` if it doesn't exist or `id` is null. */
export const useDocument = <C extends CollectionName>(
  collection: C,
  id: string | null,
): Documents[C] | null | undefined => {
  const desk = useDesk()
  const live = useMemo(() => (id === null ? unasked : desk.document(collection, id)), [desk, collection, id])
  const document = useLive<Documents[C] | null>(live)
  return id === null ? null : document
}

/** Several live documents as one readable: those that exist, by id. The same map until one of them changes. */
const together = <D extends { id: string }>(
  lives: readonly Live<D | null>[],
): Readable<ReadonlyMap<string, D>> => {
  let last: readonly (D | null | undefined)[] = []
  let found: ReadonlyMap<string, D> = new Map()
  return {
    get() {
      const now = lives.map((live) => live.get())
      if (now.length === last.length && now.every((document, index) => document === last[index])) return found
      last = now
      found = new Map(
        now.flatMap((document) =>
          document === null || document === undefined ? [] : [[document.id, document] as const],
        ),
      )
      return found
    },
    subscribe(listener) {
      const stops = lives.map((live) => live.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Several documents by id: those that are on this device. */
export const useDocuments = <C extends CollectionName>(
  collection: C,
  ids: readonly string[],
): ReadonlyMap<string, Documents[C]> => {
  const desk = useDesk()
  const key = [...new Set(ids)].toSorted().join(' ')
  const all = useMemo(
    () =>
      together<Documents[C]>(
        key
          .split(' ')
          .filter((id) => id !== '')
          .map((id) => desk.document(collection, id)),
      ),
    [desk, collection, key],
  )
  return useReadable(all)
}

/** Keys `collection/id` of what is only on this device. */
export const usePendingDocuments = () => useReadable(useDesk().pendingDocuments)
