import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { DeskState, ReadyState } from '../contract/desk-state.ts'
import type { Desk, Live, Readable } from '../contract/desk.ts'

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** This window's desk. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it.')
  return desk
}

/** A readable's value; re-renders when it changes. */
export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get)

/** One part of the desk's state. The selector must return existing parts, not new objects. */
export const useDeskState = <T>(select: (state: DeskState) => T): T => {
  const { state } = useDesk()
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

const lastReady = new WeakMap<Desk, ReadyState>()

/**
 * One part of the state of a signed-in desk. A screen that is closing keeps showing the last state. The selector must
 * return existing parts, not new objects.
 */
export const useSignedIn = <T>(select: (state: ReadyState) => T): T => {
  const desk = useDesk()
  return useSyncExternalStore(desk.state.subscribe, () => {
    const state = desk.state.get()
    if (state.phase === 'ready') lastReady.set(desk, state)
    const ready = lastReady.get(desk)
    if (ready === undefined) throw new Error('useSignedIn needs someone who is signed in.')
    return select(ready)
  })
}

/** A list of nothing, for a hook that has nothing to query. */
export const unasked: Live<never> = { get: () => undefined, subscribe: () => () => undefined }

/** A list's current content; `undefined` until the first answer. */
export const useLive = <T>(live: Live<T>): T | undefined => useSyncExternalStore(live.subscribe, live.get)

/** The corrected time; re-renders every `everyMs`. For ages and countdowns. */
export const useNow = (everyMs: number): number => {
  const desk = useDesk()
  const [now, setNow] = useState(() => desk.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), everyMs)
    return () => clearInterval(timer)
  }, [desk, everyMs])
  return now
}
