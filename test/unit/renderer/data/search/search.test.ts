import { describe, expect, test, vi } from 'vitest'
import type { Change, CollectionName } from '../../../../../core/domain/shapes/collections.ts'
import {
  createSearchEngine,
  type OwnTexts,
  type SearchEngine,
} from '../../../../../renderer/data/search/search-engine.ts'
import { createMemoryStore, type SearchStore } from '../../../../../renderer/data/search/search-store.ts'
import { createSearch, type Search, type SearchSource } from '../../../../../renderer/data/search/search.ts'
import { makeEntry, makeFact, makeSession } from '../../../../support/samples/make.ts'

const session = (id: string, title: string, rev = 1): Change => ({
  collection: 'sessions',
  document: makeSession({ id, title, rev, problemSummary: 'Nothing yet' }),
})
const note = (id: string, text: string, rev = 1): Change => ({
  collection: 'entries',
  document: makeEntry({ id, sessionId: 's', text, rev }),
})

/** A replica that gives its documents in pages of two, when it is let. */
const sourceOf = (head: number, changes: readonly Change[], gate: Promise<void> = Promise.resolve()) => {
  const asked: CollectionName[] = []
  const source: SearchSource = {
    head,
    settled: async () => undefined,
    async page(collection, after) {
      asked.push(collection)
      await gate
      const rows = changes
        .filter((change) => change.collection === collection && change.document.id > after)
        .toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1))
      const page = rows.slice(0, 2)
      return { changes: page, next: rows.length > 2 ? (page.at(-1)?.document.id ?? null) : null }
    },
  }
  return { source, asked }
}

const noErrors = (error: unknown) => expect.unreachable(String(error))
const found = async (search: Search, query: string): Promise<string[]> =>
  (await search.search(query, { limit: 10 })).hits.map(({ sessionId }) => sessionId)

describe('catching up', () => {
  test('everything that the replica has and the index has not is read, in pages', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const { source } = sourceOf(9, [
      ...ids.map((id, index) => session(id, 'Scanner', index + 1)),
      {
        collection: 'facts',
        document: makeFact({ id: 'f', sessionId: 'c', text: 'Glass is dirty', rev: 9 }),
      },
    ])
    const store = createMemoryStore()
    const search = createSearch({
      openEngine: () => createSearchEngine(store),
      source,
      onError: noErrors,
      restMs: 0,
    })
    await expect.poll(async () => (await search.search('scanner', { limit: 10 })).complete).toBe(true)
    expect(await found(search, 'scanner')).toHaveLength(5)
    expect(await found(search, 'glass')).toEqual(['c'])
    await search.close()
    expect(await createSearchEngine(store).open()).toBe(9)
  })

  test('an index that reaches as far reads nothing', async () => {
    const store = createMemoryStore()
    await store.put([], 9)
    const { source, asked } = sourceOf(9, [])
    const search = createSearch({
      openEngine: () => createSearchEngine(store),
      source,
      onError: noErrors,
      restMs: 0,
    })
    search.arrived([session('s', 'Scanner', 10)], 10, { complete: true })
    expect(await found(search, 'scanner')).toEqual(['s'])
    await search.close()
    expect(asked).toEqual([])
    expect(await createSearchEngine(store).open()).toBe(10)
  })

  test('what arrives meanwhile is not replaced by what was there before', async () => {
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { source } = sourceOf(5, [session('s', 'Scanner', 4), note('e', 'old words', 5)], gate)
    const store = createMemoryStore()
    const search = createSearch({
      openEngine: () => createSearchEngine(store),
      source,
      onError: noErrors,
      restMs: 0,
    })
    search.arrived([session('s', 'Projector', 6)], 6, { complete: true })
    expect(await found(search, 'projector')).toEqual(['s'])
    expect((await search.search('projector', { limit: 1 })).complete).toBe(false)
    open()
    await expect.poll(async () => found(search, 'old words')).toEqual(['s'])
    expect(await found(search, 'scanner')).toEqual([])
    await search.close()
    expect(await createSearchEngine(store).open()).toBe(6)
  })

  test('cut off half-way, the next start begins again', async () => {
    const { source } = sourceOf(5, [session('s', 'Scanner', 4)], new Promise<void>(() => undefined))
    const store = createMemoryStore()
    const engine = createSearchEngine(store)
    const search = createSearch({ openEngine: () => engine, source, onError: noErrors, restMs: 0 })
    search.arrived([session('t', 'Projector', 6)], 6, { complete: true })
    expect(await found(search, 'projector')).toEqual(['t'])
    // Gone without a word, as a tab that is closed.
    await engine.close()
    expect(await createSearchEngine(store).open()).toBe(0)
  })
})

