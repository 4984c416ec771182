import { bytesOfText, textOfBytes, type Cipher } from './cipher.ts'

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

/** One of those texts, which may say what people wrote. */
export type AsideText = {
  /** What an earlier page has kept; null if that is nothing that can be read. */
  read(): Promise<string | null>
  /** Keeps it, or removes it if null, as soon as it is sealed. The last call counts. */
  keep(text: string | null): void
}

/** Sealed with `cipher`; as it is where nothing can be sealed. */
export const asideText = (aside: Aside, key: string, cipher: Cipher | null): AsideText => {
  let latest = 0
  return {
    async read() {
      const kept = aside.get(key)
      if (kept === null || cipher === null) return kept
      try {
        const bytes = bytesOfText(atob(kept))
        return new TextDecoder().decode(await cipher.open(`aside/${key}`, bytes))
      } catch {
        return null
      }
    },
    keep(text) {
      latest += 1
      const mine = latest
      if (text === null || cipher === null) {
        if (text !== aside.get(key)) aside.set(key, text)
        return
      }
      void cipher.seal(`aside/${key}`, new TextEncoder().encode(text)).then((sealed) => {
        if (mine === latest) aside.set(key, btoa(textOfBytes(sealed)))
      })
    },
  }
}
