import { openDB, type IDBPDatabase } from 'idb'
import { createCipher, sealedHead, textOfBytes, type DataKeys, type SealedBytes } from './cipher.ts'
import { sealedIn } from './sealed-storage.ts'

/** Records read at once. They are small, but for files, of which one is read at a time. */
const atOnce = 32
const largeStores: readonly string[] = ['bodies']

/** A record as stored: its bytes are the value, or a file that is one, or one of its fields. */
const bytesIn = async (value: unknown): Promise<SealedBytes | null> =>
  value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : sealedIn(value)

const withBytes = (value: unknown, sealed: SealedBytes): unknown => {
  if (value instanceof Uint8Array) return sealed
  const record = value as { sealed: unknown }
  return { ...record, sealed: typeof record.sealed === 'string' ? textOfBytes(sealed) : sealed }
}

const sameHead = (a: SealedBytes | null, b: SealedBytes): boolean =>
  a !== null && a.subarray(0, sealedHead).join() === b.subarray(0, sealedHead).join()

/** Replaces a record, unless it has been written since it was read. */
const replace = async (
  database: IDBPDatabase,
  store: string,
  change: { key: IDBValidKey; read: SealedBytes; next: unknown },
): Promise<void> => {
  const transaction = database.transaction(store, 'readwrite', { durability: 'relaxed' })
  const now: unknown = await transaction.store.get(change.key)
  if (sameHead(sealedIn(now), change.read)) {
    if (transaction.store.keyPath === null) await transaction.store.put(change.next, change.key)
    else await transaction.store.put(change.next)
  }
  await transaction.done
}

/** Reseals what a database has with the newest key. Continues where it was, because each record names its key. */
const resealDatabase = async (name: string, keys: DataKeys, stop: AbortSignal): Promise<void> => {
  const cipher = createCipher(keys)
  const database: IDBPDatabase = await openDB(name, undefined, { blocking: () => database.close() })
  const place = name.replace(/^rxdb-dexie-/, '')
  try {
    for (const store of database.objectStoreNames) {
      const limit = largeStores.includes(store) ? 1 : atOnce
      let after: IDBKeyRange | null = null
      for (;;) {
        stop.throwIfAborted()
        const reading = database.transaction(store)
        const [found, values]: [IDBValidKey[], unknown[]] = await Promise.all([
          reading.store.getAllKeys(after, limit),
          reading.store.getAll(after, limit),
        ])
        for (const [index, key] of found.entries()) {
          const value = values[index]
          const read = await bytesIn(value)
          if (read === null || cipher.isCurrent(read)) continue
          if (value instanceof Blob) {
            // The search index: its bytes can't be compared within a transaction, and it is rebuilt from the texts.
            await database.delete(store, key)
            continue
          }
          const at = `${place}/${store}/${key as string}`
          const next = withBytes(value, await cipher.seal(at, await cipher.open(at, read)))
          await replace(database, store, { key, read, next })
        }
        const last = found.at(-1)
        if (last === undefined || found.length < limit) break
        after = IDBKeyRange.lowerBound(last, true)
      }
    }
  } finally {
    database.close()
  }
}

/** Does so for all of these databases, one after the other. Rejects if `stop` ends it, or if anything can't be opened. */
export const reseal = async (names: readonly string[], keys: DataKeys, stop: AbortSignal): Promise<void> => {
  for (const name of names) await resealDatabase(name, keys, stop)
}
