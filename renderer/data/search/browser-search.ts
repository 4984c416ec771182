import type { DataKeys } from '../store/sealing/cipher.ts'
import type { OpenSearchEngine } from './search.ts'
import { openSearchThread } from './search-thread.ts'

/** Opens the search in a worker that lives as long as it is open. What it stores is sealed with the keys. */
export const openBrowserSearch =
  (keys: DataKeys | null): OpenSearchEngine =>
  (names, options) =>
    openSearchThread(
      new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' }),
      names,
      { ...options, keys, locks: navigator.locks },
    )
