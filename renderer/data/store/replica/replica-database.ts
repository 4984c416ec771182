import { createRxDatabase, type RxCollection, type RxStorage } from 'rxdb/plugins/core'
import { openPagedReplica } from './paged-replica.ts'
import { createPageStore, pageSchema, type Page } from './page-store.ts'
import type { Replica } from './replica.ts'
import { rxHash } from '../documents/rx-hash.ts'

/** Opens the replica of that name on RxDB in this thread. If that fails, nothing of it stays open. */
export const openReplicaDatabase = async (
  name: string,
  storage: RxStorage<unknown, unknown>,
): Promise<Replica> => {
  const database = await createRxDatabase({ name, storage, multiInstance: false, hashFunction: rxHash })
  try {
    const { pages } = await database.addCollections({ pages: { schema: pageSchema } })
    return await openPagedReplica(createPageStore(pages as RxCollection<Page>), {
      close: async () => void (await database.close()),
      remove: async () => void (await database.remove()),
    })
  } catch (error) {
    // Whoever recreates it needs the name, and couldn't delete what is still open.
    await database.close().catch(() => undefined)
    throw error
  }
}
