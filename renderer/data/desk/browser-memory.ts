import type { KeyValue } from '../store/key-value.ts'

const databaseName = 'baton-memory'
const storeName = 'texts'

const answered = async <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The storage gave no reason.')))
  })

const open = async (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
  return answered(request)
}

/**
 * A few small texts on this device: who is signed in, which refresh is under way.
 *
 * In IndexedDB with strict durability, because a browser that is killed forgets what it wrote to local storage in
 * its last seconds. Read once; writing resolves when it is on disk.
 */
export const openBrowserMemory = async (): Promise<KeyValue> => {
  const database = await open()
  const texts = new Map<string, string>()
  const reading = database.transaction(storeName).objectStore(storeName)
  const [keys, values] = await Promise.all([answered(reading.getAllKeys()), answered(reading.getAll())])
  keys.forEach((key, index) => {
    const value: unknown = values[index]
    if (typeof key === 'string' && typeof value === 'string') texts.set(key, value)
  })

  const write = async (change: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    change(transaction.objectStore(storeName))
    return new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('The storage gave no reason.')),
      )
    })
  }
  return {
    get: (key) => texts.get(key) ?? null,
    async set(key, value) {
      texts.set(key, value)
      await write((store) => store.put(value, key))
    },
    async remove(key) {
      if (!texts.delete(key)) return
      await write((store) => store.delete(key))
    },
  }
}
