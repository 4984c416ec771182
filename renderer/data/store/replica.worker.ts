import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import {
  exposeRxStorageRemote,
  type MessageFromRemote,
  type MessageToRemote,
} from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'

/** The storage of the replica, in a thread of its own: a pull of thousands of documents does not stop the page. */

type Settings = NonNullable<Parameters<typeof getRxStorageDexie>[0]>

/**
 * RxDB's indexes by time of writing: cleaning up and its own replication read them, and a replica knows neither.
 * A query that names no index may be planned to go by one of them, and fails here and here alone.
 */
const unused = new Set(['_meta.lwt', '[_meta.lwt+key]'])

/** Leaves them out when the database is made: each index is written with every document of a pull. */
const withoutUnused: NonNullable<Settings['onCreate']> = (database) => {
  const original = database.version.bind(database)
  database.version = (number) => {
    const version = original(number)
    const stores = version.stores.bind(version)
    version.stores = (schema) =>
      stores(
        Object.fromEntries(
          Object.entries(schema).map(([name, indexes]) => [
            name,
            indexes
              ?.split(', ')
              .filter((index) => !unused.has(index))
              .join(', ') ?? null,
          ]),
        ),
      )
    return version
  }
}

const messages$ = new Subject<MessageToRemote>()
const worker = globalThis as unknown as { postMessage(message: unknown): void }
globalThis.addEventListener('message', (event: MessageEvent<MessageToRemote>) => messages$.next(event.data))

exposeRxStorageRemote({
  // What is in here can be pulled again, so it need not survive a power cut.
  storage: getRxStorageDexie({ chromeTransactionDurability: 'relaxed', onCreate: withoutUnused }),
  messages$,
  // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
  send: (message: MessageFromRemote) => worker.postMessage(message),
})
