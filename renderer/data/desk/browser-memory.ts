import { openDB, type DBSchema } from 'idb'
import type { KeyValue } from '../store/key-value.ts'

interface Memory extends DBSchema {
  texts: { key: string; value: string }
}

/**
 * A few small texts on this device, such as who is signed in and which refresh is under way.
 *
 * In IndexedDB with strict durability, because a killed browser loses its last seconds of local storage. Read once; a
 * write resolves when it is on disk.
 */
export const openBrowserMemory = async (): Promise<KeyValue> => {
  const database = await openDB<Memory>('baton-memory', 1, {
    upgrade: (made) => void made.createObjectStore('texts'),
  })
  const reading = database.transaction('texts')
  const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()])
  const texts = new Map(keys.map((key, index) => [key, values[index] ?? '']))
  const begin = () => database.transaction('texts', 'readwrite', { durability: 'strict' })
  return {
    get: (key) => texts.get(key) ?? null,
    async set(key, value) {
      texts.set(key, value)
      const writing = begin()
      await Promise.all([writing.store.put(value, key), writing.done])
    },
    async remove(key) {
      if (!texts.delete(key)) return
      const writing = begin()
      await Promise.all([writing.store.delete(key), writing.done])
    },
  }
}
