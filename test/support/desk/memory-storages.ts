import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Storages } from '../../../renderer/data/desk/kept/storages.ts'
import type { LeftShelf, LeftWork } from '../../../renderer/data/leaving/left-shelf.ts'
import { openReplica } from '../../../renderer/data/store/own/databases.ts'
import { memoryFileShelves } from '../electron/memory-files.ts'
import { memoryReplicas } from './memory-replicas.ts'

const memoryLeftShelf = (works: Map<string, LeftWork>): LeftShelf => ({
  list: async () => [...works.values()],
  put: async (work) => void works.set(work.id, work),
  remove: async (id) => void works.delete(id),
})

/** The storages of one device, in memory. `works` is what those who signed out left. */
export const memoryStorages = (
  over: Partial<Storages> = {},
  works: Map<string, LeftWork> = new Map(),
): Storages => {
  const storages: Storages = {
    own: getRxStorageMemory(),
    replica: memoryReplicas(),
    files: memoryFileShelves(),
    left: memoryLeftShelf(works),
    // What is not closed and removed by the desk itself is the replica of one that was killed.
    deleteDatabases: async (scope) => (await openReplica(storages, scope)).replica.remove(),
    ...over,
  }
  return storages
}
