import { useMemo } from 'react'
import type { Documents } from '../../../core/domain/collections.ts'
import type { SessionListFilter } from '../contract/desk.ts'
import { unasked, useDesk, useLive, useReadable } from './use-desk.ts'

export const useSessions = ({ scope, limit, statuses, category, sort }: SessionListFilter) => {
  const desk = useDesk()
  // By what they are, not by which array they come in.
  const named = statuses?.join()
  return useLive(
    useMemo(
      () =>
        desk.sessions({
          scope,
          limit,
          ...(statuses === undefined ? {} : { statuses }),
          ...(category === undefined ? {} : { category }),
          ...(sort === undefined ? {} : { sort }),
        }),
      // oxlint-disable-next-line react/exhaustive-deps
      [desk, scope, limit, named, category, sort],
    ),
  )
}

/** Everything underway that a person holds; undefined while it is read, or for no one. */
export const useOwnedBy = (personId: string | null) => {
  const desk = useDesk()
  return useLive<readonly Documents['sessions'][]>(
    useMemo(() => (personId === null ? unasked : desk.ownedBy(personId)), [desk, personId]),
  )
}

/** Revs by session: what was seen of it on this device last. */
export const useOpenedSessions = () => useReadable(useDesk().openedSessions)
