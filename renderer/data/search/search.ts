import type { Change, CollectionName } from '../../../core/domain/shapes/collections.ts'
import type { SearchEngine, SearchOptions, SimilarOptions } from './search-engine.ts'
import { searchTextOf, type SearchText } from '../../../core/search/texts.ts'
import type { SearchAnswer, SimilarSession } from '../contract/search-hit.ts'

/** The part of the replica the search reads: documents of a collection by key, in pages. */
export type SearchSource = {
  head: number
  /** Resolves when the replica has stored everything that has arrived so far. */
  settled(): Promise<void>
  /** Up to `limit` documents with keys after `after`; `next` is null after the last one. */
  page(
    collection: CollectionName,
    after: string,
    limit: number,
  ): Promise<{ changes: Change[]; next: string | null }>
}

/** The search of one person's desk: it is told about every change, and queried for sessions. */
export type Search = {
  /** Documents that have arrived, up to `rev`; they need not be stored yet. */
  arrived(changes: readonly Change[], rev: number, options: { complete: boolean }): void
  /** This device's unanswered changes by key; the complete set each time. */
  own(documents: ReadonlyMap<string, Change>): void
  /** Sessions that match a query, best first; typos and prefixes are fine. Never rejects. */
  search(query: string, options: SearchOptions): Promise<SearchAnswer>
  /** Sessions similar to a text, most similar first. Never rejects. */
  similarTo(text: string, options: SimilarOptions): Promise<readonly SimilarSession[]>
  /** Closes it; `remove` deletes everything that was indexed. */
  close(options?: { remove?: boolean }): Promise<void>
}

/**
 * Opens the engine on the data saved under that name; data under other names with the prefix is outdated.
 *
 * `fresh` rebuilds its index from the texts. `onBroken` is called once when it stops working.
 */
export type OpenSearchEngine = (
  names: { name: string; prefix: string },
  options?: { fresh?: boolean; onBroken?: (error: Error) => void },
) => SearchEngine

/** Raise it when what is indexed, or how it is stored, changes. */
const indexing = 3

/** Names one person's search data. Each version of the replica has its own index. */
export const searchNames = (scope: string, replicaVersion: string): { name: string; prefix: string } => {
  const prefix = `baton-search-${scope}-`
  return { prefix, name: `${prefix}${indexing}-${replicaVersion}` }
}

/** Collections that are searched. */
const searched = ['sessions', 'entries', 'facts'] as const
/** Small, because someone opening a list waits behind one page. */
const pageSize = 200
/** How long to wait after a desk opens before reading the replica. Milliseconds. */
const standardRestMs = 2000
/**
 * Pulled texts that wait for the pull to end, so that indexing doesn't slow it down; beyond this many, they are indexed
 * anyway.
 */
const mostWaiting = 20_000
/** Texts handed to the other thread at once: copying all that have waited would hold the page up. */
const portion = 500
/** More than these wait until the replica has stored them, because storing is what the next start goes by. */
const fewTexts = 50
/** How long they wait for it. Milliseconds. */
const storedWithinMs = 15_000
/** A pull with no data for this long was interrupted: index what has arrived. Milliseconds. */
const stalledMs = 1500
/** How long to wait before each replacement of a broken engine; after the last, the search gives up. Milliseconds. */
const standardRestartsMs: readonly number[] = [0, 2000, 15_000]
/** Only breaks within this time count; a search that gave up tries again after it. Milliseconds. */
const breaksWithinMs = 10 * 60_000
/** How long closing waits for the other thread. Milliseconds. */
const patienceMs = 2000

const sameText = (a: SearchText, b: SearchText): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * Makes a desk's search on top of an engine.
 *
 * It works immediately, with what was indexed before. Anything else in the replica is read in the background: after an
 * interrupted start, or the first one. Failures go to `onError` and leave the desk unaffected. A broken engine is
 * replaced by one with a new index; until that is complete, answers say that there may be more. One that breaks again and
 * again is given up: answers say that the search failed, and the first one after ten minutes tries again.
 */
