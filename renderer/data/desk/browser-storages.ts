import { openBrowserFileShelf } from '../files/browser-file-shelf.ts'
import { createBrowserLeftShelf } from '../leaving/browser-left-shelf.ts'
import { openBrowserSearch } from '../search/browser-search.ts'
import { getReopeningDexie } from '../store/reopening-storage.ts'
import { createBrowserReplicas } from '../store/browser-replica.ts'
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

/** By name, whoever created them, so that interrupted deletions leave nothing behind either. */
const deleteDatabases: Storages['deleteDatabases'] = async (scope, which) => {
  if (typeof indexedDB.databases !== 'function') return
  const kinds = which === 'all' ? 'own|replica|files|search' : 'replica|search'
  const theirs = new RegExp(`^(${dexiePrefix})?baton-(${kinds})-${scope}(-|$)`)
  for (const { name = '' } of await indexedDB.databases()) if (theirs.test(name)) await deleteDatabase(name)
}

/**
 * The storages of a browser: what exists only here is on disk before it counts; what can be pulled again lives in a
 * worker.
 */
export const createBrowserStorages = (): Storages => ({
  own: getReopeningDexie({ chromeTransactionDurability: 'strict' }),
  replica: createBrowserReplicas(),
  files: openBrowserFileShelf,
  search: openBrowserSearch,
  deleteReplicas,
  deleteDatabases,
  left: createBrowserLeftShelf(),
})
