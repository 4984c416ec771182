import type { OpenSearchEngine } from './search.ts'
import { openSearchThread } from './search-thread.ts'

/** Opens the search in a worker that lives as long as it is open. */
export const openBrowserSearch: OpenSearchEngine = (names, options) =>
  openSearchThread(
    new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' }),
    names,
    { ...options, locks: navigator.locks },
  )
