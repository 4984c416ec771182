import type { Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change, CollectionName } from '../../../core/domain/collections.ts'
import type { Result } from '../../../core/domain/problem.ts'
import { decideLoading } from '../../../core/intents/decide.ts'
import { likelyRefs } from '../../../core/intents/likely-refs.ts'
import type { RequestIntent } from '../../../core/intents/intent.ts'
import { refKey, type Ref, type View } from '../../../core/intents/work.ts'
import { createCell, type Cell } from '../contract/cell.ts'
import type { Readable } from '../contract/desk.ts'
import type { IntentLog } from '../outbox/intent-log.ts'
import {
  actorOf,
  contextOf,
  deriveOverlay,
  emptyOverlay,
  extendOverlay,
  stillShown,
  viewThrough,
  type Foreseen,
  type Overlay,
  type Self,
} from '../outbox/overlay.ts'
import { createReplicaWriter } from '../store/replica-writer.ts'
import type { Replica } from '../store/replica.ts'

type AnyDocument = Change['document']

/** What a list puts on top of what the replica answers, by id. */
export type Patches = {
  arrived: ReadonlyMap<string, AnyDocument>
  own: ReadonlyMap<string, AnyDocument>
}

/** A list that is on the screen. */
export type Watcher = {
  collection: CollectionName
  /** A document that the replica answered with, if it is in this list. */
  find(id: string): AnyDocument | undefined
  /** The patches of its collection changed. */
  refresh(): void
  /** Documents of its collection were stored; resolves when the list has what the replica holds now. */
  settle(changes: readonly AnyDocument[]): Promise<void>
}

/**
 * Everything this device knows: the stored documents, those that have arrived and are being stored, and on top
 * what its own intents make of them.
 *
 * Arrived documents show at once and are stored after that; `head` is how far they reach. Documents and overlay
 * change together, so nothing flickers: an accepted intent leaves the overlay in the very moment its outcome shows.
 */
export type LocalState = {
  head(): number
  /** The same with the history that it is part of: what the server is asked by. */
  checkpoint(): Checkpoint
  /** True while nothing is stored and nothing has arrived: every list is empty. */
  isEmpty(): boolean
  view: View
  /** A pulled document that happens to be in memory. */
  peek(collection: CollectionName, id: string): AnyDocument | undefined
  pendingKeys: Readable<ReadonlySet<string>>
  patches(collection: CollectionName): Patches
  watch(watcher: Watcher): () => void
  replica: Replica
  /** Decides as the server would. */
  foresee(intent: RequestIntent): Promise<Result<Foreseen>>
  /** Shows the outcome of an intent that has just been appended to the log. */
  show(foreseen: Foreseen): void
  /** The log changed other than by appending: verdicts came, numbers changed. */
  intentsChanged(): void
  /**
   * While intents are on their way the overlay stays as it is: what arrives may hold their outcome already, and
   * would get it twice.
   */
  sending(isSending: boolean): void
  /**
   * Takes in documents up to `reached`. With `complete: false` more follow before they make a whole: until then the
   * overlay stays as it is.
   */
  arrive(
    changes: readonly Change[],
    reached: Checkpoint,
    options: { complete: boolean; left?: readonly string[] },
  ): void
  /** Stores and shows what lies with a session, as the server had it; `isLast`: the session is whole with it. */
  fill(sessionId: string, changes: readonly Change[], options: { isLast: boolean }): Promise<void>
  /** Resolves when at most `batches` of what has arrived are still to be stored. */
  stored(batches: number): Promise<void>
  /** Resolves when `head` has reached `rev`. */
  reached(rev: number): Promise<void>
  close(): Promise<void>
}

/** Above this, working out the overlay again waits until as much time was left to everything else. Milliseconds. */
const dearMs = 4
/** While a pull goes on, lists are drawn again this often: each page may change all of what is in view. Milliseconds. */
const redrawMs = 250
/** So many documents are kept in memory for intents to come before they are let go. */
const manyLoaded = 2000

