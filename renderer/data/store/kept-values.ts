import type { RxCollection } from 'rxdb/plugins/core'
import { putDocuments, storedById } from './put-documents.ts'
import type { Kept } from './schemas.ts'

/** Small texts stored on this device, by key. Writes to one key happen in order. */
export type KeptValues = {
  read(key: string): Promise<string | null>
  write(key: string, value: string): Promise<void>
  /** All entries whose key starts with `prefix`. */
  list(prefix: string): Promise<ReadonlyMap<string, string>>
  forget(keys: readonly string[]): Promise<void>
  /** Resolves when nothing requested is still under way. */
  settled(): Promise<void>
}

/** The longest key; the database's index rejects longer ones. */
const keyLength = 200

/** Opens one person's stored values on this device. */
export const openKeptValues = (collection: RxCollection<Kept>): KeptValues => {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  const keyOf = (key: string) => key.slice(0, keyLength)
  return {
    read: async (key) =>
      inTurn(async () => (await storedById(collection, [keyOf(key)])).get(keyOf(key))?.value ?? null),
    write: async (key, value) =>
      inTurn(async () => {
        const known = await storedById(collection, [keyOf(key)])
        if (known.get(keyOf(key))?.value !== value)
          await putDocuments(collection, [{ key: keyOf(key), value }], { known })
      }),
    list: async (prefix) =>
      inTurn(async () => {
        const found = await collection
          .find({ selector: { key: { $gte: prefix, $lt: `${prefix}\uFFFF` } } })
          .exec()
        return new Map(found.map((document) => [document.key, document.value]))
      }),
    forget: async (keys) =>
      inTurn(async () => {
        if (keys.length > 0) await collection.bulkRemove(keys.map(keyOf))
      }),
    settled: async () => void (await queue),
  }
}
