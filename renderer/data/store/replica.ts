import {
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxQuery,
} from 'rxdb/plugins/core'
import { nothingYet, type Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change, CollectionName } from '../../../core/domain/collections.ts'
import { refKey, type Ref } from '../../../core/intents/work.ts'
import type { ReplicaDatabase } from './databases.ts'
import { putDocuments, storedById } from './put-documents.ts'
import { toStored, type Stored } from './schemas.ts'

/** The pulled state on disk. */
export type Replica = {
  /** How far it reached when it was opened; rev 0 for a new one. */
  head: Checkpoint
  /** Whether it had ever reached the server's head when it was opened. */
  synced: boolean
  markSynced(): Promise<void>
  findMany(refs: readonly Ref[]): Promise<ReadonlyMap<string, Change['document']>>
  /** A query that names the index it goes by, or one key: what the database would choose may not be there. */
  query(query: MangoQuery<Stored>): RxQuery<Stored, unknown>
  /** The next documents of a collection behind the key `after`, '' for the first; `next` is null behind the last. */
  page(
    collection: CollectionName,
    after: string,
    limit: number,
  ): Promise<{ changes: Change[]; next: string | null }>
  /** Stores documents, then that everything up to `head` is stored. A newer version is never replaced by an older. */
  write(changes: readonly Change[], head: Checkpoint): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

/** Rows that say something of the replica itself: how far it reaches, and that it once reached the server's head. */
const checkpointKeys = { head: 'checkpoint/head', synced: 'checkpoint/synced' } as const

const checkpoint = (key: string, { rev, history }: Checkpoint): Stored => ({
  key,
  rev,
  body: { history },
  sort: 0,
  list0: '',
})

const checkpointOf = (stored: Stored | undefined): Checkpoint => {
  const history = stored?.body['history']
  return stored === undefined || typeof history !== 'string' ? nothingYet : { rev: stored.rev, history }
}

const isNewer = (next: Stored, stored: Stored): boolean => next.rev > stored.rev

/** A page of a collection as the storage is asked for it: read from an index, no more than it answers with. */
export const pageQuery = (
  schema: RxJsonSchema<RxDocumentData<Stored>>,
  collection: CollectionName,
  after: string,
  limit: number,
): PreparedQuery<Stored> => {
  // `0` comes right after `/`.
  const key = { $gt: after === '' ? `${collection}/` : after, $lt: `${collection}0` }
  const query: MangoQuery<RxDocumentData<Stored>> = {
    selector: { _deleted: { $eq: false }, key },
    sort: [{ key: 'asc' }],
    index: ['_deleted', 'key'],
    limit,
  }
  return prepareQuery<Stored>(schema, normalizeMangoQuery(schema, query))
}

/** Opens the replica over its database. */
export const openReplicaStore = async ({ documents, close, remove }: ReplicaDatabase): Promise<Replica> => {
  const known = await storedById(documents, Object.values(checkpointKeys))
  return {
    head: checkpointOf(known.get(checkpointKeys.head)),
    synced: known.has(checkpointKeys.synced),
    markSynced: async () => putDocuments(documents, [checkpoint(checkpointKeys.synced, nothingYet)]),
    async findMany(refs) {
      const found = await storedById(
        documents,
        refs.map((ref) => refKey(ref.collection, ref.id)),
      )
      return new Map([...found].map(([key, stored]) => [key, stored.body as unknown as Change['document']]))
    },
    query: (query) => documents.find(query),
    async page(collection, after, limit) {
      // Straight from the storage: a page that is read once needs no documents that live on.
      const wanted = pageQuery(documents.schema.jsonSchema, collection, after, limit)
      const { documents: rows } = await documents.storageInstance.query(wanted)
      const changes = rows.map(({ body }) => ({ collection, document: body }) as unknown as Change)
      return { changes, next: rows.length < limit ? null : (rows.at(-1)?.key ?? null) }
    },
    write: async (changes, head) =>
      putDocuments(documents, changes.map(toStored), {
        replaces: isNewer,
        afterAll: checkpoint(checkpointKeys.head, head),
      }),
    close,
    remove,
  }
}
