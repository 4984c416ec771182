import { openDB, type DBSchema } from 'idb'
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
  const database = await openDB<Shelf>(name, 1, {
    upgrade(made) {
      made.createObjectStore('records', { keyPath: 'hash' })
      made.createObjectStore('bodies')
    },
    blocking: () => database.close(),
  })
  const begin = () => {
    const transaction = database.transaction(['records', 'bodies'], 'readwrite', { durability: 'strict' })
    return {
      records: transaction.objectStore('records'),
      bodies: transaction.objectStore('bodies'),
      done: transaction.done,
    }
  }
  return {
    list: async () => database.getAll('records'),
    read: async (hash) => (await database.get('bodies', hash)) ?? null,
    async put(record, body) {
      const { records, bodies, done } = begin()
      await Promise.all([records.put(record), bodies.put(body, record.hash), done])
    },
    async change(changed) {
      const { records, done } = begin()
      await Promise.all([...changed.map(async (record) => records.put(record)), done])
    },
    async remove(hashes) {
      const { records, bodies, done } = begin()
      const gone = hashes.flatMap((hash) => [records.delete(hash), bodies.delete(hash)])
      await Promise.all([...gone, done])
    },
    close: async () => database.close(),
  }
}