test('a pull that is cut off is searched as far as it came, and the answer does not promise more for ever', async () => {
  const search = createSearch({
    openEngine: () => createSearchEngine(createMemoryStore()),
    source: sourceOf(0, []).source,
    onError: noErrors,
    restMs: 0,
  })
  search.arrived([session('s', 'Scanner', 1)], 1, { complete: false })
  await expect
    .poll(async () => search.search('scanner', { limit: 1 }), { timeout: 10_000 })
    .toMatchObject({ hits: [{ sessionId: 's' }], complete: true })
  await search.close()
})

describe('what this device did', () => {
  test('is told once, however often it is shown, and taken back when it is gone', async () => {
    const told: OwnTexts[] = []
    const engine = createSearchEngine(createMemoryStore())
    const recording: SearchEngine = {
      ...engine,
      async own(texts) {
        told.push(texts)
        await engine.own(texts)
      },
    }
    const search = createSearch({
      openEngine: () => recording,
      source: sourceOf(0, []).source,
      onError: noErrors,
      restMs: 0,
    })
    const mine = new Map([
      ['sessions/s', session('s', 'Scanner')],
      ['entries/e', note('e', 'Glass cleaned')],
    ])
    search.own(mine)
    search.own(new Map(mine))
    expect(await found(search, 'glass')).toEqual(['s'])
    search.own(new Map(mine))
    search.own(new Map([...mine].slice(0, 1)))
    expect(await found(search, 'glass')).toEqual([])
    expect(await found(search, 'scanner')).toEqual(['s'])
    search.own(new Map())
    expect(await found(search, 'scanner')).toEqual([])
    expect(told.map(({ set, gone }) => [set.map(({ key }) => key), gone])).toEqual([
      [['sessions/s', 'entries/e'], []],
      [[], ['entries/e']],
      [[], ['sessions/s']],
    ])
    await search.close()
  })
})

