import { openDB, type DBSchema } from 'idb'
import type { DataKey, DataKeys } from '../../store/sealing/cipher.ts'
import { keepOpen } from '../../store/own/kept-open.ts'
import type { HeldKeys, KeyHolder } from './key-holder.ts'

interface Keys extends DBSchema {
  keys: { key: string; value: readonly DataKey[] }
}

const heldOf = (keys: readonly DataKey[] | undefined): HeldKeys => {
  const [first, ...older] = keys ?? []
  return first === undefined ? { kind: 'none' } : { kind: 'keys', keys: [first, ...older], secrets: null }
}

/**
 * Keys that the browser doesn't give out, in IndexedDB: no script can read or send them, only use them. The browser
 * itself writes them to the disk, next to what they seal.
 */
export const openBrowserKeys = async (): Promise<KeyHolder> => {
  const kept = await keepOpen<Keys>(async (terminated) =>
    openDB<Keys>('baton-keys', 1, {
      upgrade: (made) => void made.createObjectStore('keys'),
      terminated,
    }),
  )
  const read = async (name: string) => kept.use(async (database) => database.get('keys', name))
  const write = async (name: string, keys: DataKeys | null): Promise<void> =>
    kept.use(async (database) => {
      const writing = database.transaction('keys', 'readwrite', { durability: 'strict' })
      const { store } = writing
      await Promise.all([keys === null ? store.delete(name) : store.put(keys, name), writing.done])
    })
  return {
    read: async (name) => heldOf(await read(name)),
    async make(name) {
      const [id = 0] = crypto.getRandomValues(new Uint32Array(1))
      const algorithm = { name: 'AES-GCM', length: 256 }
      const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt'])
      const keys: DataKeys = [{ id, key }, ...((await read(name)) ?? [])]
      await write(name, keys)
      return heldOf(keys)
    },
    async dropOlder(name) {
      const [newest] = (await read(name)) ?? []
      if (newest !== undefined) await write(name, [newest])
      return heldOf(newest === undefined ? [] : [newest])
    },
    restore: null,
    forget: async (name) => write(name, null),
  }
}
