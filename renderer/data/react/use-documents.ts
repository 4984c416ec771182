import { useMemo } from 'react'
import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
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

/** Keys `collection/id` of what is only on this device. */
export const usePendingDocuments = () => useReadable(useDesk().pendingDocuments)
