import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Desk, DeskState, Live, Readable } from '../contract/desk.ts'

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** The desk of this window. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it.')
  return desk
}

/** The value of a readable, rendered again when it changes. */
export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get)

/** One part of the desk's state. The selector must give back parts, not new objects. */
export const useDeskState = <T>(select: (state: DeskState) => T): T => {
  const { state } = useDesk()
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

/** A list of nothing, for a hook that has nothing to ask. */
export const unasked: Live<never> = { get: () => undefined, subscribe: () => () => undefined }

/** What a list holds now; `undefined` until the first answer. */
export const useLive = <T>(live: Live<T>): T | undefined => useSyncExternalStore(live.subscribe, live.get)

/** The time, corrected, rendered again every `everyMs`. For ages and countdowns. */
export const useNow = (everyMs: number): number => {
  const desk = useDesk()
  const [now, setNow] = useState(() => desk.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), everyMs)
    return () => clearInterval(timer)
  }, [desk, everyMs])
  return now
}
