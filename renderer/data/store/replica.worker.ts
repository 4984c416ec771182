import { expose, proxy } from 'comlink'
import type { Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change } from '../../../core/domain/collections.ts'
import { createCipher, type DataKeys } from './cipher.ts'
import { getReopeningDexie } from './reopening-storage.ts'
import { openReplicaDatabase } from './replica-database.ts'
import { sealStorage } from './sealed-storage.ts'

/** The replica in its own thread, so that neither a pull of thousands of documents nor a long list blocks the page. */

const api = {
  /** What is stored is sealed with the keys, if there are any. */
  async open(name: string, keys: DataKeys | null) {
    // Everything in here can be pulled again, so it needn't survive a power cut.
    const storage = getReopeningDexie({ chromeTransactionDurability: 'relaxed' })
    const replica = await openReplicaDatabase(
      name,
      keys === null ? storage : sealStorage(storage, createCipher(keys), { packs: true }),
    )
    return proxy({
      ...replica,
      /**
       * Like `write`, with the documents as JSON, because passing strings between threads takes a fraction of the
       * time; each string is an array of some of them.
       */
      writeTexts: async (texts: readonly string[], head: Checkpoint, left: readonly string[]) =>
        replica.write(
          texts.flatMap((text) => JSON.parse(text) as Change[]),
          head,
          left,
        ),
    })
  },
}
export type ReplicaWorker = typeof api

expose(api)
