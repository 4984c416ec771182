import { expose, proxy } from 'comlink'
import type { Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change } from '../../../core/domain/collections.ts'
import { getReopeningDexie } from './reopening-storage.ts'
import { openReplicaDatabase } from './replica-database.ts'

/** The replica in its own thread, so that neither a pull of thousands of documents nor a long list blocks the page. */

const api = {
  async open(name: string) {
    // Everything in here can be pulled again, so it needn't survive a power cut.
    const replica = await openReplicaDatabase(
      name,
      getReopeningDexie({ chromeTransactionDurability: 'relaxed' }),
    )
    return proxy({
      ...replica,
      /**
       * Like `write`, with the documents as JSON, because passing a string between threads takes a fraction of the
       * time.
       */
      writeText: async (changes: string, head: Checkpoint, left: readonly string[]) =>
        replica.write(JSON.parse(changes) as Change[], head, left),
    })
  },
}
export type ReplicaWorker = typeof api

expose(api)
