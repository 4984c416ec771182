import type { RxCollection } from 'rxdb/plugins/core'
import { allStored, putDocuments, storedById } from '../documents/put-documents.ts'
import type { Kept } from '../documents/schemas.ts'

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

/**
 * Opens one person's stored values on this device. All are read at once, because a desk that opens asks for nearly every
 * one of them; memory follows the disk and never gets ahead of it.
 */
export const openKeptValues = async (collection: RxCollection<Kept>): Promise<KeptValues> => {
  const held = new Map((await allStored(collection)).map(({ key, value }) => [key, value]))
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  const keyOf = (key: string) => key.slice(0, keyLength)
  return {
    read: async (key) => inTurn(() => held.get(keyOf(key)) ?? null),
    write: async (key, value) =>
      inTurn(async () => {
        const cut = keyOf(key)
        if (held.get(cut) === value) return
        const known = await storedById(collection, [cut])
        await putDocuments(collection, [{ key: cut, value }], { known })
        held.set(cut, value)
      }),
    list: async (prefix) =>
      inTurn(
        () =>
          new Map(
            [...held].filter(([key]) => key.startsWith(prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
          ),
      ),
    forget: async (keys) =>
      inTurn(async () => {
        if (keys.length === 0) return
        await collection.bulkRemove(keys.map(keyOf))
        for (const key of keys) held.delete(keyOf(key))
      }),
    settled: async () => void (await queue),
  }
}
