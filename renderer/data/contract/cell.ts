import type { Readable } from './desk.ts'

/** A value that can be set. Listeners are told after the value changed, each once a change. */
export type Cell<T> = Readable<T> & { set(next: T): void }

/** Makes a cell. Setting the same value (by identity) tells no one. */
export const createCell = <T>(initial: T): Cell<T> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe(listener) {
      // A listener of its own for each subscription, so that one function may subscribe twice.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
  }
}
