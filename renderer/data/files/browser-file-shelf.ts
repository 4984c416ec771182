import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { isDamaged, type Cipher, type SealedBytes } from '../store/sealing/cipher.ts'
import { keepOpen } from '../store/own/kept-open.ts'
import type { OnDamaged } from '../store/sealing/sealed-storage.ts'
import type { FileBody, FileRecord, FileShelf } from './file-shelf.ts'

/** As stored: a record is sealed but for its hash, which is its key. */
type StoredRecord = FileRecord | { hash: string; sealed: SealedBytes }

interface Shelf extends DBSchema {
  records: { key: string; value: StoredRecord }
  bodies: { key: string; value: FileBody }
}

/**
 * A shelf in IndexedDB: one store for metadata, one for bytes, so that listing reads no bytes.
 *
 * Separate from RxDB, which limits the number of collections and would copy each body several times. Commits are
 * strict: an entry must never refer to an image that was lost in a power cut.
 *
 * @param cipher seals both; null where nothing can be sealed
 * @param onDamaged told of each file of which nothing can be known any more; it is taken out. Without it, `list` rejects
 */
export const openBrowserFileShelf = async (
  name: string,
  cipher: Cipher | null,
  onDamaged?: OnDamaged,
): Promise<FileShelf> => {
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
  const placeOf = (store: 'records' | 'bodies', hash: string): string => `${name}/${store}/${hash}`
  // Before the transaction, which would end while it waits.
  const sealRecord = async (record: FileRecord): Promise<StoredRecord> => {
    const { hash } = record
    return cipher === null
      ? record
      : { hash, sealed: await cipher.sealJson(placeOf('records', hash), record) }
  }
  const openRecord = async (stored: StoredRecord): Promise<FileRecord> => {
    if (cipher === null) return stored as FileRecord
    const sealed = 'sealed' in stored ? stored.sealed : null
    return (await cipher.openJson(placeOf('records', stored.hash), sealed)) as FileRecord
  }
  const remove = async (hashes: readonly string[]): Promise<void> =>
    write(({ records, bodies }) => hashes.flatMap((hash) => [records.delete(hash), bodies.delete(hash)]))
  return {
    async list() {
      const stored = await kept.use(async (database) => database.getAll('records'))
      if (onDamaged === undefined) return Promise.all(stored.map(openRecord))
      const damaged: string[] = []
      const records = await Promise.all(
        stored.map(async (one) => {
          try {
            return [await openRecord(one)]
          } catch (error) {
            if (!isDamaged(error)) throw error
            damaged.push(one.hash)
            return []
          }
        }),
      )
      if (damaged.length > 0) await remove(damaged)
      for (const key of damaged) onDamaged({ collection: 'files', key, status: null })
      return records.flat()
    },
    async read(hash) {
      const stored = await kept.use(async (database) => (await database.get('bodies', hash)) ?? null)
      return stored === null || cipher === null ? stored : cipher.open(placeOf('bodies', hash), stored)
    },
    async put(record, body) {
      const { hash } = record
      const stored = await sealRecord(record)
      const bytes = cipher === null ? body : await cipher.seal(placeOf('bodies', hash), body)
      await write(({ records, bodies }) => [records.put(stored), bodies.put(bytes, hash)])
    },
    async change(changed) {
      const stored = await Promise.all(changed.map(sealRecord))
      await write(({ records }) => stored.map(async (record) => records.put(record)))
    },
    remove,
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
