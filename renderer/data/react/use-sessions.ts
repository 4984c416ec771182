import { useMemo } from 'react'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import type { SessionListFilter } from '../contract/desk.ts'
import { unasked, useDesk, useLive, useReadable } from './use-desk.ts'

export const useSessions = ({ scope, limit, statuses, category, client, sort }: SessionListFilter) => {
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
          ...(client === undefined ? {} : { client }),
          ...(sort === undefined ? {} : { sort }),
        }),
      // oxlint-disable-next-line react/exhaustive-deps
      [desk, scope, limit, named, category, client, sort],
    ),
  )
}

/** How many sessions of a client, and how many clients, are looked at for suggestions. */
const mostOfClient = 40
const mostClients = 500

const none: readonly Documents['sessions'][] = []

/** The newest session of each client, most recent first; empty while loading. */
export const useClients = (): readonly Documents['sessions'][] => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.clients(mostClients), [desk])) ?? none
}

/** The latest sessions at a client, any spelling; empty for a client that no session names. */
export const useSessionsAt = (client: string, limit: number): readonly Documents['sessions'][] => {
  const desk = useDesk()
  const key = client.trim().toLowerCase()
  // What is still being typed is mostly no client yet, so it needs no query.
  const isKnown = useClients().some((session) => session.client.toLowerCase() === key)
  return (
    useLive<readonly Documents['sessions'][]>(
      useMemo(
        () => (isKnown ? desk.sessions({ scope: 'all', client: key, limit }) : unasked),
        [desk, isKnown, key, limit],
      ),
    ) ?? none
  )
}

/** Earlier sessions, to suggest a client, contact or device from: one of each client, those at `client`, the latest. */
export const useEarlierSessions = (client: string) => {
  const clients = useClients()
  const ofClient = useSessionsAt(client, mostOfClient)
  const latest = useSessions({ scope: 'all', limit: mostOfClient }) ?? none
  return useMemo(() => ({ clients, ofClient, latest }), [clients, ofClient, latest])
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
