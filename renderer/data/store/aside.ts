/**
 * A few short texts kept apart from the databases, for when those fail or are gone. Never the only place of anything.
 *
 * Nothing here throws: it takes what it can.
 */
export type Aside = {
  get(key: string): string | null
  /** False if it couldn't be kept. Null removes it. */
  set(key: string, value: string | null): boolean
}

/** On top of the browser's local storage, which has its own files and its own limit. */
export const createAside = (storage: () => Storage): Aside => ({
  get(key) {
    try {
      return storage().getItem(key)
    } catch {
      return null
    }
  },
  set(key, value) {
    try {
      if (value === null) storage().removeItem(key)
      else storage().setItem(key, value)
      return true
    } catch {
      return false
    }
  },
})
