import { remoteSearch } from './search-port.ts'
import type { OpenSearchEngine } from './search.ts'

/** Opens the search in a worker that lives as long as it is open. */
export const openBrowserSearch: OpenSearchEngine = (names) => {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  })
  const { engine, fail } = remoteSearch(
    {
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
      send: (message) => worker.postMessage(message),
      listen: (listener) => worker.addEventListener('message', (event: MessageEvent) => listener(event.data)),
    },
    names,
  )
  worker.addEventListener('error', () => fail(new Error('The thread of the search failed.')))
  const ending = (end: () => Promise<void>) => async () => {
    try {
      await end()
    } finally {
      worker.terminate()
    }
  }
  return { ...engine, close: ending(engine.close), remove: ending(engine.remove) }
}
