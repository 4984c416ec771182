import { createSearchEngine } from './search-engine.ts'
import { createIndexedDbStore } from './search-indexeddb.ts'
import { serveSearch } from './search-port.ts'
import { createMemoryStore } from './search-store.ts'

/** The search in a thread of its own: neither reading the index nor a search stops the page. */

const worker = globalThis as unknown as { postMessage(message: unknown): void }

serveSearch(
  {
    // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
    send: (message) => worker.postMessage(message),
    listen: (listener) =>
      globalThis.addEventListener('message', (event: MessageEvent) => listener(event.data)),
  },
  (name, prefix) => {
    const store =
      typeof indexedDB === 'undefined' ? createMemoryStore() : createIndexedDbStore({ name, prefix })
    return createSearchEngine(store, { onError: (error) => console.error('search', error) })
  },
)
