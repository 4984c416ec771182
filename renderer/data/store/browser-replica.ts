import { releaseProxy, wrap } from 'comlink'
import type { Change } from '../../../core/domain/collections.ts'
import { breathe } from './breathe.ts'
import type { DataKeys } from './cipher.ts'
import type { OpenReplica } from './databases.ts'
import type { ReplicaWorker } from './replica.worker.ts'

/** Documents written as JSON without a pause. */
const writtenAtOnce = 200

/** Documents as JSON, in several texts, between which the page can draw and react. */
const textsOf = async (changes: readonly Change[]): Promise<string[]> => {
  const texts: string[] = []
  for (let at = 0; at < changes.length; at += writtenAtOnce) {
    if (at > 0) await breathe()
    texts.push(JSON.stringify(changes.slice(at, at + writtenAtOnce)))
  }
  return texts
}

/**
 * Opens replicas in one worker, which lives as long as the page because another person's replica will be opened in it.
 */
export const createBrowserReplicas = (): ((keys: DataKeys | null) => OpenReplica) => {
  const worker = new Worker(new URL('./replica.worker.ts', import.meta.url), {
    type: 'module',
    name: 'replica',
  })
  const api = wrap<ReplicaWorker>(worker)
  /** Callers must not wait forever for an answer. */
  const failing = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The thread of the replica failed.')))
  })
  failing.catch(() => undefined)
  const heard = async <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, failing])

  return (keys) => async (name) => {
    const remote = await heard(api.open(name, keys))
    const ending = async (end: () => Promise<void>) => {
      await heard(end())
      remote[releaseProxy]()
    }
    return {
      head: await remote.head,
      synced: await remote.synced,
      markSynced: async () => heard(remote.markSynced()),
      findMany: async (refs) => heard(remote.findMany([...refs])),
      list: async (lookup) => heard(remote.list(lookup)),
      page: async (collection, after, limit) => heard(remote.page(collection, after, limit)),
      write: async (changes, head, left = []) => heard(remote.writeTexts(await textsOf(changes), head, left)),
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
