import { expose, proxy } from 'comlink'
import { afterEach, describe, expect, test } from 'vitest'
import type { Change } from '../../../../../core/domain/shapes/collections.ts'
import { createSearchEngine, type SearchEngine } from '../../../../../renderer/data/search/search-engine.ts'
import { createMemoryStore } from '../../../../../renderer/data/search/search-store.ts'
import { openSearchThread, type Thread } from '../../../../../renderer/data/search/search-thread.ts'
import { createSearch } from '../../../../../renderer/data/search/search.ts'
import { makeSession } from '../../../../support/samples/make.ts'

const names = { name: 'search', prefix: 'search-' }
const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** A thread in this one: `loads` false never runs its script; `vanish` ends it without a word. */
const makeThread = ({ loads = true } = {}): { thread: Thread; vanish: () => void; ended: () => boolean } => {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const made = createSearchEngine(createMemoryStore(), { warmAfterMs: 0 })
  let vanished = false
  const engine: SearchEngine = {
    ...made,
    search: async (...asked) => (vanished ? new Promise<never>(() => undefined) : made.search(...asked)),
  }
  let ended = false
  if (loads) expose({ make: async () => proxy(engine) }, port2)
  port1.start()
  const thread: Thread = Object.assign(port1, {
    terminate: () => {
      ended = true
    },
  })
  const vanish = () => {
    vanished = true
  }
  return { thread, vanish, ended: () => ended }
}

/** The locks of a browser: the one a thread holds is free once it is `released`. */
const makeLocks = () => {
  let released = (): void => undefined
  const gone = new Promise<void>((resolve) => {
    released = resolve
  })
  const request = async (_name: string, _options: LockOptions, granted: () => void) => gone.then(granted)
  return { locks: { request } as unknown as LockManager, released }
}

const patience = { everyMs: 5, looks: 3 }

describe('a thread', () => {
  test('that never loads rejects what waits for it, and says so once', async () => {
    const { thread, ended } = makeThread({ loads: false })
    const broken: string[] = []
    const engine = openSearchThread(thread, names, {
      patience,
      onBroken: ({ message }) => broken.push(message),
    })
    await expect(engine.open()).rejects.toThrow('does not answer')
    await expect(engine.search('printer', { limit: 1 })).rejects.toThrow('does not answer')
    expect(broken).toEqual(['The thread of the search does not answer.'])
    expect(ended()).toBe(true)
  })

  test('that vanishes is noticed at once where the browser has locks', async () => {
    const { thread, vanish } = makeThread()
    const { locks, released } = makeLocks()
    const gone = new Promise<Error>((resolve) => {
      const engine = openSearchThread(thread, names, { locks, onBroken: resolve })
      void engine.open().then(() => {
        vanish()
        released()
      })
    })
    expect((await gone).message).toBe('The thread of the search is gone.')
  })

  test('that is closed is not broken', async () => {
    const { thread, ended } = makeThread()
    const { locks, released } = makeLocks()
    const broken: Error[] = []
    const engine = openSearchThread(thread, names, { locks, patience, onBroken: (why) => broken.push(why) })
    await engine.open()
    await engine.close()
    released()
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    expect(ended()).toBe(true)
    expect(broken).toEqual([])
  })
})

describe('a search', () => {
  const scanner: Change = {
    collection: 'sessions',
    document: makeSession({ id: 's', title: 'Scanner', rev: 1, problemSummary: 'Nothing yet' }),
  }
  const source = {
    head: 1,
    settled: async () => undefined,
    page: async (collection: string) => ({ changes: collection === 'sessions' ? [scanner] : [], next: null }),
  }

  test('whose thread vanishes finds everything again with a new one', async () => {
    const threads: ReturnType<typeof makeThread>[] = []
    const search = createSearch({
      openEngine: (options) => {
        const one = makeThread()
        threads.push(one)
        return openSearchThread(one.thread, names, { ...options, patience })
      },
      source,
      onError: () => undefined,
      restMs: 0,
    })
    const answer = async () => search.search('scanner', { limit: 1 })
    const whole = { hits: [{ sessionId: 's' }], complete: true }
    await expect.poll(answer).toMatchObject(whole)
    threads[0]?.vanish()
    expect(await answer()).toEqual({ hits: [], complete: false })
    await expect.poll(answer).toMatchObject(whole)
    expect(threads).toHaveLength(2)
    await search.close()
  })

  test('whose threads never load says that it failed instead of promising more', async () => {
    const search = createSearch({
      openEngine: (options) =>
        openSearchThread(makeThread({ loads: false }).thread, names, { ...options, patience }),
      source,
      onError: () => undefined,
      restMs: 0,
      restartsMs: [0, 1, 1],
    })
    await expect
      .poll(async () => search.search('scanner', { limit: 1 }))
      .toEqual({ hits: [], complete: true, failed: true })
    await search.close()
  })
})
