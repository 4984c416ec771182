import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb/plugins/core'
import { lacksKey } from '../sealing/cipher.ts'
import type { Replica } from '../replica/replica.ts'
import {
  intentSchema,
  keptSchema,
  replicaVersion,
  type Kept,
  type StoredIntent,
} from '../documents/schemas.ts'
import { rxHash } from '../documents/rx-hash.ts'

/** Where the databases live. `deleteReplicas` removes replicas of older versions by name, all but `keep`. */
export type DatabaseStorages = {
  own: RxStorage<unknown, unknown>
  replica: OpenReplica
  deleteReplicas?: (prefix: string, keep: string) => Promise<void>
}

export type OwnDatabase = {
  intents: RxCollection<StoredIntent>
  kept: RxCollection<Kept>
  close(): Promise<void>
  /** Closes it and deletes everything in it. */
  remove(): Promise<void>
}

/** Opens the pulled state of that name, or rejects. Reopened, it continues where it was. */
export type OpenReplica = (name: string) => Promise<Replica>

const open = async (name: string, storage: RxStorage<unknown, unknown>): Promise<RxDatabase> =>
  createRxDatabase({
    name,
    storage,
    multiInstance: false,
    hashFunction: rxHash,
  })

/** Opens what exists only on this device: one person's intents, drafts and preferences for one server. */
export const openOwn = async (
  storages: Pick<DatabaseStorages, 'own'>,
  scope: string,
): Promise<OwnDatabase> => {
  const database = await open(`baton-own-${scope}`, storages.own)
  const { intents, kept } = await database.addCollections({
    intents: { schema: intentSchema },
    kept: { schema: keptSchema },
  })
  return {
    intents: intents as RxCollection<StoredIntent>,
    kept: kept as RxCollection<Kept>,
    close: async () => void (await database.close()),
    remove: async () => void (await database.remove()),
  }
}

/**
 * Opens the pulled state. Its name identifies the shapes it was written with, so another version starts a new one. If
 * it can't be opened it is deleted, because everything in it can be pulled again.
 */
export const openReplica = async (
  storages: Omit<DatabaseStorages, 'own'>,
  scope: string,
): Promise<{ replica: Replica; version: string }> => {
  const prefix = `baton-replica-${scope}-`
  const version = replicaVersion()
  const name = `${prefix}${version}`
  await storages.deleteReplicas?.(prefix, name)
  try {
    return { replica: await storages.replica(name), version }
  } catch (error) {
    // With the right key, it will open again.
    if (storages.deleteReplicas === undefined || lacksKey(error)) throw error
    await storages.deleteReplicas(prefix, '')
    return { replica: await storages.replica(name), version }
  }
}
