import type { Change } from '../../../core/domain/collections.ts'
import type { PageStore } from './page-store.ts'

/** The documents of a page, as they were read. Not to be altered. */
export type Documents = readonly Change[]

/** Characters of page texts whose documents are kept in memory. */
const mostChars = 8_000_000

/** Reads pages, and remembers the documents of those that were read last. */
export const createPageCache = (store: Pick<PageStore, 'read'>) => {
  const known = new Map<string, { documents: Documents; chars: number }>()
  let chars = 0
  /** Rises with every change, so that what was read before is not taken for what is there now. */
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
    /** The documents of each of these pages; none of a page that is not there. */
    async read(keys: Iterable<string>): Promise<Map<string, Documents>> {
      const wanted = [...new Set(keys)]
      const found = new Map<string, Documents>()
      const missing: string[] = []
      for (const key of wanted) {
        const page = known.get(key)
        if (page === undefined) missing.push(key)
        else {
          // The page that was asked for last is the last to go.
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
