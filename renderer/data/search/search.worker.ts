import { expose, proxy, type ProxyMarked } from 'comlink'
import { createCipher, type DataKeys } from '../store/sealing/cipher.ts'
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

/** Holds the lock until this thread ends, however it does. Resolves once it is held; at once without locks. */
const holdWhileAlive = async (lock: string): Promise<void> =>
  new Promise((resolve) => {
    if (navigator.locks === undefined) return resolve()
    void navigator.locks.request(lock, async () => {
      resolve()
      await new Promise<never>(() => undefined)
    })
  })

const worker = {
  /**
   * Makes this thread's engine. `fresh` rebuilds its index from the texts. Whoever gets the lock knows that this thread
   * is gone. What is stored is sealed with the keys, if there are any.
   */
  async make(
    names: { name: string; prefix: string },
    keys: DataKeys | null,
    fresh: boolean,
    lock: string,
  ): Promise<SearchEngine & ProxyMarked> {
    await holdWhileAlive(lock)
    const store =
      typeof indexedDB === 'undefined'
        ? createMemoryStore()
        : createIndexedDbStore(names, keys === null ? null : createCipher(keys))
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
