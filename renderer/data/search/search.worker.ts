import { expose, proxy, type ProxyMarked } from 'comlink'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'
import { createIndexedDbStore } from './search-indexeddb.ts'
import { createMemoryStore } from './search-store.ts'

/** The search in its own thread, so that neither loading the index nor a search blocks the page. */

/** Ends this thread with an error, which the page receives. */
const die = (error: unknown): void => {
  setTimeout(() => {
    throw error
  })
}
globalThis.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => die(reason))

const worker = {
  /** Makes this thread's engine. `fresh` rebuilds its index from the texts. */
  async make(names: { name: string; prefix: string }, fresh: boolean): Promise<SearchEngine & ProxyMarked> {
    const store = typeof indexedDB === 'undefined' ? createMemoryStore() : createIndexedDbStore(names)
    return proxy(
      createSearchEngine(store, {
        fresh,
        onError: (error) => console.error('search', error),
        onBroken: die,
      }),
    )
  },
}
export type SearchWorker = typeof worker

expose(worker)
