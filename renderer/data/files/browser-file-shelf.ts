import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { keepOpen } from '../store/kept-open.ts'
import type { FileBody, FileRecord, FileShelf } from './file-shelf.ts'

interface Shelf extends DBSchema {
  records: { key: string; value: FileRecord }
  bodies: { key: string; value: FileBody }
}

/**
 * A shelf in IndexedDB: one store for metadata, one for bytes, so that listing reads no bytes.
 *
 * Separate from RxDB, which limits the number of collections and would copy each body several times. Commits are
 * strict: an entry must never refer to an image that was lost in a power cut.
 */
export const openBrowserFileShelf = async (name: string): Promise<FileShelf> => {
  const kept = await keepOpen<Shelf>(async (terminated) => {
    const made = await openDB<Shelf>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('records', { keyPath: 'hash' })
        fresh.createObjectStore('bodies')
      },
      blocking: () => made.close(),
      terminated,
    })
    return made
  })
  const write = async (
    work: (stores: ReturnType<typeof storesOf>) => readonly Promise<unknown>[],
  ): Promise<void> =>
    kept.use(async (database) => {
      const stores = storesOf(database)
      await Promise.all([...work(stores), stores.done])
    })
  return {
    list: async () => kept.use(async (database) => database.getAll('records')),
    read: async (hash) => kept.use(async (database) => (await database.get('bodies', hash)) ?? null),
    put: async (record, body) =>
      write(({ records, bodies }) => [records.put(record), bodies.put(body, record.hash)]),
    change: async (changed) => write(({ records }) => changed.map(async (record) => records.put(record))),
    remove: async (hashes) =>
      write(({ records, bodies }) => hashes.flatMap((hash) => [records.delete(hash), bodies.delete(hash)])),
    close: kept.close,
  }
}

const storesOf = (database: IDBPDatabase<Shelf>) => {
  const transaction = database.transaction(['records', 'bodies'], 'readwrite', { durability: 'strict' })
  return {
    records: transaction.objectStore('records'),
    bodies: transaction.objectStore('bodies'),
    done: transaction.done,
  }
}