export const createLocalState = (parts: {
  replica: Replica
  log: IntentLog
  self: () => Self
  /** Storing what arrived failed; it is tried again, and this is called with null when it worked. */
  onStorageTrouble: (error: unknown) => void
  now: () => number
  /** News that has arrived, before it is stored; `head` is how far everything is known with it. */
  onArrived?: (changes: readonly Change[], head: number, options: { complete: boolean }) => void
  /** All documents of the overlay, whenever it is another one. */
  onOwn?: (documents: ReadonlyMap<string, Change>) => void
}): LocalState => {
  const { replica, log } = parts
  const arrived = new Map<CollectionName, Map<string, AnyDocument>>()
  /** Documents that intents have asked for; null for "there is none". */
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
  /** Rises with every change of what is known. */
  let version = 0
  let loads = 0
  /** What has arrived while documents were being read: the reading may have missed it. */
  const arrivedMeanwhile = new Map<string, AnyDocument>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Collections whose lists do not show all that has arrived, until the timer goes off. */
  const undrawn = new Set<CollectionName>()
  let drawTimer: ReturnType<typeof setTimeout> | undefined

  /** What a list on the screen has from the database need not be read again. */
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

  const refresh = (touched: ReadonlySet<CollectionName>): void => {
    for (const watcher of watchers) if (touched.has(watcher.collection)) watcher.refresh()
  }

  const drawLate = (): void => {
    clearTimeout(drawTimer)
    drawTimer = undefined
    const late = new Set(undrawn)
    undrawn.clear()
    refresh(late)
  }
  /** Shows what a part of a pull has brought: the first at once, the rest every now and then. */
  const drawSoon = (touched: ReadonlySet<CollectionName>): void => {
    for (const collection of touched) undrawn.add(collection)
    if (drawTimer !== undefined) return
    drawLate()
    drawTimer = setTimeout(() => {
      drawTimer = undefined
      if (undrawn.size > 0) drawSoon(new Set())
    }, redrawMs)
  }

  /** Puts an overlay in the place of the last one; gives back the collections that differ. */
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

  /** Works the overlay out again if everything for it is at hand; gives back the collections that differ. */
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

  /** Works the overlay out, loading what is missing. Never in the middle of a pull: half of a whole would flicker. */
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

  /** Says that the overlay is behind. Gives back the collections that differ if that could be mended at once. */
  const renew = (): Set<CollectionName> => {
    stale = true
    if (!whole || isSending || deriving || closed) return new Set()
    // Nothing to apply costs nothing, and is what every desk does that only looks on.
    if (lastCost > dearMs && stillShown(log.shown(), head).length > 0) {
      timer ??= setTimeout(() => {
        timer = undefined
        void derive()
      }, lastCost)
      return new Set()
    }
    const result = tryDerive()
    if (!Array.isArray(result)) return result
    void derive()
    return new Set()
  }

  /** Forgets arrived documents that every list now has from the database. */
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

  /** Lets every list have what was stored. */
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
    write: replica.write,
    async written(changes) {
      // The lists take over before the arrived ones go, or a row would be missing for a moment.
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
      const unknown = likely.filter(({ collection, id }) => view.get(collection, id) === undefined)
      // In one go, because each reading is a journey to another thread; what else it asks for follows one by one.
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
      // Something came in between, so the outcome may be another: it is worked out anew.
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
      // Up to `head` everything is known, so whatever repeats it is no news and may be out of date.
      const changes = arriving.filter((change) => change.document.rev > head)
      for (const { collection, document } of changes) {
        const ofCollection = arrived.get(collection) ?? new Map<string, AnyDocument>()
        const held = ofCollection.get(document.id)
        if (held === undefined || held.rev < document.rev) ofCollection.set(document.id, document)
        arrived.set(collection, ofCollection)
        const key = refKey(collection, document.id)
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
      for (const collection of renew()) touched.add(collection)
      if (complete) {
        for (const collection of touched) undrawn.add(collection)
        drawLate()
      } else drawSoon(touched)
      tellPending()
      for (const waiter of heads) {
        if (waiter.rev <= head) {
          heads.delete(waiter)
          waiter.done()
        }
      }
      parts.onArrived?.(changes, head, { complete })
      writer.add({ changes, head: checkpoint, left })
    },
    async fill(sessionId, changes, { isLast }) {
      await replica.fill(sessionId, changes, isLast ? parts.now() : null)
      for (const { collection, document } of changes) {
        const key = refKey(collection, document.id)
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
      clearTimeout(drawTimer)
      await writer.close()
      for (const waiter of heads) waiter.done()
      watchers.clear()
    },
  }
}
