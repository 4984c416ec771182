import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb'
import { recordsOf, textsIn, type TextRecord } from './search-records.ts'
import type { SearchStore } from './search-store.ts'

interface Kept extends DBSchema {
  texts: { key: string; value: TextRecord }
  /** The sessions that have changed since the index was saved. */
  changed: { key: string; value: 1 }
  /** `head` and `puts` are numbers, `index` is a file. */
  kept: { key: string; value: number | Blob }
}

/* Keys start with the session, so that all of its records are together; `/` sorts right before `0`. */
const sessionRange = (sessionId: string): IDBKeyRange =>
  IDBKeyRange.bound(`${sessionId}/`, `${sessionId}0`, false, true)

const number = (kept: number | Blob | undefined): number => (typeof kept === 'number' ? kept : 0)

/** Deletes databases of older versions; other windows release them by themselves. */
const deleteOthers = async (prefix: string, keep: string): Promise<void> => {
  if (typeof indexedDB.databases !== 'function') return
  for (const { name = '' } of await indexedDB.databases())
    if (name.startsWith(prefix) && name !== keep) indexedDB.deleteDatabase(name)
}

/**
 * The store, in a small IndexedDB database of its own. A power cut may cost its last writes, because it always says how
 * far it goes.
 *
 * @param prefix of the names of its older versions, which are deleted
 */
export const createIndexedDbStore = ({ name, prefix }: { name: string; prefix: string }): SearchStore => {
  let database: IDBPDatabase<Kept> | null = null
  const opened = (): IDBPDatabase<Kept> => {
    if (database === null) throw new Error('The search database is not open.')
    return database
  }
  const write = (stores: StoreNames<Kept>[]) =>
    opened().transaction(stores, 'readwrite', { durability: 'relaxed' })
  return {
    async open() {
      await deleteOthers(prefix, name)
      const made = await openDB<Kept>(name, 1, {
        upgrade(fresh) {
          for (const store of ['texts', 'changed', 'kept'] as const) fresh.createObjectStore(store)
        },
        // A newer version, in another window, wants to delete it.
        blocking: () => made.close(),
      })
      database = made
      return number(await made.get('kept', 'head'))
    },
    async put(texts, rev) {
      const transaction = write(['texts', 'changed', 'kept'])
      const kept = transaction.objectStore('kept')
      const changed = transaction.objectStore('changed')
      const stored = transaction.objectStore('texts')
      const [head, puts] = await Promise.all([kept.get('head'), kept.get('puts')])
      await Promise.all([
        ...[...new Set(texts.map(({ sessionId }) => sessionId))].map(async (id) => changed.put(1, id)),
        ...recordsOf(texts, number(puts) + 1).map(async ([key, record]) => stored.put(record, key)),
        kept.put(number(puts) + 1, 'puts'),
        kept.put(Math.max(number(head), rev), 'head'),
        transaction.done,
      ])
    },
    async textsOf(ids) {
      const stored = opened().transaction('texts').store
      const found = await Promise.all(
        ids.map(async (id) => [id, textsIn(await stored.getAll(sessionRange(id)))] as const),
      )
      return new Map(found)
    },
    async allSessions() {
      const keys = await opened().getAllKeys('texts')
      return [...new Set(keys.map((key) => key.replace(/\/.*$/, '')))]
    },
    changed: async () => opened().getAllKeys('changed'),
    async readIndex() {
      const saved = await opened().get('kept', 'index')
      return saved instanceof Blob ? saved.text() : null
    },
    async writeIndex(saved, still) {
      const transaction = write(['changed', 'kept'])
      const changed = transaction.objectStore('changed')
      await Promise.all([
        // As a file: half the size of a string with characters beyond Latin, and written without keeping it in memory.
        transaction.objectStore('kept').put(new Blob([saved]), 'index'),
        changed.clear(),
        ...still.map(async (id) => changed.put(1, id)),
        transaction.done,
      ])
    },
    async close() {
      database?.close()
      database = null
    },
    async remove() {
      database?.close()
      database = null
      await deleteDB(name)
    },
  }
}
