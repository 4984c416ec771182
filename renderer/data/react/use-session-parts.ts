import { useMemo, useSyncExternalStore } from 'react'
import { isWork, type Branch } from '../../../core/domain/branches/branch.ts'
import type { Contents } from '../contract/desk.ts'
import { useDesk, useLive } from './use-desk.ts'

export const useEntries = (sessionId: string, limit: number, branchId: string | null = null) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.entries(sessionId, limit, branchId), [desk, sessionId, limit, branchId]))
}

export const useSteps = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.steps(sessionId), [desk, sessionId]))
}

export const useBranches = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.branches(sessionId), [desk, sessionId]))
}

/** How many of a branch's entries to examine: work is among the newest, and few events follow it. */
const lookedAt = 100

/**
 * The ids of the branches on which something was written or done; `undefined` while loading. Only untried branches are
 * checked, because the others' status says enough.
 */
export const useWorkedOn = (
  sessionId: string,
  branches: readonly Pick<Branch, 'id' | 'status'>[] | undefined,
): ReadonlySet<string> | undefined => {
  const desk = useDesk()
  const asked = branches
    ?.filter(({ status }) => status === 'untried')
    .map(({ id }) => id)
    .toSorted()
    .join(' ')
  const [subscribe, get] = useMemo(() => {
    const lines = (asked ?? '')
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => ({ id, entries: desk.entries(sessionId, lookedAt, id) }))
    return [
      (listener: () => void) => {
        const stops = lines.map(({ entries }) => entries.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      // A string, because it compares by value; ids contain no spaces.
      () => {
        const worked: string[] = []
        for (const { id, entries } of lines) {
          const written = entries.get()
          if (written === undefined) return undefined
          if (written.some((entry) => entry.branchId === id && isWork(entry))) worked.push(id)
        }
        return worked.join(' ')
      },
    ] as const
  }, [desk, sessionId, asked])
  const ids = useSyncExternalStore(subscribe, get)
  return useMemo(
    () =>
      asked === undefined || ids === undefined
        ? undefined
        : new Set(ids.split(' ').filter((id) => id !== '')),
    [asked, ids],
  )
}

/** Whether a session's contents are on this device; fetched while someone is viewing it. */
export const useContents = (sessionId: string): Contents => {
  const desk = useDesk()
  const contents = useMemo(() => desk.contents(sessionId), [desk, sessionId])
  return useSyncExternalStore(contents.subscribe, contents.get)
}

export const useWriteUps = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.writeUps(sessionId), [desk, sessionId]))
}

export const useFacts = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.facts(sessionId), [desk, sessionId]))
}

export const useFixes = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.fixes(sessionId), [desk, sessionId]))
}
