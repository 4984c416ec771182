import { openDB, type DBSchema } from 'idb'
import { keepOpen } from '../store/own/kept-open.ts'
import type { LeftShelf, LeftWork } from './left-shelf.ts'

interface Shelf extends DBSchema {
  works: { key: string; value: LeftWork }
}

/** A shelf in IndexedDB. Commits are strict, because what is put here is deleted elsewhere right after. */
export const createBrowserLeftShelf = (): LeftShelf => {
  const opened = keepOpen<Shelf>(async (terminated) =>
    openDB<Shelf>('baton-left', 1, {
      upgrade: (database) => void database.createObjectStore('works', { keyPath: 'id' }),
      terminated,
    }),
  )
  opened.catch(() => undefined)
  return {
    list: async () => (await opened).use(async (database) => database.getAll('works')),
    put: async (work) =>
      (await opened).use(async (database) => {
        const transaction = database.transaction('works', 'readwrite', { durability: 'strict' })
        await Promise.all([transaction.store.put(work), transaction.done])
      }),
    remove: async (id) =>
      (await opened).use(async (database) => {
        const transaction = database.transaction('works', 'readwrite', { durability: 'strict' })
        await Promise.all([transaction.store.delete(id), transaction.done])
      }),
  }
}
