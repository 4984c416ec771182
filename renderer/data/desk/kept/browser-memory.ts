import { openDB, type DBSchema } from 'idb'
import { keepOpen } from '../../store/own/kept-open.ts'
import type { KeyValue } from '../../store/own/key-value.ts'

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
  const kept = await keepOpen<Memory>(async (terminated) =>
    openDB<Memory>('baton-memory', 1, {
      upgrade: (made) => void made.createObjectStore('texts'),
      terminated,
    }),
  )
  const texts = await kept.use(async (database) => {
    const reading = database.transaction('texts')
    const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()])
    return new Map(keys.map((key, index) => [key, values[index] ?? '']))
  })
  const write = async (key: string, value: string | null) =>
    kept.use(async (database) => {
      const writing = database.transaction('texts', 'readwrite', { durability: 'strict' })
      const { store } = writing
      await Promise.all([value === null ? store.delete(key) : store.put(value, key), writing.done])
    })
  return {
    get: (key) => texts.get(key) ?? null,
    async set(key, value) {
      texts.set(key, value)
      await write(key, value)
    },
    async remove(key) {
      if (texts.delete(key)) await write(key, null)
    },
  }
}
