import { wrap } from 'comlink'
import type { OpenSearchEngine } from './search.ts'
import type { SearchWorker } from './search.worker.ts'

/** Opens the search in a worker that lives as long as it is open. */
export const openBrowserSearch: OpenSearchEngine = (names, { fresh = false, onBroken } = {}) => {
  const thread = new Worker(new URL('./search.worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  })
  /** Callers must not wait forever for an answer. */
  const failing = new Promise<never>((_, reject) => {
    thread.addEventListener('error', (event) => {
      const error = new Error(`The thread of the search failed: ${event.message}`)
      thread.terminate()
      reject(error)
      onBroken?.(error)
    })
  })
  failing.catch(() => undefined)
  const heard = async <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, failing])
  const made = heard(wrap<SearchWorker>(thread).make(names, fresh))
  made.catch(() => undefined)
  const ending = async (end: () => Promise<void>): Promise<void> => {
    try {
      await heard(end())
    } finally {
      thread.terminate()
    }
  }
  return {
    open: async () => heard((await made).open()),
    take: async (texts, rev, options) => heard((await made).take([...texts], rev, options)),
    own: async (texts) => heard((await made).own(texts)),
    search: async (query, options) => heard((await made).search(query, options)),
    similar: async (text, options) => heard((await made).similar(text, options)),
    settle: async () => heard((await made).settle()),
    close: async () => ending(async () => (await made).close()),
    remove: async () => ending(async () => (await made).remove()),
  }
}
