import type { DBSchema, IDBPDatabase } from 'idb'

/** Runs work on an open connection. */
export type KeptOpen<S extends DBSchema> = {
  use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * A connection to a small IndexedDB database that is opened again after the browser closed it, which Chromium does on a
 * full disk or a damaged file. Work that was interrupted that way is tried once more.
 *
 * @param open opens it; `gone` has to be called when the browser ends the connection
 */
export const keepOpen = async <S extends DBSchema>(
  open: (gone: () => void) => Promise<IDBPDatabase<S>>,
): Promise<KeptOpen<S>> => {
  let current: Promise<IDBPDatabase<S>> | null = null
  let closed = false
  const connect = async (): Promise<IDBPDatabase<S>> => {
    if (current === null) {
      const mine: Promise<IDBPDatabase<S>> = open(() => {
        if (current === mine) current = null
      })
      current = mine
      mine.catch(() => {
        if (current === mine) current = null
      })
    }
    return current
  }
  await connect()
  return {
    async use(work) {
      const before = connect()
      try {
        return await work(await before)
      } catch (error) {
        const isStale = error instanceof Error && error.name === 'InvalidStateError'
        if (closed || (current === before && !isStale)) throw error
        current = null
        return work(await connect())
      }
    },
    async close() {
      closed = true
      const last = current
      if (last !== null) (await last).close()
    },
  }
}
