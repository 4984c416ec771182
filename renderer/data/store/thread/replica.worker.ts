import { expose, proxy, transfer } from 'comlink'
import { createCipher, type DataKeys } from '../sealing/cipher.ts'
import { getReopeningDexie } from '../documents/reopening-storage.ts'
import { openReplicaDatabase } from '../replica/replica-database.ts'
import { sealStorage } from '../sealing/sealed-storage.ts'
import { readWritten, type WrittenDocuments } from './written-documents.ts'

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
      /** Like `stage`, with the documents in bytes; gives the buffers back. */
      async stageWritten(id: number, parts: readonly WrittenDocuments[]) {
        await replica.stage(id, readWritten(parts))
        const buffers = parts.map(({ buffer }) => buffer)
        return transfer(buffers, buffers)
      },
    })
  },
}
export type ReplicaWorker = typeof api

expose(api)
