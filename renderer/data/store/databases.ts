import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb/plugins/core'
import { shortHash } from './short-hash.ts'
import {
  intentSchema,
  keptSchema,
  replicaFingerprint,
  replicaSchema,
  type Kept,
  type Stored,
  type StoredIntent,
} from './schemas.ts'

/** Where the databases live. `deleteReplicas` removes replicas of older versions by name, all but `keep`. */
export type DatabaseStorages = {
  own: RxStorage<unknown, unknown>
  replica: RxStorage<unknown, unknown>
  deleteReplicas?: (prefix: string, keep: string) => Promise<void>
}

export type OwnDatabase = {
  intents: RxCollection<StoredIntent>
  kept: RxCollection<Kept>
  close(): Promise<void>
}

export type ReplicaDatabase = {
  documents: RxCollection<Stored>
  /** Says by which shapes it was written. */
  version: string
  close(): Promise<void>
  /** Closes it and deletes all that it holds. */
  remove(): Promise<void>
}

const open = async (name: string, storage: RxStorage<unknown, unknown>): Promise<RxDatabase> =>
  createRxDatabase({
    name,
    storage,
    multiInstance: false,
    // The built-in hash needs a secure context, which a web client on a plain http address does not have.
    hashFunction: async (input: unknown) =>
      shortHash(typeof input === 'string' ? input : JSON.stringify(input)),
  })

/** Opens what exists on this device alone: the intents, drafts and preferences of one person on one server. */
export const openOwn = async (storages: DatabaseStorages, scope: string): Promise<OwnDatabase> => {
  const database = await open(`baton-own-${scope}`, storages.own)
  const { intents, kept } = await database.addCollections({
    intents: { schema: intentSchema },
    kept: { schema: keptSchema },
  })
  return {
    intents: intents as RxCollection<StoredIntent>,
    kept: kept as RxCollection<Kept>,
    close: async () => void (await database.close()),
  }
}

/**
 * Opens the pulled state. Its name says by which shapes it was written, so another version starts a new one; one
 * that cannot be opened is deleted, since all of it can be pulled again.
 */
export const openReplica = async (storages: DatabaseStorages, scope: string): Promise<ReplicaDatabase> => {
  const prefix = `baton-replica-${scope}-`
  const version = shortHash(replicaFingerprint())
  const name = `${prefix}${version}`
  await storages.deleteReplicas?.(prefix, name)
  try {
    return { ...(await openReplicaNamed(storages, name)), version }
  } catch (error) {
    if (storages.deleteReplicas === undefined) throw error
    await storages.deleteReplicas(prefix, '')
    return { ...(await openReplicaNamed(storages, name)), version }
  }
}

const openReplicaNamed = async (
  storages: DatabaseStorages,
  name: string,
): Promise<Omit<ReplicaDatabase, 'version'>> => {
  const database = await open(name, storages.replica)
  const { documents } = await database.addCollections({ documents: { schema: replicaSchema } })
  return {
    documents: documents as RxCollection<Stored>,
    close: async () => void (await database.close()),
    remove: async () => void (await database.remove()),
  }
}
