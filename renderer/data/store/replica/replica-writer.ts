import { nothingYet, type Checkpoint } from '../../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../../core/domain/shapes/collections.ts'
import { refKey } from '../../../../core/intents/defining/work.ts'
import type { Replica } from './replica.ts'

/** Documents that arrived together, and how far the data is complete with them. */
export type Batch = {
  changes: readonly Change[]
  head: Checkpoint
  /** Sessions some of whose documents the server left out. */
  left?: readonly string[]
}

/** Stores what has arrived, in order, in the background. */
export type ReplicaWriter = {
  /** Takes a batch, which is stored as soon as the ones before it are. */
  add(batch: Batch): void
  /** True once at most `batches` still have to be stored; false if the writer is closed before. */
  stored(batches: number): Promise<boolean>
  /** Resolves when nothing is being written any more; the rest will be pulled again. */
  close(): Promise<void>
}

/** The delay before retrying after a failure. Milliseconds. */
const retryMs = 5000
/** Documents written per commit. */
const mostAtOnce = 3000

/** The newest version of each document. */
const newest = (batches: readonly Batch[]): Change[] => {
  const byKey = new Map<string, Change>()
  for (const change of batches.flatMap((batch) => batch.changes)) {
    const key = refKey(change.collection, change.document.id)
    const known = byKey.get(key)
    if (known === undefined || known.document.rev <= change.document.rev) byKey.set(key, change)
  }
  return [...byKey.values()]
}

/** A batch on its way: handed over to the replica as soon as it comes, while earlier ones are still being stored. */
type Waiting = Batch & { id: number; staged: Promise<void> | null }

export const createReplicaWriter = (parts: {
  replica: Pick<Replica, 'stage' | 'write'>
  /** Called when documents are stored; the next ones are written when it resolves. */
  written: (changes: readonly Change[]) => Promise<void>
  /** Storing failed and is being retried; called with null when it worked. */
  onTrouble: (error: unknown) => void
}): ReplicaWriter => {
  const queue: Waiting[] = []
  let lastId = 0
  const waiting = new Set<{ batches: number; done: (isStored: boolean) => void }>()
  let writing: Promise<void> | null = null
  let retry: (() => void) | undefined
  let inTrouble = false
  let closed = false

  /** What to write in one go: everything waiting, up to a limit, so that no one waits long behind it. */
  const nextBatches = (): Waiting[] => {
    let documents = 0
    const end = queue.findIndex((batch) => {
      documents += batch.changes.length
      return documents > mostAtOnce
    })
    return queue.slice(0, end === -1 ? queue.length : Math.max(1, end))
  }

  const stage = async (batch: Waiting): Promise<void> => {
    batch.staged ??= parts.replica.stage(batch.id, batch.changes)
    try {
      await batch.staged
    } catch (error) {
      batch.staged = null
      throw error
    }
  }

  const pause = async (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, retryMs)
      retry = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const write = async (batches: readonly Waiting[]): Promise<void> => {
    const left = new Set(batches.flatMap((batch) => batch.left ?? []))
    await Promise.all(batches.map(stage))
    const ids = batches.map(({ id }) => id)
    await parts.replica.write(ids, batches.at(-1)?.head ?? nothingYet, [...left])
  }

  const writeAll = async (): Promise<void> => {
    /** These are stored, and what follows from that failed: they can't be written a second time. */
    let stored: Waiting[] | null = null
    while (queue.length > 0 && !closed) {
      const batches: Waiting[] = stored ?? nextBatches()
      try {
        if (stored === null) await write(batches)
        stored = batches
        await parts.written(newest(batches))
        stored = null
      } catch (error) {
        if (closed) return
        inTrouble = true
        parts.onTrouble(error)
        await pause()
        continue
      }
      if (inTrouble) parts.onTrouble(null)
      inTrouble = false
      queue.splice(0, batches.length)
      for (const waiter of waiting) {
        if (queue.length > waiter.batches) continue
        waiting.delete(waiter)
        waiter.done(true)
      }
    }
    // In the same turn as the last look at the queue, so that anything added later finds the writer idle.
    writing = null
  }

  return {
    add(batch) {
      lastId += 1
      const waits: Waiting = { ...batch, id: lastId, staged: null }
      queue.push(waits)
      // If that fails, it fails again when its turn comes.
      stage(waits).catch(() => undefined)
      writing ??= writeAll()
    },
    stored: async (batches) =>
      new Promise((resolve) => {
        if (queue.length <= batches) resolve(true)
        else if (closed) resolve(false)
        else waiting.add({ batches, done: resolve })
      }),
    async close() {
      closed = true
      retry?.()
      await writing
      for (const waiter of waiting) waiter.done(false)
    },
  }
}