describe('an engine that breaks', () => {
  /** Opens engines over one store; `breakNow` ends the one that is open. */
  const breakable = (store = createMemoryStore()) => {
    const opened: boolean[] = []
    let breakNow = (): void => undefined
    let dead = false
    const openEngine = (options: { fresh: boolean; onBroken: (error: Error) => void }): SearchEngine => {
      opened.push(options.fresh)
      const engine = createSearchEngine(store, { ...options, warmAfterMs: 0 })
      dead = false
      breakNow = () => {
        dead = true
        options.onBroken(new Error('The index is broken.'))
      }
      return {
        ...engine,
        search: async (...asked) => {
          if (dead) throw new Error('The index is broken.')
          return engine.search(...asked)
        },
      }
    }
    return { opened, openEngine, breakNow: () => breakNow() }
  }

  test('starts over with a new index, knows all again, and is whole in the end', async () => {
    const errors: unknown[] = []
    const { opened, openEngine, breakNow } = breakable()
    const { source } = sourceOf(2, [session('s', 'Scanner', 1), session('t', 'Projector', 2)])
    const search = createSearch({ openEngine, source, onError: (error) => errors.push(error), restMs: 0 })
    await expect.poll(async () => found(search, 'scanner')).toEqual(['s'])
    search.own(new Map([['sessions/u', session('u', 'Label printer')]]))
    expect(await found(search, 'label')).toEqual(['u'])
    breakNow()
    await expect.poll(async () => (await search.search('scanner', { limit: 9 })).complete).toBe(true)
    expect(await found(search, 'scanner')).toEqual(['s'])
    expect(await found(search, 'projector')).toEqual(['t'])
    expect(await found(search, 'label')).toEqual(['u'])
    expect(opened).toEqual([false, true])
    expect(errors).toEqual([new Error('The index is broken.')])
    await search.close()
  })

  test('reads again what had come to it and was not kept', async () => {
    const changes = [session('s', 'Scanner', 1)]
    let store = createMemoryStore()
    const openings: ReturnType<typeof breakable>[] = []
    const { source } = sourceOf(1, changes)
    const search = createSearch({
      openEngine: (options) => {
        const one = breakable(store)
        openings.push(one)
        return one.openEngine(options)
      },
      source,
      onError: () => undefined,
      restMs: 0,
    })
    await expect.poll(async () => found(search, 'scanner')).toEqual(['s'])
    changes.push(session('t', 'Projector', 2))
    search.arrived([session('t', 'Projector', 2)], 2, { complete: true })
    // Its texts are lost with it.
    store = createMemoryStore()
    openings[0]?.breakNow()
    await expect.poll(async () => found(search, 'projector')).toEqual(['t'])
    await search.close()
  })

  test.each(['a search', 'indexing'])(
    'because %s came upon what can’t be opened, reads everything again',
    async (who) => {
      let isDamaged = false
      let isLost = false
      const memory = createMemoryStore()
      // As the database does it: nothing is left, and until it is opened anew it takes nothing.
      const store: SearchStore = {
        ...memory,
        async open() {
          isLost = false
          return memory.open()
        },
        async textsOf(ids) {
          if (isDamaged) await memory.remove()
          isLost ||= isDamaged
          isDamaged = false
          if (isLost) throw Object.assign(new Error('It was changed.'), { name: 'SealError' })
          return memory.textsOf(ids)
        },
      }
      const errors: unknown[] = []
      const changes = [session('s', 'Scanner', 1), session('t', 'Projector', 2)]
      const search = createSearch({
        openEngine: (options) => createSearchEngine(store, options),
        source: sourceOf(2, changes).source,
        onError: (error) => errors.push(error),
        restMs: 0,
      })
      await expect.poll(async () => found(search, 'scanner')).toEqual(['s'])
      isDamaged = true
      if (who === 'indexing') search.arrived([session('u', 'Printer', 3)], 3, { complete: true })
      else expect(await search.search('scanner', { limit: 1 })).toEqual({ hits: [], complete: false })
      await expect.poll(async () => found(search, 'scanner')).toEqual(['s'])
      await expect.poll(async () => found(search, 'projector')).toEqual(['t'])
      expect(errors).toContainEqual(new Error('The search index failed.'))
      await search.close()
    },
  )

  test('again and again is given up, and the answer says so instead of promising more', async () => {
    const errors: unknown[] = []
    const { opened, openEngine, breakNow } = breakable()
    const search = createSearch({
      openEngine,
      source: sourceOf(0, []).source,
      onError: (error) => errors.push(error),
      restMs: 0,
      restartsMs: [0, 0, 0],
    })
    for (let times = 0; times < 4; times += 1) breakNow()
    expect(opened).toEqual([false, true, true, true])
    expect(await search.search('scanner', { limit: 1 })).toEqual({ hits: [], complete: true, failed: true })
    expect(await search.similarTo('scanner', { limit: 1 })).toEqual([])
    search.arrived([session('s', 'Scanner')], 1, { complete: true })
    expect(errors).toHaveLength(4)
    await search.close()
  })

  test('reads, once it tries again, what came while it was given up', async () => {
    const store = createMemoryStore()
    const { openEngine, breakNow } = breakable(store)
    const changes = [session('s', 'Scanner', 1)]
    const search = createSearch({
      openEngine,
      source: sourceOf(1, changes).source,
      onError: () => undefined,
      restMs: 0,
      restartsMs: [],
    })
    await expect.poll(async () => found(search, 'scanner')).toEqual(['s'])
    breakNow()
    changes.push(session('t', 'Projector', 2))
    search.arrived([session('t', 'Projector', 2)], 2, { complete: true })
    expect((await search.search('projector', { limit: 1 })).failed).toBe(true)
    const later = performance.now() + 11 * 60_000
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => later)
    await expect.poll(async () => found(search, 'projector')).toEqual(['t'])
    clock.mockRestore()
    // Or the next start would take it for known, too.
    search.arrived([session('u', 'Printer', 3)], 3, { complete: true })
    await expect.poll(async () => found(search, 'printer')).toEqual(['u'])
    await search.close()
    const next = createSearchEngine(store)
    expect(await next.open()).toBe(3)
    expect((await next.search('projector', { limit: 1 })).hits).toHaveLength(1)
    await next.close()
  })
})

test('what a pull brings is handed over at its end, and until then the answer says that there may be more', async () => {
  const taken: number[] = []
  const made = createSearchEngine(createMemoryStore())
  const engine: SearchEngine = {
    ...made,
    async take(texts, rev, options) {
      if (texts.length > 0) taken.push(texts.length)
      return made.take(texts, rev, options)
    },
  }
  const search = createSearch({
    openEngine: () => engine,
    source: sourceOf(0, []).source,
    onError: noErrors,
    restMs: 0,
  })
  search.arrived([session('a', 'Scanner', 1)], 1, { complete: false })
  search.arrived([session('b', 'Scanner', 2)], 2, { complete: false })
  expect(taken).toEqual([])
  expect((await search.search('scanner', { limit: 9 })).complete).toBe(false)
  search.arrived([session('c', 'Scanner', 3)], 3, { complete: true })
  expect(taken).toEqual([3])
  await expect.poll(async () => found(search, 'scanner')).toHaveLength(3)
  await search.close()
})