export const createSearch = (parts: {
  openEngine: (options: { fresh: boolean; onBroken: (error: Error) => void }) => SearchEngine
  source: SearchSource
  onError: (error: unknown) => void
  /** How long to wait before reading the replica. Milliseconds. */
  restMs?: number
  restartsMs?: readonly number[]
}): Search => {
  const { source, restMs = standardRestMs, restartsMs = standardRestartsMs } = parts
  let engine: SearchEngine
  let started: Promise<void>
  let closed = false
  /** Keys of what has arrived while older documents are being read; null if nothing is being read. */
  let arrivedMeanwhile: Set<string> | null = new Set()
  let reading = true
  /** Ends the wait before reading. */
  let wake = (): void => undefined
  let reached = 0
  let waiting: SearchText[] = []
  let shown: ReadonlyMap<string, Change> = new Map()
  let told = new Map<string, { document: Change['document']; text: SearchText }>()
  let telling = false
  let stalled: ReturnType<typeof setTimeout> | undefined
  let isFailed = false
  /** When it broke, by a clock that is never set. */
  let breaks: number[] = []
  let restarting: ReturnType<typeof setTimeout> | undefined

  const failed = (error: unknown): void => {
    if (!closed) parts.onError(error)
  }
  const textsOf = (changes: readonly Change[]): SearchText[] =>
    changes.map(searchTextOf).filter((text) => text !== null)

  /** Reads from the replica what the index lacks. */
  const catchUp = async (into: SearchEngine): Promise<void> => {
    const head = await into.open()
    if (head < source.head) {
      await new Promise<void>((resolve) => {
        const rest = setTimeout(resolve, restMs)
        wake = () => {
          clearTimeout(rest)
          resolve()
        }
      })
    }
    // What a broken engine had been given isn't in this one, and may not be in the replica yet.
    const isAgain = breaks.length > 0
    if (isAgain) await source.settled()
    if (head < (isAgain ? Math.max(source.head, reached) : source.head)) {
      for (const collection of searched) {
        for (let after: string | null = ''; after !== null && !closed && into === engine;) {
          const { changes, next } = await source.page(collection, after, pageSize)
          const missing = textsOf(changes.filter(({ document }) => document.rev > head))
          const older = missing.filter(({ key }) => !arrivedMeanwhile?.has(key))
          if (older.length > 0) await into.take(older, 0, { complete: false })
          after = next
        }
      }
    }
    if (into !== engine) return
    arrivedMeanwhile = null
    // Texts that wait for their pull to end, or are being handed over, aren't indexed yet.
    const upTo = waiting.length > 0 || handing !== null ? source.head : Math.max(source.head, reached)
    if (!closed && head < upTo) await into.take([], upTo, { complete: true })
  }
  const start = (fresh: boolean): void => {
    const opened = parts.openEngine({
      fresh,
      onBroken: (error) => {
        if (opened === engine) restart(error)
      },
    })
    engine = opened
    reading = true
    arrivedMeanwhile = new Set()
    started = catchUp(opened)
      .catch((error: unknown) => {
        if (opened === engine) failed(error)
      })
      .finally(() => {
        if (opened === engine) reading = false
      })
  }
  const startAgain = (): void => {
    if (closed) return
    isFailed = false
    start(true)
    told = new Map()
    tellOwn()
  }
  const restart = (error: Error): void => {
    failed(error)
    const now = performance.now()
    breaks = [...breaks.filter((at) => at > now - breaksWithinMs), now]
    const wait = restartsMs[breaks.length - 1]
    reading = true
    if (wait === undefined) isFailed = true
    else if (wait === 0) startAgain()
    else restarting = setTimeout(startAgain, wait)
  }

  /** What is still being handed over; null if nothing is. */
  let handing: Promise<void> | null = null
  const handOver = (texts: readonly SearchText[], rev: number, options: { complete: boolean }): void => {
    const into = engine
    const inPortions = async (): Promise<void> => {
      let at = 0
      for (; at + portion < texts.length; at += portion) {
        if (closed || into !== engine) return
        await into.take(texts.slice(at, at + portion), 0, { complete: false })
      }
      // An engine that replaced this one reads all of it from the replica.
      if (!closed && into === engine) await into.take(texts.slice(at), rev, options)
    }
    if (handing === null && texts.length <= portion) {
      into.take(texts, rev, options).catch(failed)
      return
    }
    const mine: Promise<void> = (handing ?? Promise.resolve())
      .then(inPortions)
      .catch(failed)
      .finally(() => {
        if (handing === mine) handing = null
      })
    handing = mine
  }

  const takeWaiting = (options: { complete: boolean }): void => {
    if (closed || isFailed) return
    const texts = waiting
    waiting = []
    // Until everything older has been read, it must not claim to go this far.
    handOver(texts, arrivedMeanwhile === null ? reached : 0, options)
  }

  /** The same, once all that has arrived is stored; a device that can't store is searched all the same. */
  const takeStored = (): void => {
    const take = (): void => {
      clearTimeout(stalled)
      if (waiting.length > 0) takeWaiting({ complete: true })
    }
    stalled = setTimeout(take, storedWithinMs)
    source.settled().then(take).catch(failed)
  }

  const tellOwn = (): void => {
    telling = false
    if (closed || isFailed) return
    const before = told
    const set: SearchText[] = []
    told = new Map()
    for (const [key, change] of shown) {
      const known = before.get(key)
      const text = known?.document === change.document ? known.text : searchTextOf(change)
      if (text === null) continue
      told.set(key, { document: change.document, text })
      // The overlay is recomputed all the time, mostly with the same result.
      if (known === undefined || !sameText(known.text, text)) set.push(text)
    }
    const gone = [...before.keys()].filter((key) => !told.has(key))
    if (set.length > 0 || gone.length > 0) engine.own({ set, gone }).catch(failed)
  }

  start(false)
  return {
    arrived(changes, rev, { complete }) {
      // Even without an engine: the next one has to read from the replica what came meanwhile.
      reached = Math.max(reached, rev)
      if (isFailed) return
      const coming = textsOf(changes)
      if (arrivedMeanwhile !== null) for (const { key } of coming) arrivedMeanwhile.add(key)
      waiting = waiting.length === 0 ? coming : waiting.concat(coming)
      clearTimeout(stalled)
      if (complete && waiting.length > fewTexts) return takeStored()
      if (complete || waiting.length >= mostWaiting) return takeWaiting({ complete })
      stalled = setTimeout(() => takeWaiting({ complete: true }), stalledMs)
    },
    own(documents) {
      shown = documents
      if (telling) return
      telling = true
      queueMicrotask(tellOwn)
    },
    async search(query, options) {
      if (isFailed && (breaks.at(-1) ?? 0) < performance.now() - breaksWithinMs) startAgain()
      if (isFailed) return { hits: [], complete: true, failed: true }
      try {
        const answer = await engine.search(query, options)
        return reading || waiting.length > 0 || handing !== null ? { ...answer, complete: false } : answer
      } catch (error) {
        failed(error)
        return isFailed ? { hits: [], complete: true, failed: true } : { hits: [], complete: false }
      }
    },
    async similarTo(text, options) {
      if (isFailed) return []
      try {
        return await engine.similar(text, options)
      } catch (error) {
        failed(error)
        return []
      }
    },
    async close({ remove = false } = {}) {
      closed = true
      clearTimeout(stalled)
      clearTimeout(restarting)
      wake()
      let late: ReturnType<typeof setTimeout> | undefined
      await Promise.race([
        started.then(async () => (remove ? engine.remove() : engine.close())).catch(() => undefined),
        // Anything it couldn't store by then is read from the replica again.
        new Promise((resolve) => {
          late = setTimeout(resolve, patienceMs)
        }),
      ])
      clearTimeout(late)
    },
  }
}
