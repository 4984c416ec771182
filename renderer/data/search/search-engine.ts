import type { SearchText, SessionText } from '../../../core/search/texts.ts'
import type { SearchAnswer, SimilarSession } from '../contract/search-hit.ts'
import { isSealError } from '../store/sealing/cipher.ts'
import { describeHit } from '../../../core/search/describe.ts'
import { indexedSession, oneLine } from './search-session.ts'
import { createSearchIndex, type SearchIndex } from './search-index.ts'
import type { SearchStore } from './search-store.ts'

/** This device's unanswered changes: texts that override the stored ones. */
export type OwnTexts = { set: readonly SearchText[]; gone: readonly string[] }

export type SearchOptions = { limit: number }
export type SimilarOptions = { exclude?: string | null; limit: number }

/**
 * Finds sessions by their text.
 *
 * Calls are answered in order. A search finds every text given before it, unless so much arrived that the answer says
 * it isn't `complete`.
 */
export type SearchEngine = {
  /** Opens the saved data and says up to which rev it goes. */
  open(): Promise<number>
  /** Adds texts up to `rev`, newer than all before; with `complete: false`, more follow immediately. */
  take(texts: readonly SearchText[], rev: number, options: { complete: boolean }): Promise<void>
  own(texts: OwnTexts): Promise<void>
  search(query: string, options: SearchOptions): Promise<SearchAnswer>
  /** Sessions about the same thing, most similar first; empty if none is close enough. */
  similar(text: string, options: SimilarOptions): Promise<readonly SimilarSession[]>
  /** Resolves when everything added so far is indexed and saved. */
  settle(): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

export type EngineOptions = {
  /**
   * How many sessions have all their notes indexed, latest first. Older ones have title, ticket, problem, resolution
   * and facts.
   */
  mostWhole?: number
  /** How long after opening the index is loaded if no one searches before that. Milliseconds. */
  warmAfterMs?: number
  /**
   * How long there must be no search before the index is cleaned up, because a search would have to wait for it.
   * Milliseconds.
   */
  tidyAfterMs?: number
  /** Rebuilds the index from the texts, whatever was saved. */
  fresh?: boolean
  /** Something couldn't be stored or read; the engine continues. */
  onError?: (error: unknown) => void
  /** The index is broken: every later call to this engine rejects. Called once. */
  onBroken?: (error: Error) => void
}

const standard = { mostWhole: 12_000, warmAfterMs: 2500, tidyAfterMs: 30_000, fresh: false }
/** Texts that may wait in memory for the end of a pull. */
const mostGathered = 20_000
/** Individual texts arriving within this time are stored together. Milliseconds. */
const gatherMs = 200
/** How long pulled texts wait while the desk stores them first; searches don't wait for them. Milliseconds. */
const yieldMs = 3000
/** A pull with no data for this long was interrupted. Milliseconds. */
const stalledMs = 1500
/** Sessions indexed per batch, before a search gets its turn. */
const atOnce = 20
/** A search waits for up to this many sessions to be indexed; with more, it runs without them. */
const worthWaiting = 40
/** The index is saved after this many sessions have changed, and otherwise when it has been idle for a while. */
const saveAfter = 500
const saveDelayMs = 4000

const breathe = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/**
 * Makes an engine on top of a store. Memory is bounded: texts stay on disk; the index has each word of a session once
 * per field, covers at most 60,000 characters of its notes, and has no notes of sessions beyond the latest `mostWhole`.
 */
export const createSearchEngine = (store: SearchStore, options: EngineOptions = {}): SearchEngine => {
  const { mostWhole, warmAfterMs, tidyAfterMs, fresh } = { ...standard, ...options }
  const onError = options.onError ?? (() => undefined)
  const own = new Map<string, Map<string, SearchText>>()
  /** Sessions whose current texts aren't in the index yet. */
  const waiting = new Set<string>()
  let oldestWhole = -Infinity
  let gathered: SearchText[] = []
  let gatheredRev = 0
  let pulling = false
  let changedSinceSave = 0
  let closed = false
  let index: SearchIndex | null = null
  let ready: Promise<SearchIndex> | null = null
  let indexing: Promise<void> | null = null
  let storing: Promise<void> = Promise.resolve()
  let stallTimer: ReturnType<typeof setTimeout> | undefined
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let warmTimer: ReturnType<typeof setTimeout> | undefined
  let tidyTimer: ReturnType<typeof setTimeout> | undefined
  let brokenBy: Error | null = null

  const broken = (error: unknown): void => {
    if (closed || brokenBy !== null) return
    brokenBy = new Error('The search index failed.', { cause: error })
    options.onBroken?.(brokenBy)
  }

  /**
   * Only one operation at a time may change, search, clean up or save the index, which doesn't tolerate changes in
   * between.
   */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const done = turn.then(async () => {
      if (brokenBy !== null) throw brokenBy
      try {
        return await work()
      } catch (error) {
        broken(error)
        throw error
      }
    })
    turn = done.catch(() => undefined)
    return done
  }

  /** Calls before the store is open wait for it. */
  let opened: (opening: Promise<unknown>) => void = () => undefined
  const isOpen = new Promise<unknown>((resolve) => {
    opened = resolve
  })
  isOpen.catch(() => undefined)

  const read = async (): Promise<SearchIndex> => {
    await isOpen
    let made: SearchIndex | null = null
    try {
      const saved = fresh ? null : await store.readIndex()
      if (saved !== null) made = createSearchIndex(saved)
    } catch (error) {
      onError(error)
    }
    for (const id of made === null ? await store.allSessions() : await store.changed()) waiting.add(id)
    index = made ?? createSearchIndex()
    void work()
    return index
  }
  const getReady = async (): Promise<SearchIndex> => {
    clearTimeout(warmTimer)
    ready ??= read().catch((error: unknown) => {
      // The next attempt tries again.
      ready = null
      throw error
    })
    return ready
  }

  const storeNow = async (): Promise<void> => {
    clearTimeout(gatherTimer)
    gatherTimer = undefined
    if (gathered.length === 0 && gatheredRev === 0) return storing
    const texts = gathered
    const rev = gatheredRev
    gathered = []
    gatheredRev = 0
    storing = storing
      .then(async () => {
        await isOpen
        const put = store.put(texts, rev)
        // Not before the store has it, because indexing reads what was stored.
        for (const { sessionId } of texts) waiting.add(sessionId)
        void work()
        return put
      })
      .catch(onError)
    return storing
  }

  /** An engine whose store lost what it had is of no use, also where a search is what comes upon it. */
  const textsOf: SearchStore['textsOf'] = async (ids) => {
    try {
      return await store.textsOf(ids)
    } catch (error) {
      if (isSealError(error)) broken(error)
      throw error
    }
  }

  /** A session's texts as they are shown. */
  const shown = (sessionId: string, stored: readonly SearchText[]): readonly SearchText[] => {
    const mine = own.get(sessionId)
    if (mine === undefined) return stored
    return [...new Map([...stored.map((text) => [text.key, text] as const), ...mine]).values()]
  }

  /** Removes the notes of the oldest sessions if there are too many. */
  const makeRoom = (known: SearchIndex): void => {
    const { whole } = known
    if (whole.size <= mostWhole * 1.05) return
    const times = [...whole].map((id) => known.head(id)?.updatedAt ?? 0).toSorted((a, b) => b - a)
    oldestWhole = times[mostWhole - 1] ?? -Infinity
    for (const id of whole) if ((known.head(id)?.updatedAt ?? 0) < oldestWhole) waiting.add(id)
  }

  /** Called in turn. */
  const indexSome = async (known: SearchIndex): Promise<void> => {
    const ids = [...waiting].slice(-atOnce)
    for (const id of ids) waiting.delete(id)
    const stored = await textsOf(ids)
    for (const id of ids) {
      const texts = shown(id, stored.get(id) ?? [])
      const session = texts.find((text): text is SessionText => text.kind === 'session')
      const withNotes = session !== undefined && session.updatedAt >= oldestWhole
      if (session === undefined) known.remove(id)
      else known.put(indexedSession(session, texts, withNotes))
    }
    changedSinceSave += ids.length
    makeRoom(known)
  }

  const workOn = async (): Promise<void> => {
    const known = await getReady()
    while (waiting.size > 0 && !closed) {
      // In a long pull, most sessions arrive in several pieces; wait, to index each only once.
      if (pulling && waiting.size > worthWaiting) return
      await inTurn(async () => indexSome(known))
      await breathe()
    }
    if (known.isDirty()) tidySoon()
    if (changedSinceSave > 0 && !closed) {
      clearTimeout(saveTimer)
      if (changedSinceSave >= saveAfter) saveTimer = setTimeout(() => void save().catch(broken), saveDelayMs)
    }
  }
  /** Indexes what is waiting, once someone needs the index at all. */
  const work = async (): Promise<void> => {
    if (ready === null || closed) return undefined
    indexing ??= workOn()
      .catch(broken)
      .finally(() => {
        indexing = null
      })
    return indexing
  }

  const save = async (): Promise<void> =>
    inTurn(async () => {
      clearTimeout(saveTimer)
      if (index === null || closed || changedSinceSave === 0) return
      changedSinceSave = 0
      const stale = new Set([...waiting, ...own.keys()])
      await store.writeIndex(index.save(), [...stale]).catch(onError)
    })

  const tidy = async (): Promise<void> => inTurn(async () => index?.compact())
  /** Cleans up once no one has searched for a while. */
  const tidySoon = (): void => {
    clearTimeout(tidyTimer)
    if (!closed) tidyTimer = setTimeout(() => void tidy().catch(broken), tidyAfterMs)
  }

  /**
   * True if nothing is waiting to be indexed or being indexed. What is still being read from the store doesn't count.
   */
  const isComplete = (): boolean => waiting.size === 0 && indexing === null

  /** Waits for what arrived just before, as long as that is little. */
  const catchUp = async (): Promise<SearchIndex> => {
    const known = await getReady()
    if (!pulling) await storeNow()
    while (!closed && brokenBy === null && !isComplete() && waiting.size <= worthWaiting) await work()
    if (known.isDirty()) tidySoon()
    return known
  }

  return {
    async open() {
      const opening = store.open()
      opened(opening)
      const head = await opening
      warmTimer = setTimeout(() => void getReady().catch(onError), warmAfterMs)
      return head
    },
    async take(texts, rev, { complete }) {
      gathered.push(...texts)
      gatheredRev = Math.max(gatheredRev, rev)
      const ended = pulling && complete
      pulling = !complete
      clearTimeout(stallTimer)
      if (pulling) {
        stallTimer = setTimeout(() => {
          pulling = false
          void storeNow()
        }, stalledMs)
      }
      if (gathered.length >= mostGathered) await storeNow()
      else if (complete) gatherTimer ??= setTimeout(() => void storeNow(), ended ? yieldMs : gatherMs)
    },
    async own({ set, gone }) {
      for (const [sessionId, texts] of own) {
        for (const key of gone) if (texts.delete(key)) waiting.add(sessionId)
        if (texts.size === 0) own.delete(sessionId)
      }
      for (const text of set) {
        const texts = own.get(text.sessionId) ?? new Map<string, SearchText>()
        own.set(text.sessionId, texts.set(text.key, text))
        waiting.add(text.sessionId)
      }
      void work()
    },
    async search(query, { limit }) {
      const known = await catchUp()
      const findings = await inTurn(() => known.find(query, limit))
      const stored = await textsOf(findings.found.map(({ id }) => id))
      const hits = findings.found.map((found) =>
        describeHit(found, findings, shown(found.id, stored.get(found.id) ?? [])),
      )
      return { hits, complete: isComplete() && !pulling }
    },
    async similar(text, { exclude = null, limit }) {
      const known = await catchUp()
      const alike = await inTurn(() => known.alike(text, { exclude, limit }))
      const stored = await textsOf(alike.map(({ id }) => id))
      return alike.map(({ id, head, likeness }) => {
        const texts = shown(id, stored.get(id) ?? [])
        const session = texts.find((one): one is SessionText => one.kind === 'session')
        return { ...head, sessionId: id, likeness, resolution: oneLine(session?.resolution ?? '') }
      })
    },
    async settle() {
      await getReady()
      await storeNow()
      while (!isComplete() && !closed && !pulling && brokenBy === null) await work()
      await save()
      await tidy()
    },
    async close() {
      if (closed) return
      pulling = false
      await storeNow()
      closed = true
      for (const timer of [warmTimer, saveTimer, stallTimer, tidyTimer]) clearTimeout(timer)
      await indexing
      await turn
      await store.close()
    },
    async remove() {
      closed = true
      gathered = []
      for (const timer of [warmTimer, saveTimer, stallTimer, gatherTimer, tidyTimer]) clearTimeout(timer)
      await storing
      await indexing
      await turn
      await store.remove()
    },
  }
}
