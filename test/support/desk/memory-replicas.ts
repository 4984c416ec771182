import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { OpenReplica } from '../../../renderer/data/store/own/databases.ts'
import { openReplicaDatabase } from '../../../renderer/data/store/replica/replica-database.ts'

/** Replicas of one device over RxDB's storage in memory: opened again by their name, they are where they were. */
export const memoryReplicas = (): OpenReplica => {
  const storage = getRxStorageMemory()
  return async (name) => openReplicaDatabase(name, storage)
}
