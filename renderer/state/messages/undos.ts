import { create } from 'zustand'

/** What a message or an undo is about: a session, by its title. */
export type About = { sessionId: string; title: string }
/** Whether what a message says is still true; `undefined` while that isn't known. */
export type StillTrue = { get(): boolean | undefined; subscribe(listener: () => void): () => void }

/** Something done to a session that can still be undone. */
export type Undo = { id: number; about: About; message: string; run: () => void }

/** What can still be undone, oldest first. It outlives the message that offered it, and ends with the window. */
export const useUndos = create<{ undos: readonly Undo[] }>(() => ({ undos: [] }))

/** Each watches documents; older ones than these are no longer offered. */
const most = 30
let nextId = 1
const stops = new Map<number, () => void>()

/** Calls `onEnd` once, as soon as what was true is no longer; returns how to stop watching. */
export const watchWhile = (still: StillTrue, onEnd: () => void): (() => void) => {
  let known = false
  let ended = false
  let stop: () => void = () => undefined
  const look = (): void => {
    if (ended) return
    const so = still.get()
    // If it was never true so far, the change just isn't visible yet.
    known ||= so === true
    if (so !== false || !known) return
    ended = true
    stop()
    onEnd()
  }
  stop = still.subscribe(look)
  look()
  return () => {
    ended = true
    stop()
  }
}

const end = (id: number): void => {
  stops.get(id)?.()
  stops.delete(id)
  useUndos.setState(({ undos }) => ({ undos: undos.filter((undo) => undo.id !== id) }))
}

/** Offers to undo something for as long as `still` is true; returns its id. */
export const offerUndo = (undo: Omit<Undo, 'id'>, still: StillTrue): number => {
  const id = nextId
  nextId += 1
  useUndos.setState(({ undos }) => ({ undos: [...undos, { ...undo, id }] }))
  for (const old of useUndos.getState().undos.slice(0, -most)) end(old.id)
  const stop = watchWhile(still, () => end(id))
  // It may have been over at once.
  if (useUndos.getState().undos.some((one) => one.id === id)) stops.set(id, stop)
  else stop()
  return id
}

/** The newest that can be undone in a session, or undefined. */
export const newestUndoIn = (undos: readonly Undo[], sessionId: string): Undo | undefined =>
  undos.findLast((undo) => undo.about.sessionId === sessionId)

/** Undoes it, once; false if it's no longer offered. */
export const takeUndo = (id: number): boolean => {
  const undo = useUndos.getState().undos.find((one) => one.id === id)
  if (undo === undefined) return false
  end(id)
  undo.run()
  return true
}

/** Forgets them all, because someone else may be next at this device. */
export const forgetUndos = (): void => {
  for (const { id } of useUndos.getState().undos) end(id)
}
