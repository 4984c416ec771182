import { createSearchEngine } from '../../search/search-engine.ts'
import { createMemoryStore } from '../../search/search-store.ts'
import { createSearch, searchNames, type OpenSearchEngine, type Search } from '../../search/search.ts'
import type { SeatParts } from './seat-parts.ts'
import type { Stored } from './stored.ts'

/** Opens the search through what this device has. Without a place for its index it is made at each start. */
export const createSeatSearch = (
  parts: Pick<SeatParts, 'scope' | 'storages'> & {
    stored: Pick<Stored, 'replica' | 'replicaVersion'>
    /** What was pulled is stored. */
    settled: () => Promise<void>
    onError: (error: unknown) => void
  },
): Search => {
  const { replica, replicaVersion } = parts.stored
  const openEngine: OpenSearchEngine =
    parts.storages.search ?? ((_, options) => createSearchEngine(createMemoryStore(), options))
  return createSearch({
    openEngine: (options) => openEngine(searchNames(parts.scope, replicaVersion), options),
    source: { head: replica.head.rev, page: replica.page, settled: parts.settled },
    onError: parts.onError,
  })
}
