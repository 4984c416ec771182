import type { Change } from '../../../../core/domain/shapes/collections.ts'
import type { PageStore } from './page-store.ts'

/** A page's documents as read. Not to be modified. */
export type Documents = readonly Change[]

/** How much page text, in characters, keeps its documents in memory. */
const mostChars = 8_000_000

export type PageCache = ReturnType<typeof createPageCache>

/** Reads pages, and caches the documents of those read last. */
export const createPageCache = (store: Pick<PageStore, 'read'>) => {
  const known = new Map<string, { documents: Documents; chars: number }>()
  let chars = 0
  /** Increases with every change, so that outdated reads aren't mistaken for current ones. */
  let version = 0

  const forget = (key: string): void => {
    chars -= known.get(key)?.chars ?? 0
    known.delete(key)
  }
  const remember = (key: string, documents: Documents, length: number): void => {
    forget(key)
    known.set(key, { documents, chars: length })
    chars += length
    for (const oldest of known.keys()) {
      if (chars <= mostChars) return
      forget(oldest)
    }
  }

  return {
    /** The documents of each of these pages; none for a page that doesn't exist. */
    async read(keys: Iterable<string>): Promise<Map<string, Documents>> {
      const wanted = [...new Set(keys)]
      const found = new Map<string, Documents>()
      const missing: string[] = []
      for (const key of wanted) {
        const page = known.get(key)
        if (page === undefined) missing.push(key)
        else {
          // The most recently requested page is evicted last.
          remember(key, page.documents, page.chars)
          found.set(key, page.documents)
        }
      }
      if (missing.length === 0) return found
      const before = version
      for (const [key, text] of await store.read(missing)) {
        const documents = JSON.parse(text) as Documents
        found.set(key, documents)
        if (before === version) remember(key, documents, text.length)
      }
      return found
    },
    /** These pages have been written. */
    changed(keys: Iterable<string>): void {
      version += 1
      for (const key of keys) forget(key)
    },
  }
}
