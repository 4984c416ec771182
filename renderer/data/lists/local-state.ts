import type { Change, CollectionName } from '../../../core/domain/shapes/collections.ts'
import { decideLoading } from '../../../core/intents/decide.ts'
import { likelyRefs } from '../../../core/intents/likely-refs.ts'
import { refKey, type Ref, type View } from '../../../core/intents/defining/work.ts'
import { createCell, type Cell } from '../contract/cell.ts'
import type { IntentLog } from '../outbox/intent-log.ts'
import {
  actorOf,
  contextOf,
  deriveOverlay,
  emptyOverlay,
  extendOverlay,
  stillShown,
  viewThrough,
  type Overlay,
  type Self,
} from '../outbox/overlay.ts'
import { createReplicaWriter } from '../store/replica/replica-writer.ts'
import type { Replica } from '../store/replica/replica.ts'

import type { FreshIds } from './fresh-ids.ts'
import { createRedraws } from './redraws.ts'
import type { AnyDocument, LocalState, Watcher } from './what-is-known.ts'

/**
 * If recomputing the overlay takes longer than this, the next time waits as long as it took, to leave time for
 * everything else. Milliseconds.
 */
const dearMs = 4
/** How many documents are kept in memory for later intents. */
const manyLoaded = 2000

export const createLocalState = (parts: {
  replica: Replica
  log: IntentLog
  self: () => Self
  /** Storing what arrived failed and will be retried; called with null when it worked. */
  onStorageTrouble: (error: unknown) => void
  now: () => number
  /** Ids that need not be looked for. */
  fresh: Pick<FreshIds, 'take'>
  /** New documents have arrived and aren't stored yet; `head` is how far the desk is up to date with them. */
  onArrived?: (changes: readonly Change[], head: number, options: { complete: boolean }) => void
  /** All of the overlay's documents, whenever it changes. */
  onOwn?: (documents: ReadonlyMap<string, Change>) => void
}): LocalState => {
  const { replica, log } = parts
  const arrived = new Map<CollectionName, Map<string, AnyDocument>>()
  /** Documents that intents have asked for; null means that it doesn't exist. */
  const loaded = new Map<string, AnyDocument | null>()
  const own = new Map<CollectionName, Map<string, AnyDocument>>()
  const pendingKeys: Cell<ReadonlySet<string>> = createCell<ReadonlySet<string>>(new Set())
  const watchers = new Set<Watcher>()
  const heads = new Set<{ rev: number; done: () => void }>()
  const none: ReadonlyMap<string, AnyDocument> = new Map()

  let checkpoint = replica.head
  let head = checkpoint.rev
  let empty = head === 0
  let overlay: Overlay = emptyOverlay
  let whole = true
  let isSending = false
  let stale = false
  let deriving = false
  let closed = false
  let lastCost = 0
  /** Increases with every change to the data. */
  let version = 0
  let loads = 0
  /** What has arrived while documents were being read, which the read may have missed. */
  const arrivedMeanwhile = new Map<string, AnyDocument>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Whatever a list on screen has from the database needn't be read again. */
  const inLists = (collection: CollectionName, id: string): AnyDocument | undefined => {
    for (const watcher of watchers) {
      const found = watcher.collection === collection ? watcher.find(id) : undefined
      if (found === undefined) continue
      loaded.set(refKey(collection, id), found)
      return found
    }
    return undefined
  }

  const below: View = {
    get(collection, id) {
      const known = arrived.get(collection)?.get(id) ?? loaded.get(refKey(collection, id))
      return known === undefined ? inLists(collection, id) : known
    },
  }
  const view: View = { get: (collection, id) => viewThrough(overlay.documents, below).get(collection, id) }

  const load = async (refs: readonly Ref[]): Promise<void> => {
    loads += 1
    try {
      const found = await replica.findMany(refs)
      for (const { collection, id } of refs) {
        const key = refKey(collection, id)
        const candidates = [found.get(key), arrivedMeanwhile.get(key), loaded.get(key)].filter(
          (one) => one !== undefined && one !== null,
        )
        loaded.set(key, candidates.toSorted((a, b) => b.rev - a.rev)[0] ?? null)
      }
    } finally {
      loads -= 1
      if (loads === 0) arrivedMeanwhile.clear()
    }
  }

  const { refresh, drawLate, drawSoon, ...redraws } = createRedraws(watchers)

  /** Replaces the overlay; returns the collections that differ. */
  const setOverlay = (next: Overlay): Set<CollectionName> => {
    const touched = new Set<CollectionName>(own.keys())
    version += 1
    overlay = next
    own.clear()
    for (const { collection, document } of next.documents.values()) {
      touched.add(collection)
      const ofCollection = own.get(collection) ?? new Map<string, AnyDocument>()
      own.set(collection, ofCollection.set(document.id, document))
    }
    parts.onOwn?.(next.documents)
    return touched
  }
  const tellPending = () => {
    const before = pendingKeys.get()
    const same =
      before.size === overlay.pendingKeys.size && [...before].every((key) => overlay.pendingKeys.has(key))
    if (!same) pendingKeys.set(overlay.pendingKeys)
  }

  /** Recomputes the overlay if everything it needs is in memory; returns the collections that differ. */
  const tryDerive = (): Set<CollectionName> | Ref[] => {
    const started = performance.now()
    log.release(head)
    const shown = stillShown(log.shown(), head)
    if (shown.length === 0 && loaded.size > manyLoaded) loaded.clear()
    const result = deriveOverlay(shown, parts.self(), below)
    lastCost = performance.now() - started
    if ('missing' in result) return result.missing
    stale = false
    return setOverlay(result.overlay)
  }

  /**
   * Recomputes the overlay, loading what is missing. Never in the middle of a pull, because a partial state would
   * flicker.
   */
  const derive = async (): Promise<void> => {
    if (deriving) return
    deriving = true
    try {
      while (stale && whole && !isSending && !closed) {
        const result = tryDerive()
        if (Array.isArray(result)) {
          await load(result)
          continue
        }
        refresh(result)
        tellPending()
      }
    } catch (error) {
      parts.onStorageTrouble(error)
    } finally {
      deriving = false
    }
  }

  /** Marks the overlay as outdated. Returns the collections that differ if it could be updated right away. */
  const renew = (): Set<CollectionName> => {
    stale = true
    if (!whole || isSending || deriving || closed) return new Set()
    // With nothing to apply this costs nothing, which is the case on every desk that is only reading.
    if (lastCost > dearMs && stillShown(log.shown(), head).length > 0) {
      timer ??= setTimeout(() => {
        timer = undefined
        void derive()
      }, lastCost)
      return new Set()
    }
    try {
      const result = tryDerive()
      if (!Array.isArray(result)) return result
    } catch (error) {
      parts.onStorageTrouble(error)
      return new Set()
    }
    void derive()
    return new Set()
  }

  /** Drops arrived documents that every list now has from the database. */
  const forget = (changes: readonly Change[]): void => {
    for (const { collection, document } of changes) {
      const ofCollection = arrived.get(collection)
      const held = ofCollection?.get(document.id)
      if (held !== undefined && held.rev <= document.rev) {
        ofCollection?.delete(document.id)
        const key = refKey(collection, document.id)
        if (loaded.has(key)) loaded.set(key, held)
      }
    }
  }

  /** Passes what was stored on to every list. */
  const settle = async (changes: readonly Change[]): Promise<void> => {
    const byCollection = new Map<CollectionName, AnyDocument[]>()
    for (const { collection, document } of changes) {
      const documents = byCollection.get(collection)
      if (documents === undefined) byCollection.set(collection, [document])
      else documents.push(document)
    }
    await Promise.all(
      [...watchers].map((watcher) => watcher.settle(byCollection.get(watcher.collection) ?? [])),
    )
  }

  const writer = createReplicaWriter({
    replica,
    async written(changes) {
      // The lists take over before the arrived documents are dropped, or a row would be missing for a moment.
      await settle(changes)
      forget(changes)
    },
    onTrouble: parts.onStorageTrouble,
  })

  return {
    head: () => head,
    checkpoint: () => checkpoint,
    isEmpty: () => empty,
    view,
    peek: (collection, id) => below.get(collection, id) ?? undefined,
    pendingKeys,
    replica,
    patches: (collection) => ({ arrived: arrived.get(collection) ?? none, own: own.get(collection) ?? none }),
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    async foresee(intent) {
      if (stale) await derive()
      const likely = likelyRefs(parts.self().personId, intent.payload)
      for (const { collection, id } of likely)
        if (view.get(collection, id) === undefined && parts.fresh.take(id))
          loaded.set(refKey(collection, id), null)
      const unknown = likely.filter(({ collection, id }) => view.get(collection, id) === undefined)
      // All in one read, because each one is a round trip to another thread. Further documents that turn out to be
      // needed follow one by one.
      if (unknown.length > 0) await load(unknown)
      const actor = actorOf(parts.self(), view)
      const { personId, name, role } = parts.self()
      const context = contextOf(intent, parts.self(), actor ?? { id: personId, name, role })
      const decision = await decideLoading(intent, context, view, async (ref) => load([ref]))
      if (decision.status === 'rejected') return { ok: false, problem: decision.problem }
      return { ok: true, value: { changes: decision.changes, basis: version } }
    },
    show({ changes, basis }) {
      const isCurrent = basis === version
      const touched = setOverlay(extendOverlay(overlay, changes))
      // Something changed in the meantime, so the outcome may be different: compute it again.
      if (!isCurrent) for (const collection of renew()) touched.add(collection)
      refresh(touched)
      tellPending()
    },
    intentsChanged() {
      const touched = renew()
      refresh(touched)
      tellPending()
    },
    sending(now) {
      isSending = now
      if (isSending || !stale) return
      refresh(renew())
      tellPending()
    },
    arrive(arriving, reached, { complete, left = [] }) {
      const touched = new Set<CollectionName>()
      // Everything up to `head` is known, so anything that repeats it isn't new and may be outdated.
      const changes = arriving.filter((change) => change.document.rev > head)
      for (const { collection, document } of changes) {
        const ofCollection = arrived.get(collection) ?? new Map<string, AnyDocument>()
        const held = ofCollection.get(document.id)
        if (held === undefined || held.rev < document.rev) ofCollection.set(document.id, document)
        arrived.set(collection, ofCollection)
        const key = refKey(collection, document.id)
        parts.fresh.take(document.id)
        if (loads > 0) arrivedMeanwhile.set(key, document)
        const known = loaded.get(key)
        if (known === null || (known !== undefined && known.rev < document.rev)) loaded.set(key, document)
        touched.add(collection)
      }
      if (changes.length > 0) empty = false
      version += 1
      if (reached.rev >= head) checkpoint = reached
      head = checkpoint.rev
      whole = complete
      try {
        for (const collection of renew()) touched.add(collection)
        if (complete) drawLate(touched)
        else drawSoon(touched)
        tellPending()
        for (const waiter of heads) {
          if (waiter.rev <= head) {
            heads.delete(waiter)
            waiter.done()
          }
        }
        parts.onArrived?.(changes, head, { complete })
      } finally {
        // Whatever fails in showing it: the head has moved, so that no one would send these documents again.
        writer.add({ changes, head: checkpoint, left })
      }
    },
    async fill(sessionId, changes, { isLast }) {
      await replica.fill(sessionId, changes, isLast ? parts.now() : null)
      for (const { collection, document } of changes) {
        const key = refKey(collection, document.id)
        parts.fresh.take(document.id)
        if (loaded.get(key) === null) loaded.set(key, document)
      }
      await settle(changes)
      parts.onArrived?.(changes, head, { complete: true })
    },
    stored: writer.stored,
    reached: async (rev) =>
      new Promise((resolve) => {
        if (rev <= head || closed) resolve()
        else heads.add({ rev, done: resolve })
      }),
    async close() {
      closed = true
      clearTimeout(timer)
      redraws.close()
      await writer.close()
      for (const waiter of heads) waiter.done()
      watchers.clear()
    },
  }
}
