import type { SearchText, SessionText } from './search-documents.ts'
import type { SearchAnswer, SimilarSession } from '../contract/search-hit.ts'
import { describeHit, indexedSession, oneLine } from './search-session.ts'
import { createSearchIndex, type SearchIndex } from './search-index.ts'
import type { SearchStore } from './search-store.ts'

/** What this device did and the server has not answered: texts that show instead of those that are stored. */
export type OwnTexts = { set: readonly SearchText[]; gone: readonly string[] }

export type SearchOptions = { limit: number }
export type SimilarOptions = { exclude?: string | null; limit: number }

/**
 * Finds sessions by what is said in them.
 *
 * All calls answer in the order in which they came; every text given before a search is found by it, unless so much
 * came that the answer says it is not `complete`.
 */
export type SearchEngine = {
  /** Opens what was kept and says up to which rev it reaches. */
  open(): Promise<number>
  /** Takes in texts up to `rev`, newer than all before; with `complete: false` more follow at once. */
  take(texts: readonly SearchText[], rev: number, options: { complete: boolean }): Promise<void>
  own(texts: OwnTexts): Promise<void>
  search(query: string, options: SearchOptions): Promise<SearchAnswer>
  /** Sessions about the same thing, the likest first; none rather than unlike ones. */
  similar(text: string, options: SimilarOptions): Promise<readonly SimilarSession[]>
  /** Resolves when all that was taken in is indexed and saved. */
  settle(): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

export type EngineOptions = {
  /** Sessions of which every note is searched: the latest. Of older ones title, ticket, problem, resolution, facts. */
  mostWhole?: number
  /** How long after opening the index is read if no one searches before. Milliseconds. */
  warmAfterMs?: number
  /** How long no one has to have searched before the index is tidied up: who searches meanwhile waits. Milliseconds. */
  tidyAfterMs?: number
  /** Makes the index anew out of the texts, whatever was saved. */
  fresh?: boolean
  /** Something could not be stored or read; the engine goes on. */
  onError?: (error: unknown) => void
  /** The index cannot go on: everything asked of this engine from now on rejects. Called once. */
  onBroken?: (error: Error) => void
}

const standard = { mostWhole: 12_000, warmAfterMs: 2500, tidyAfterMs: 30_000, fresh: false }
/** Texts that may wait in memory for the end of a pull. */
const mostGathered = 20_000
/** Texts that come one by one are stored together. Milliseconds. */
const gatherMs = 200
/** What a pull brought waits until the desk has stored it; whoever searches before does not wait. Milliseconds. */
const yieldMs = 3000
/** A pull of which nothing came for so long has been cut off. Milliseconds. */
const stalledMs = 1500
/** Sessions indexed at once, before whoever searches has a turn. */
const atOnce = 20
/** A search waits for so many sessions to be indexed; for more it does without them. */
const worthWaiting = 40
/** The index is saved after so many sessions have changed, and then when nothing happened for a while. */
const saveAfter = 500
const saveDelayMs = 4000

const breathe = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/**
 * Makes an engine over a store. Memory is bounded: the texts stay on the disk; the index holds each word of a session
 * once a field, at most 60,000 characters of its notes, and none of the notes of sessions beyond the `mostWhole`
 * latest.
 */
export const createSearchEngine = (store: SearchStore, options: EngineOptions = {}): SearchEngine => {
  const { mostWhole, warmAfterMs, tidyAfterMs, fresh } = { ...standard, ...options }
  const onError = options.onError ?? (() => undefined)
  const own = new Map<string, Map<string, SearchText>>()
  /** Sessions whose texts are not in the index as they are now. */
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

  /** The index is changed, searched, tidied up and saved by one at a time: it does not bear to change under anyone. */
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

  /** Whoever asks before the store is open waits for it. */
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
      // The next one tries again.
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
        // Not before the store has it: whoever indexes now reads what is put.
        for (const { sessionId } of texts) waiting.add(sessionId)
        void work()
        return put
      })
      .catch(onError)
    return storing
  }

  /** The texts of a session as they are shown. */
  const shown = (sessionId: string, stored: readonly SearchText[]): readonly SearchText[] => {
    const mine = own.get(sessionId)
    if (mine === undefined) return stored
    return [...new Map([...stored.map((text) => [text.key, text] as const), ...mine]).values()]
  }

  /** Takes the notes of the oldest sessions out when there are too many. */
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
    const stored = await store.textsOf(ids)
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
      // Of a long pull most sessions come in several pieces: each is worth indexing once.
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
  /** Indexes what waits, once someone wants the index at all. */
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
  /** Tidies up once no one has searched for a while. */
  const tidySoon = (): void => {
    clearTimeout(tidyTimer)
    if (!closed) tidyTimer = setTimeout(() => void tidy().catch(broken), tidyAfterMs)
  }

  /** Nothing waits to be indexed, and nothing is being indexed: what is read from the store is not in yet. */
  const isComplete = (): boolean => waiting.size === 0 && indexing === null

  /** Waits for what came in just before, as long as that is little. */
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
      const stored = await store.textsOf(findings.found.map(({ id }) => id))
      const hits = findings.found.map((found) =>
        describeHit(found, findings, shown(found.id, stored.get(found.id) ?? [])),
      )
      return { hits, complete: isComplete() && !pulling }
    },
    async similar(text, { exclude = null, limit }) {
      const known = await catchUp()
      const alike = await inTurn(() => known.alike(text, { exclude, limit }))
      const stored = await store.textsOf(alike.map(({ id }) => id))
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
