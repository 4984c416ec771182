import { useMemo } from 'react'
import type { Documents } from '../../../core/domain/collections.ts'
import type { SessionListFilter } from '../contract/desk.ts'
import { unasked, useDesk, useLive, useReadable } from './use-desk.ts'

export const useSessions = ({ scope, limit, statuses, category, sort }: SessionListFilter) => {
  const desk = useDesk()
  // By content, not by array identity.
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

/** The open sessions a person owns; undefined while loading, or if there is no person. */
export const useOwnedBy = (personId: string | null) => {
  const desk = useDesk()
  return useLive<readonly Documents['sessions'][]>(
    useMemo(() => (personId === null ? unasked : desk.ownedBy(personId)), [desk, personId]),
  )
}

/** By session, the last rev seen on this device. */
export const useOpenedSessions = () => useReadable(useDesk().openedSessions)
