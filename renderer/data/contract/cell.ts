import type { Readable } from './desk.ts'

/** A value that can be set. Listeners are called after it changes, once per change each. */
export type Cell<T> = Readable<T> & { set(next: T): void }

/** Makes a cell. Setting the same value (by identity) calls no one. */
export const createCell = <T>(initial: T): Cell<T> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe(listener) {
      // A new wrapper per subscription, so that one function can subscribe twice.
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
