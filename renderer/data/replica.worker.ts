import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import {
  exposeRxStorageRemote,
  type MessageFromRemote,
  type MessageToRemote,
} from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'

/** The storage of the replica, in a thread of its own: a pull of thousands of documents does not stop the page. */

const messages$ = new Subject<MessageToRemote>()
const worker = globalThis as unknown as { postMessage(message: unknown): void }
globalThis.addEventListener('message', (event: MessageEvent<MessageToRemote>) => messages$.next(event.data))

exposeRxStorageRemote({
  // What is in here can be pulled again, so it need not survive a power cut.
  storage: getRxStorageDexie({ chromeTransactionDurability: 'relaxed' }),
  messages$,
  // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
  send: (message: MessageFromRemote) => worker.postMessage(message),
})
