import type { FileBody, FileRecord, FileShelf } from './file-shelf.ts'

const records = 'records'
const bodies = 'bodies'

const answerOf = async <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The storage failed.')))
  })

const doneOf = async (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The storage gave up in the middle.')),
    )
  })

const openDatabase = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(records, { keyPath: 'hash' })
    request.result.createObjectStore(bodies)
  })
  const database = await answerOf(request)
  database.addEventListener('versionchange', () => database.close())
  return database
}

/**
 * A shelf in IndexedDB: one store for what is known of the files, one for their bytes, so that listing reads no bytes.
 *
 * Apart from RxDB, whose collections are counted, and which would copy each body several times. Commits are strict:
 * an entry must never refer to an image that a power cut took.
 */
export const openBrowserFileShelf = async (name: string): Promise<FileShelf> => {
  const database = await openDatabase(name)
  const write = async (work: (records: IDBObjectStore, bodies: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction([records, bodies], 'readwrite', { durability: 'strict' })
    const done = doneOf(transaction)
    work(transaction.objectStore(records), transaction.objectStore(bodies))
    await done
  }
  const reading = (store: string) => database.transaction(store, 'readonly').objectStore(store)

  return {
    list: async () => answerOf<FileRecord[]>(reading(records).getAll()),
    read: async (hash) => (await answerOf<FileBody | undefined>(reading(bodies).get(hash))) ?? null,
    put: async (record, body) =>
      write((known, stored) => {
        known.put(record)
        stored.put(body, record.hash)
      }),
    change: async (changed) =>
      write((known) => {
        for (const record of changed) known.put(record)
      }),
    remove: async (hashes) =>
      write((known, stored) => {
        for (const hash of hashes) {
          known.delete(hash)
          stored.delete(hash)
        }
      }),
    close: async () => database.close(),
  }
}
