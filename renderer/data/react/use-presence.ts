import { useMemo, useSyncExternalStore } from 'react'
import { useDesk } from './use-desk.ts'

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
