import type { Change, CollectionName } from '../../../core/domain/collections.ts'
import type { SearchEngine, SearchOptions, SimilarOptions } from './search-engine.ts'
import { searchTextOf, type SearchText } from './search-documents.ts'
import type { SearchAnswer, SimilarSession } from '../contract/search-hit.ts'

/** The replica as far as the search reads it: documents of a collection by key, in pages. */
export type SearchSource = {
  head: number
  /** Up to `limit` documents whose key comes after `after`; `next` is null behind the last one. */
  page(
    collection: CollectionName,
    after: string,
    limit: number,
  ): Promise<{ changes: Change[]; next: string | null }>
}

/** The search of one person's desk: told of every change, asked for sessions. */
export type Search = {
  /** Documents that have arrived, up to `rev`; they need not be stored yet. */
  arrived(changes: readonly Change[], rev: number, options: { complete: boolean }): void
  /** What this device did and the server has not answered, by key: all of it, each time. */
  own(documents: ReadonlyMap<string, Change>): void
  /** Sessions that answer a query, the best first; typos and beginnings of words are enough. Never rejects. */
  search(query: string, options: SearchOptions): Promise<SearchAnswer>
  /** Sessions about the same as a text, the likest first. Never rejects. */
  similarTo(text: string, options: SimilarOptions): Promise<readonly SimilarSession[]>
  /** Lets go; `remove` forgets all that was indexed. */
  close(options?: { remove?: boolean }): Promise<void>
}

/** Opens the engine over what was kept by that name; what is kept by other names with the prefix is out of date. */
export type OpenSearchEngine = (names: { name: string; prefix: string }) => SearchEngine

/** Rises when what is indexed, or how it is stored, changes. */
const indexing = 2

/** Names what the search of one person keeps; another version of the replica has another index. */
export const searchNames = (scope: string, replicaVersion: string): { name: string; prefix: string } => {
  const prefix = `baton-search-${scope}-`
  return { prefix, name: `${prefix}${indexing}-${replicaVersion}` }
}

/** Collections that are searched. */
const searched = ['sessions', 'entries', 'facts'] as const
/** Few, because whoever opens a list waits behind one page. */
const pageSize = 200
/** How long a desk that opens is left alone before it is read. Milliseconds. */
const standardRestMs = 2000
/** Texts of a pull that wait for its end, so that indexing does not take the time of pulling; beyond, they are indexed. */
const mostWaiting = 20_000
/** How long closing waits for the other thread. Milliseconds. */
const patienceMs = 2000

const sameText = (a: SearchText, b: SearchText): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * Makes the search of a desk over an engine.
 *
 * It works at once, with what was indexed before. What the replica has beyond that is read in the background: after
 * a start that was cut off, or the first one. Whatever fails goes to `onError` and leaves the desk as it is.
 */
export const createSearch = (parts: {
  engine: SearchEngine
  source: SearchSource
  onError: (error: unknown) => void
  /** How long the replica is left alone before it is read. Milliseconds. */
  restMs?: number
}): Search => {
  const { engine, source, restMs = standardRestMs } = parts
  let closed = false
  /** Keys of what has arrived while older documents are being read; null when nothing is. */
  let arrivedMeanwhile: Set<string> | null = new Set()
  let reading = true
  /** Ends the rest before reading. */
  let wake = (): void => undefined
  let reached = 0
  let waiting: SearchText[] = []
  let shown: ReadonlyMap<string, Change> = new Map()
  let told = new Map<string, { document: Change['document']; text: SearchText }>()
  let telling = false

  const failed = (error: unknown): void => {
    if (!closed) parts.onError(error)
  }
  const textsOf = (changes: readonly Change[]): SearchText[] =>
    changes.map(searchTextOf).filter((text) => text !== null)

  /** Reads what the replica has that the index has not. */
  const catchUp = async (): Promise<void> => {
    const head = await engine.open()
    if (head < source.head) {
      await new Promise<void>((resolve) => {
        const rest = setTimeout(resolve, restMs)
        wake = () => {
          clearTimeout(rest)
          resolve()
        }
      })
      for (const collection of searched) {
        for (let after: string | null = ''; after !== null && !closed;) {
          const { changes, next } = await source.page(collection, after, pageSize)
          const missing = textsOf(changes.filter(({ document }) => document.rev > head))
          const older = missing.filter(({ key }) => !arrivedMeanwhile?.has(key))
          if (older.length > 0) await engine.take(older, 0, { complete: false })
          after = next
        }
      }
    }
    arrivedMeanwhile = null
    if (!closed && head < Math.max(source.head, reached)) {
      await engine.take([], Math.max(source.head, reached), { complete: true })
    }
  }
  const started = catchUp()
    .catch(failed)
    .finally(() => {
      reading = false
    })

  const tellOwn = (): void => {
    telling = false
    if (closed) return
    const before = told
    const set: SearchText[] = []
    told = new Map()
    for (const [key, change] of shown) {
      const known = before.get(key)
      const text = known?.document === change.document ? known.text : searchTextOf(change)
      if (text === null) continue
      told.set(key, { document: change.document, text })
      // The overlay is worked out anew all the time, mostly with the same outcome.
      if (known === undefined || !sameText(known.text, text)) set.push(text)
    }
    const gone = [...before.keys()].filter((key) => !told.has(key))
    if (set.length > 0 || gone.length > 0) engine.own({ set, gone }).catch(failed)
  }

  return {
    arrived(changes, rev, { complete }) {
      const coming = textsOf(changes)
      reached = Math.max(reached, rev)
      if (arrivedMeanwhile !== null) for (const { key } of coming) arrivedMeanwhile.add(key)
      waiting = waiting.length === 0 ? coming : waiting.concat(coming)
      if (!complete && waiting.length < mostWaiting) return
      const texts = waiting
      waiting = []
      // Until all that is older has been read, it must not say that it reaches so far.
      engine.take(texts, arrivedMeanwhile === null ? rev : 0, { complete }).catch(failed)
    },
    own(documents) {
      shown = documents
      if (telling) return
      telling = true
      queueMicrotask(tellOwn)
    },
    async search(query, options) {
      try {
        const answer = await engine.search(query, options)
        return reading || waiting.length > 0 ? { ...answer, complete: false } : answer
      } catch (error) {
        failed(error)
        return { hits: [], complete: false }
      }
    },
    async similarTo(text, options) {
      try {
        return await engine.similar(text, options)
      } catch (error) {
        failed(error)
        return []
      }
    },
    async close({ remove = false } = {}) {
      closed = true
      wake()
      let late: ReturnType<typeof setTimeout> | undefined
      await Promise.race([
        started.then(async () => (remove ? engine.remove() : engine.close())).catch(() => undefined),
        // What it could not store by then is read from the replica again.
        new Promise((resolve) => {
          late = setTimeout(resolve, patienceMs)
        }),
      ])
      clearTimeout(late)
    },
  }
}
