import type { RxStorage } from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { getRxStorageRemote, type MessageFromRemote } from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'
import { openBrowserFileShelf } from '../images/browser-file-shelf.ts'
import { openBrowserSearch } from '../search/browser-search.ts'
import type { Storages } from './storages.ts'

/** How the storage names its IndexedDB databases: with this before the name of ours. */
const dexiePrefix = 'rxdb-dexie-'

const workerStorage = (): RxStorage<unknown, unknown> => {
  const worker = new Worker(new URL('../store/replica.worker.ts', import.meta.url), {
    type: 'module',
    name: 'replica',
  })
  const messages$ = new Subject<MessageFromRemote>()
  worker.addEventListener('message', (event: MessageEvent<MessageFromRemote>) => messages$.next(event.data))
  // Whoever waits for an answer must not wait for ever.
  worker.addEventListener('error', () => messages$.error(new Error('The storage of the replica failed.')))
  return getRxStorageRemote({
    identifier: 'replica',
    mode: 'one',
    messageChannelCreator: async () => ({
      messages$,
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
      send: (message) => worker.postMessage(message),
      // The worker lives as long as the page: another person's replica will be opened in it.
      close: async () => undefined,
    }),
  })
}

/** Resolves also when another window still has it open: it goes when that closes. */
const deleteDatabase = async (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
  })

/** Deletes the IndexedDB databases of replicas that are not `keep`; removing a database in RxDB leaves them behind. */
const deleteReplicas = async (prefix: string, keep: string): Promise<void> => {
  if (typeof indexedDB.databases !== 'function') return
  const names = (await indexedDB.databases()).map((database) => database.name ?? '')
  for (const name of names) {
    if (!name.startsWith(dexiePrefix + prefix) || name.startsWith(`${dexiePrefix}${keep}--`)) continue
    await deleteDatabase(name)
  }
}

/**
 * The storages of a browser: what is only here on disk before it counts, what can be pulled again in a worker.
 */
export const createBrowserStorages = (): Storages => ({
  own: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
  replica: workerStorage(),
  files: openBrowserFileShelf,
  search: openBrowserSearch,
  deleteReplicas,
})
