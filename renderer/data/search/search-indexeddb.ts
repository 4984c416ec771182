import { recordsOf, textsIn, type TextRecord } from './search-records.ts'
import type { SearchStore } from './search-store.ts'

/* Keys begin with the session, so that all of one lie together; `/` sorts right before `0`. */
const sessionRange = (sessionId: string): IDBKeyRange =>
  IDBKeyRange.bound(`${sessionId}/`, `${sessionId}0`, false, true)

const done = async <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The search database failed.')))
  })

/** A kept number; 0 for none. */
const number = async (request: IDBRequest<unknown>): Promise<number> => {
  const kept = await done(request)
  return typeof kept === 'number' ? kept : 0
}

const committed = async (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error('The search database could not store.'))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', failed)
    transaction.addEventListener('error', failed)
  })

const openDatabase = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    for (const store of ['texts', 'changed', 'kept']) request.result.createObjectStore(store)
  })
  const database = await done(request)
  // A newer version, in another window, wants to delete it.
  database.addEventListener('versionchange', () => database.close())
  return database
}

/** Deletes what older versions have kept; other windows let go of it by themselves. */
const deleteOthers = async (prefix: string, keep: string): Promise<void> => {
  if (typeof indexedDB.databases !== 'function') return
  for (const { name = '' } of await indexedDB.databases())
    if (name.startsWith(prefix) && name !== keep) indexedDB.deleteDatabase(name)
}

/**
 * The store in a small IndexedDB database of its own. It may lose what was written last in a power cut: it says up to
 * where it reaches.
 *
 * @param prefix of the names of older versions of it, which are deleted
 */
export const createIndexedDbStore = ({ name, prefix }: { name: string; prefix: string }): SearchStore => {
  let database: IDBDatabase | null = null
  const begin = (stores: string[], mode: IDBTransactionMode): IDBTransaction => {
    if (database === null) throw new Error('The search database is not open.')
    return database.transaction(stores, mode, { durability: 'relaxed' })
  }
  return {
    async open() {
      await deleteOthers(prefix, name)
      database = await openDatabase(name)
      return number(begin(['kept'], 'readonly').objectStore('kept').get('head'))
    },
    async put(texts, rev) {
      const transaction = begin(['texts', 'changed', 'kept'], 'readwrite')
      const changed = transaction.objectStore('changed')
      for (const id of new Set(texts.map(({ sessionId }) => sessionId))) changed.put(1, id)
      const kept = transaction.objectStore('kept')
      const [head, puts] = await Promise.all([number(kept.get('head')), number(kept.get('puts'))])
      const stored = transaction.objectStore('texts')
      for (const [key, record] of recordsOf(texts, puts + 1)) stored.put(record, key)
      kept.put(puts + 1, 'puts')
      kept.put(Math.max(head, rev), 'head')
      await committed(transaction)
    },
    async textsOf(ids) {
      const stored = begin(['texts'], 'readonly').objectStore('texts')
      const found = await Promise.all(
        ids.map(async (id) => {
          const records: unknown[] = await done(stored.getAll(sessionRange(id)))
          return [id, textsIn(records as TextRecord[])] as const
        }),
      )
      return new Map(found)
    },
    async allSessions() {
      const keys = await done(begin(['texts'], 'readonly').objectStore('texts').getAllKeys())
      return [...new Set((keys as string[]).map((key) => key.replace(/\/.*$/, '')))]
    },
    async changed() {
      return (await done(begin(['changed'], 'readonly').objectStore('changed').getAllKeys())) as string[]
    },
    async readIndex() {
      const saved: unknown = await done(begin(['kept'], 'readonly').objectStore('kept').get('index'))
      return saved instanceof Blob ? saved.text() : null
    },
    async writeIndex(saved, still) {
      const transaction = begin(['changed', 'kept'], 'readwrite')
      // As a file: half the size of a text with letters beyond Latin, and written without holding it in memory.
      transaction.objectStore('kept').put(new Blob([saved]), 'index')
      const changed = transaction.objectStore('changed')
      changed.clear()
      for (const id of still) changed.put(1, id)
      await committed(transaction)
    },
    async close() {
      database?.close()
      database = null
    },
    async remove() {
      database?.close()
      database = null
      await done(indexedDB.deleteDatabase(name))
    },
  }
}
