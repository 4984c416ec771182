import { useMemo, useSyncExternalStore } from 'react'
import type { PersonState } from '../../../core/domain/handoff/receivers.ts'
import { deskAway, deskOnline } from '../../../core/protocol/presence.ts'
import { useDesk, useReadable } from './use-desk.ts'

/**
 * The ids of the other people viewing a session or one of its handoffs, once each; null while unknown. Re-renders only
 * when these people change.
 */
export const useOnlookers = (
  sessionId: string | null,
  handoffId: string | null,
): readonly string[] | null => {
  const desk = useDesk()
  const [subscribe, get] = useMemo(() => {
    const both = [
      ...(sessionId === null ? [] : [desk.onlookers({ kind: 'session', id: sessionId })]),
      ...(handoffId === null ? [] : [desk.onlookers({ kind: 'handoff', id: handoffId })]),
    ]
    return [
      (listener: () => void) => {
        const stops = both.map((one) => one.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      // A string, because it compares by value; ids contain no spaces.
      () => {
        const ids = both.map((one) => one.get())
        return ids.includes(null)
          ? null
          : [...new Set(ids.flatMap((some) => some ?? []))].toSorted().join(' ')
      },
    ] as const
  }, [desk, sessionId, handoffId])
  const ids = useSyncExternalStore(subscribe, get)
  return useMemo(() => (ids === null ? null : ids === '' ? [] : ids.split(' ')), [ids])
}

/**
 * Whether each of the other people is at their desk; null while unknown, because there's no connection. Re-renders when
 * someone comes or goes.
 */
export const usePersonStates = (): ((personId: string) => PersonState) | null => {
  const desk = useDesk()
  const online = useReadable(useMemo(() => desk.onlookers(deskOnline), [desk]))
  const away = useReadable(useMemo(() => desk.onlookers(deskAway), [desk]))
  return useMemo(() => {
    if (online === null || away === null) return null
    return (personId) => (online.includes(personId) ? 'online' : away.includes(personId) ? 'away' : 'offline')
  }, [online, away])
}