describe('what a long pull brings', () => {
  const many = (count: number, title: string, rev: number) =>
    Array.from({ length: count }, (_, index) => session(`s${index}`, title, rev))
  /** An engine whose taking is held up, and what it was given. */
  const slowEngine = () => {
    const engine = createSearchEngine(createMemoryStore())
    const taken: { count: number; rev: number; complete: boolean }[] = []
    const release: (() => void)[] = []
    return {
      taken,
      release: () => {
        for (const one of release.splice(0)) one()
      },
      open: (): SearchEngine => ({
        ...engine,
        async take(texts, rev, how) {
          taken.push({ count: texts.length, rev, ...how })
          await new Promise<void>((resolve) => release.push(resolve))
          return engine.take(texts, rev, how)
        },
      }),
    }
  }

  test('is handed over in portions, in order, and reaches as far as it does only with the last', async () => {
    const { source } = sourceOf(0, [])
    const slow = slowEngine()
    const search = createSearch({ openEngine: slow.open, source, onError: noErrors, restMs: 0 })
    await expect.poll(async () => (await search.search('x', { limit: 1 })).complete).toBe(true)
    search.arrived(many(1200, 'Scanner', 3), 3, { complete: true })
    await expect.poll(() => slow.taken.length).toBe(1)
    search.arrived([session('s0', 'Projector', 4)], 4, { complete: true })
    expect(await search.search('scanner', { limit: 1 })).toMatchObject({ complete: false })
    for (let portions = 1; portions <= 4; portions += 1) {
      await expect.poll(() => slow.taken.length).toBe(portions)
      slow.release()
    }
    expect(slow.taken).toEqual([
      { count: 500, rev: 0, complete: false },
      { count: 500, rev: 0, complete: false },
      { count: 200, rev: 3, complete: true },
      { count: 1, rev: 4, complete: true },
    ])
    await expect.poll(async () => (await search.search('scanner', { limit: 1 })).complete).toBe(true)
    expect(await found(search, 'projector')).toEqual(['s0'])
    await search.close()
  })

  test('waits until the replica has stored it, and what comes meanwhile comes with it', async () => {
    const { source } = sourceOf(0, [])
    const slow = slowEngine()
    let stored = (): void => undefined
    const settled = async () => new Promise<void>((resolve) => (stored = resolve))
    const search = createSearch({
      openEngine: slow.open,
      source: { ...source, settled },
      onError: noErrors,
      restMs: 0,
    })
    await expect.poll(async () => (await search.search('x', { limit: 1 })).complete).toBe(true)
    search.arrived(many(100, 'Scanner', 3), 3, { complete: true })
    search.arrived([session('s0', 'Projector', 4)], 4, { complete: true })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(slow.taken).toEqual([])
    expect(await search.search('scanner', { limit: 1 })).toEqual({ hits: [], complete: false })
    stored()
    await expect.poll(() => slow.taken).toEqual([{ count: 101, rev: 4, complete: true }])
    slow.release()
    await expect.poll(async () => found(search, 'projector')).toEqual(['s0'])
    await search.close()
  })

  test('the rest of it is not handed over once the desk closes', async () => {
    const { source } = sourceOf(0, [])
    const slow = slowEngine()
    const search = createSearch({ openEngine: slow.open, source, onError: noErrors, restMs: 0 })
    await expect.poll(async () => (await search.search('x', { limit: 1 })).complete).toBe(true)
    search.arrived(many(1200, 'Scanner', 3), 3, { complete: true })
    await expect.poll(() => slow.taken.length).toBe(1)
    await search.close()
    slow.release()
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
    expect(slow.taken).toHaveLength(1)
  })
})

test('an index does not claim to reach what is still being handed over to it', async () => {
  const reached: number[] = []
  const engine = createSearchEngine(createMemoryStore())
  let read = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    read = resolve
  })
  const { source } = sourceOf(9, [session('s', 'Scanner', 9)], gate)
  const search = createSearch({
    openEngine: () => ({
      ...engine,
      async take(texts, rev, options) {
        // The other thread is busy with a large portion.
        if (texts.length === 500) return new Promise(() => undefined)
        reached.push(rev)
        return engine.take(texts, rev, options)
      },
    }),
    source,
    onError: noErrors,
    restMs: 0,
  })
  const many = Array.from({ length: 600 }, (_, index) => note(`e${index}`, 'Glass', 10 + index))
  search.arrived(many, 609, { complete: true })
  // By now they are no longer waiting.
  await new Promise(setImmediate)
  read()
  await expect.poll(() => reached.at(-1)).toBe(9)
  expect(reached).not.toContain(609)
  await search.close()
})
