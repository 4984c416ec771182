/* The database's own fields begin with an underscore. */
/* oxlint-disable no-underscore-dangle */

import {
  categorizeBulkWriteRows,
  type BulkWriteRow,
  type RxStorageBulkWriteResponse,
} from 'rxdb/plugins/core'
import {
  DEXIE_DOCS_TABLE_NAME,
  fromStorageToDexie,
  type RxStorageInstanceDexie,
} from 'rxdb/plugins/storage-dexie'

type Rows<D> = BulkWriteRow<D>[]
type Added<D> = RxStorageBulkWriteResponse<D> | null

/** The storage's stream of what was written, which its queries follow; RxDB's own writes go there as well. */
type Told = { changes$: { next(bulk: unknown): void } }

/** One transaction that adds all of them; false, with nothing stored, if one of them is there already. */
const addAll = async (
  database: IDBDatabase,
  documents: readonly unknown[],
  durability: IDBTransactionDurability,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(DEXIE_DOCS_TABLE_NAME, 'readwrite', { durability })
    let isThere = false
    transaction.addEventListener('complete', () => resolve(true))
    transaction.addEventListener('abort', () =>
      isThere
        ? resolve(false)
        : reject(transaction.error ?? new Error('The device’s store gave up a write.')),
    )
    const table = transaction.objectStore(DEXIE_DOCS_TABLE_NAME)
    try {
      for (const document of documents) {
        const request = table.add(document)
        request.addEventListener('error', () => {
          if (request.error?.name === 'ConstraintError') isThere = true
        })
      }
      // Not when the answers are here: the disk can begin now.
      transaction.commit()
    } catch (error) {
      transaction.abort()
      throw error
    }
  })

/**
 * Stores documents that are new, as Dexie's storage would, but without reading first whether they are: that and its
 * answers double what a commit takes. Null if any isn't new, or there is no connection: then nothing is stored.
 */
export const addDocuments = async <D>(
  instance: RxStorageInstanceDexie<D>,
  rows: Rows<D>,
  context: string,
  durability: IDBTransactionDurability,
): Promise<Added<D>> => {
  if (rows.some((row) => row.previous !== undefined || row.document._deleted)) return null
  const { dexieDb, booleanIndexes } = await instance.internals
  const database = dexieDb.backendDB() as IDBDatabase | null
  if (database === null) return null
  const { primaryPath } = instance
  const sorted = categorizeBulkWriteRows<D>(instance, primaryPath as never, new Map(), rows, context)
  const documents = rows.map((row) => fromStorageToDexie(booleanIndexes, row.document) as unknown)
  if (!(await addAll(database, documents, durability))) return null
  const last = sorted.newestRow?.document
  if (last !== undefined) {
    const checkpoint = { id: last[primaryPath as keyof typeof last], lwt: last._meta.lwt }
    ;(instance as unknown as Told).changes$.next({ ...sorted.eventBulk, checkpoint })
  }
  return { error: [] }
}
