import { releaseProxy, transfer, wrap } from 'comlink'
import type { DataKeys } from '../sealing/cipher.ts'
import type { OpenReplica } from '../own/databases.ts'
import type { ReplicaWorker } from './replica.worker.ts'
import { createThreadCalls } from './thread-calls.ts'
import { createWriting } from './written-documents.ts'

/**
 * Opens replicas in one worker, which lives as long as the page because another person's replica will be opened in it.
 */
export const createBrowserReplicas = (): ((keys: DataKeys | null) => OpenReplica) => {
  const worker = new Worker(new URL('./replica.worker.ts', import.meta.url), {
    type: 'module',
    name: 'replica',
  })
  const api = wrap<ReplicaWorker>(worker)
  const writing = createWriting()
  const { heard, fail } = createThreadCalls()
  worker.addEventListener('error', () => fail(new Error('The thread of the replica failed.')))

  return (keys) => async (name) => {
    const remote = await heard(api.open(name, keys))
    const ending = async (end: () => Promise<void>) => {
      await heard(end())
      remote[releaseProxy]()
    }
    const [head, synced] = await Promise.all([remote.head, remote.synced])
    return {
      head,
      synced,
      markSynced: async () => heard(remote.markSynced()),
      findMany: async (refs) => heard(remote.findMany([...refs])),
      list: async (lookup) => heard(remote.list(lookup)),
      page: async (collection, after, limit) => heard(remote.page(collection, after, limit)),
      async stage(id, changes) {
        const parts = await writing.write(changes)
        const buffers = parts.map(({ buffer }) => buffer)
        writing.takeBack(await heard(remote.stageWritten(id, transfer(parts, buffers))))
      },
      write: async (ids, reached, left) => heard(remote.write(ids, reached, left)),
      fill: async (sessionId, changes, at) => heard(remote.fill(sessionId, [...changes], at)),
      isWhole: async (sessionId) => heard(remote.isWhole(sessionId)),
      holdsAll: async () => heard(remote.holdsAll()),
      lacking: async (personId) => heard(remote.lacking(personId)),
      letGo: async (rule) => heard(remote.letGo(rule)),
      close: async () => ending(async () => remote.close()),
      remove: async () => ending(async () => remote.remove()),
    }
  }
}
