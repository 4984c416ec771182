import { openBrowserFileShelf } from '../../files/browser-file-shelf.ts'
import { createBrowserLeftShelf } from '../../leaving/browser-left-shelf.ts'
import { openBrowserSearch } from '../../search/browser-search.ts'
import { createCipher } from '../../store/sealing/cipher.ts'
import { getReopeningDexie } from '../../store/documents/reopening-storage.ts'
import { createBrowserReplicas } from '../../store/thread/browser-replica.ts'
import { reseal } from '../../store/sealing/reseal.ts'
import { sealStorage } from '../../store/sealing/sealed-storage.ts'
import type { Storages } from './storages.ts'

/** The prefix that the storage adds to its IndexedDB database names. */
const dexiePrefix = 'rxdb-dexie-'

/** Also resolves if another window still has it open: it is deleted when that closes. */
const deleteDatabase = async (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
  })

/**
 * Deletes the IndexedDB databases of replicas other than `keep`, because removing a database in RxDB leaves them
 * behind.
 */
const deleteReplicas = async (prefix: string, keep: string): Promise<void> => {
  if (typeof indexedDB.databases !== 'function') return
  const names = (await indexedDB.databases()).map((database) => database.name ?? '')
  for (const name of names) {
    if (!name.startsWith(dexiePrefix + prefix) || name.startsWith(`${dexiePrefix}${keep}--`)) continue
    await deleteDatabase(name)
  }
}

/** By name, whoever created them. */
const databasesOf = async (scope: string, which: 'all' | 'pulled'): Promise<string[]> => {
  if (typeof indexedDB.databases !== 'function') return []
  const kinds = which === 'all' ? 'own|replica|files|search' : 'replica|search'
  const theirs = new RegExp(`^(${dexiePrefix})?baton-(${kinds})-${scope}(-|$)`)
  return (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => theirs.test(name))
}

/** All that have such a name, so that interrupted deletions leave nothing behind either. */
const deleteDatabases: Storages['deleteDatabases'] = async (scope, which) => {
  for (const name of await databasesOf(scope, which)) await deleteDatabase(name)
}

/**
 * The storages of a browser: what exists only here is on disk before it counts; what can be pulled again lives in a
 * worker.
 */
export const createBrowserStorages = (): Storages => {
  const own = getReopeningDexie({ chromeTransactionDurability: 'strict' })
  const replicas = createBrowserReplicas()
  return {
    own,
    replica: replicas(null),
    files: async (name) => openBrowserFileShelf(name, null),
    search: openBrowserSearch(null),
    sealed(keys, onDamaged) {
      const cipher = createCipher(keys)
      return {
        own: sealStorage(own, cipher, { onDamaged }),
        replica: replicas(keys),
        files: async (name) => openBrowserFileShelf(name, cipher, onDamaged),
        search: openBrowserSearch(keys),
      }
    },
    reseal: async (scope, keys, stop) => reseal(await databasesOf(scope, 'all'), keys, stop),
    deleteReplicas,
    deleteDatabases,
    left: createBrowserLeftShelf(),
  }
}
