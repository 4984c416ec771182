import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb'
import type { SearchText } from '../../../core/search/texts.ts'
import { isSealError, type Cipher, type SealedBytes } from '../store/sealing/cipher.ts'
import { recordsOf, textsIn, type TextRecord } from './search-records.ts'
import type { SearchStore } from './search-store.ts'

/** As stored: the texts are sealed, their position isn't. */
type StoredTexts = TextRecord | { at: number; sealed: SealedBytes }

interface Kept extends DBSchema {
  texts: { key: string; value: StoredTexts }
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
 * @param cipher seals texts and index; null where nothing can be sealed
 */
export const createIndexedDbStore = (
  { name, prefix }: { name: string; prefix: string },
  cipher: Cipher | null,
): SearchStore => {
  let database: IDBPDatabase<Kept> | null = null
  const opened = (): IDBPDatabase<Kept> => {
    if (database === null) throw new Error('The search database is not open.')
    return database
  }
  /** Why everything in it was deleted; null as long as all that is stored opens. */
  let lost: Error | null = null
  const write = (stores: StoreNames<Kept>[]) => {
    // Or it would say that it goes as far as what comes now, without what was deleted.
    if (lost !== null) throw lost
    return opened().transaction(stores, 'readwrite', { durability: 'relaxed' })
  }
  /**
   * Everything happens in the order in which it was asked for, as transactions do; but what is written is sealed before
   * its transaction, which would end while it waits.
   */
  let begun: Promise<unknown> = Promise.resolve()
  /** `begin` starts its transaction at once, so whoever waits for `begun` comes after it. */
  const onceSealed = async <T>(
    sealing: Promise<T>,
    begin: (sealed: T) => Promise<unknown>,
  ): Promise<void> => {
    let writing: Promise<unknown> = Promise.resolve()
    const beginning = Promise.all([sealing, begun]).then(([sealed]) => {
      writing = begin(sealed)
      writing.catch(() => undefined)
    })
    begun = beginning.catch(() => undefined)
    await beginning
    await writing
  }
  /**
   * Deletes everything, for a record that can't be opened never will be, and which of a session's texts it held isn't known. A
   * store that is opened after this one starts from nothing, and all is read again from the replica.
   */
  const startOver = async (why: Error): Promise<never> => {
    if (lost === null) {
      const transaction = write(['texts', 'changed', 'kept'])
      lost = why
      await Promise.all([
        ...(['texts', 'changed', 'kept'] as const).map(async (store) =>
          transaction.objectStore(store).clear(),
        ),
        transaction.done,
      ])
    }
    throw why
  }
  const indexPlace = `${name}/kept/index`
  const sealRecord = async (
    key: string,
    { texts }: TextRecord,
  ): Promise<[key: string, at: (at: number) => StoredTexts]> => {
    if (cipher === null) return [key, (at) => ({ at, texts })]
    const sealed = await cipher.sealJson(`${name}/texts/${key}`, texts)
    return [key, (at) => ({ at, sealed })]
  }
  const openRecord = async (key: string, stored: StoredTexts): Promise<TextRecord> => {
    if (cipher === null) return stored as TextRecord
    const sealed = 'sealed' in stored ? stored.sealed : null
    const texts = (await cipher.openJson(`${name}/texts/${key}`, sealed)) as SearchText[]
    return { at: stored.at, texts }
  }
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
      const sealing = recordsOf(texts, 0).map(async ([key, record]) => sealRecord(key, record))
      await onceSealed(Promise.all(sealing), async (records) => {
        const transaction = write(['texts', 'changed', 'kept'])
        const kept = transaction.objectStore('kept')
        const changed = transaction.objectStore('changed')
        const stored = transaction.objectStore('texts')
        const [head, puts] = await Promise.all([kept.get('head'), kept.get('puts')])
        await Promise.all([
          ...[...new Set(texts.map(({ sessionId }) => sessionId))].map(async (id) => changed.put(1, id)),
          ...records.map(async ([key, at]) => stored.put(at(number(puts) + 1), key)),
          kept.put(number(puts) + 1, 'puts'),
          kept.put(Math.max(number(head), rev), 'head'),
          transaction.done,
        ])
      })
    },
    async textsOf(ids) {
      await begun
      const stored = opened().transaction('texts').store
      const read = ids.map(async (id) => {
        const range = sessionRange(id)
        return [id, await Promise.all([stored.getAllKeys(range), stored.getAll(range)])] as const
      })
      const found = (await Promise.all(read)).map(async ([id, [keys, records]]) => {
        const opening = records.map(async (record, index) => openRecord(keys[index] ?? '', record))
        return [id, textsIn(await Promise.all(opening))] as const
      })
      try {
        return new Map(await Promise.all(found))
      } catch (error) {
        if (isSealError(error)) return startOver(error as Error)
        throw error
      }
    },
    async allSessions() {
      await begun
      const keys = await opened().getAllKeys('texts')
      return [...new Set(keys.map((key) => key.replace(/\/.*$/, '')))]
    },
    async changed() {
      await begun
      return opened().getAllKeys('changed')
    },
    async readIndex() {
      await begun
      const saved = await opened().get('kept', 'index')
      if (!(saved instanceof Blob)) return null
      if (cipher === null) return saved.text()
      const sealed = new Uint8Array(await saved.arrayBuffer())
      return new TextDecoder().decode(await cipher.open(indexPlace, sealed))
    },
    async writeIndex(saved, still) {
      const bytes = new TextEncoder().encode(saved)
      const sealing = cipher === null ? Promise.resolve(bytes) : cipher.seal(indexPlace, bytes)
      await onceSealed(sealing, async (content) => {
        const transaction = write(['changed', 'kept'])
        const changed = transaction.objectStore('changed')
        await Promise.all([
          // As a file: half the size of a string with characters beyond Latin, and written without keeping it in memory.
          transaction.objectStore('kept').put(new Blob([content]), 'index'),
          changed.clear(),
          ...still.map(async (id) => changed.put(1, id)),
          transaction.done,
        ])
      })
    },
    async close() {
      await begun
      database?.close()
      database = null
    },
    async remove() {
      await begun
      database?.close()
      database = null
      await deleteDB(name)
    },
  }
}
