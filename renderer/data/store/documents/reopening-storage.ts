import type { RxStorage, RxStorageInstance } from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { addDocuments } from './add-documents.ts'

type DexieSettings = NonNullable<Parameters<typeof getRxStorageDexie>[0]>
type Opened = Parameters<NonNullable<DexieSettings['onCreate']>>[0]

/**
 * Dexie's storage, which survives the browser closing its connections.
 *
 * Chromium does that when a disk is full or a file is damaged, without being asked and for good; RxDB would keep using
 * the closed one. Here every operation opens the database again if it isn't open, and one that was interrupted that way
 * is tried once more. Repeating a write is safe, because writes carry their revisions.
 */
export const getReopeningDexie = (settings: DexieSettings): RxStorage<unknown, unknown> => {
  const databases = new Map<string, Opened>()
  const durability = settings.chromeTransactionDurability ?? 'default'
  const storage = getRxStorageDexie({
    ...settings,
    onCreate: (database, name) => void databases.set(name, database),
  })
  const lasting = <T extends RxStorageInstance<never, unknown, unknown>>(instance: T, name: string): T => {
    const database = databases.get(name)
    if (database === undefined) return instance
    let closed = false
    const open = async () => {
      if (!closed && !database.isOpen()) await database.open()
    }
    /** Why it stopped working: only the first failure says so, later ones that there is no connection. */
    let reason: unknown = null
    const attempt = async <R>(work: () => Promise<R>): Promise<R> => {
      try {
        await open()
        const done = await work()
        reason = null
        return done
      } catch (error) {
        reason ??= error
        throw error
      }
    }
    const again = async <R>(work: () => Promise<R>): Promise<R> => {
      try {
        return await attempt(work)
      } catch (error) {
        if (closed || (database.isOpen() && !isLost(error))) throw error
        database.close({ disableAutoOpen: false })
        try {
          return await attempt(work)
        } catch (last) {
          throw new Error(`The device’s store does not open again. First: ${String(reason)}`, { cause: last })
        }
      }
    }
    const { bulkWrite, findDocumentsById, query, count, cleanup, close, remove } = instance
    instance.bulkWrite = async (rows, context) =>
      again(
        async () =>
          (await addDocuments(instance as never, rows, context, durability)) ??
          bulkWrite.apply(instance, [rows, context]),
      )
    instance.findDocumentsById = async (...args) => again(async () => findDocumentsById.apply(instance, args))
    instance.query = async (...args) => again(async () => query.apply(instance, args))
    instance.count = async (...args) => again(async () => count.apply(instance, args))
    instance.cleanup = async (...args) => again(async () => cleanup.apply(instance, args))
    instance.close = async () => {
      closed = true
      return close.apply(instance)
    }
    instance.remove = async () => {
      await open()
      closed = true
      return remove.apply(instance)
    }
    return instance
  }
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await storage.createStorageInstance(params as never)
      // The database is opened in the background, so wait for it.
      await instance.internals
      const name = `rxdb-dexie-${params.databaseName}--${params.schema.version}--${params.collectionName}`
      return lasting(instance as never, name)
    },
  }
}

/** The transaction could not begin or end, because its connection was closed. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  ['InvalidStateError', 'DatabaseClosedError', 'AbortError', 'UnknownError'].includes(error.name)
