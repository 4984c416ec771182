import { openDB, type DBSchema } from 'idb'
import type { LeftShelf, LeftWork } from './left-shelf.ts'

interface Shelf extends DBSchema {
  works: { key: string; value: LeftWork }
}

/** A shelf in IndexedDB. Commits are strict, because what is put here is deleted elsewhere right after. */
export const createBrowserLeftShelf = (): LeftShelf => {
  const opened = openDB<Shelf>('baton-left', 1, {
    upgrade: (database) => void database.createObjectStore('works', { keyPath: 'id' }),
  })
  opened.catch(() => undefined)
  return {
    list: async () => (await opened).getAll('works'),
    async put(work) {
      const transaction = (await opened).transaction('works', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.put(work), transaction.done])
    },
    async remove(id) {
      const transaction = (await opened).transaction('works', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.delete(id), transaction.done])
    },
  }
}
