import { openBrowserSearch } from '../../../renderer/data/search/browser-search.ts'
import { searchTextOf, type SearchText } from '../../../core/search/texts.ts'
import type { DataKeys } from '../../../renderer/data/store/sealing/cipher.ts'
import type { SearchEngine } from '../../../renderer/data/search/search-engine.ts'
import { sampleQueries, sampleTexts } from '../sample-texts.ts'
import { answerBench, until } from './page-side.ts'

/** The client's own search, in its worker, over its database; and a worker that looks through everything. */
const names = { name: 'bench-search-1', prefix: 'bench-search-' }
const limit = 8
/** Documents of one page of a pull. */
const batch = 1000

let engine: SearchEngine | null = null
let scanner: Worker | null = null

const ours = (): SearchEngine => {
  if (engine === null) throw new Error('open() comes first.')
  return engine
}

const scan = async (find: string): Promise<string[]> =>
  new Promise((resolve) => {
    scanner?.addEventListener('message', ({ data }: MessageEvent<string[]>) => resolve(data), { once: true })
    // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
    scanner?.postMessage({ find, limit })
  })

const wordsOf = (text: SearchText): string =>
  (text.kind === 'session'
    ? [text.title, text.ticket, text.problem, text.resolution, text.category].join(' ')
    : text.text
  ).toLowerCase()

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Sealed, as on every desk, with a key of this page. */
let keys: DataKeys | null = null
const openSearch = async (): Promise<SearchEngine> => {
  keys ??= [
    {
      id: 1,
      key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    },
  ]
  return openBrowserSearch(keys)(names)
}

const calls = {
  /** Indexes and saves everything from nothing; milliseconds, from the first document to the last. */
  async fill({ sessions, notes }: { sessions: number; notes: number }) {
    const texts = sampleTexts({ sessions, notes, now: Date.now() })
      .map(searchTextOf)
      .filter((text) => text !== null)
    engine = await openSearch()
    const filled = await timed(async () => {
      const filling = ours()
      await filling.open()
      for (let at = 0; at < texts.length; at += batch)
        await filling.take(texts.slice(at, at + batch), at, { complete: at + batch >= texts.length })
      await filling.settle()
    })
    const bySession = new Map<string, string[]>()
    for (const text of texts)
      bySession.set(text.sessionId, [...(bySession.get(text.sessionId) ?? []), wordsOf(text)])
    scanner = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' })
    // oxlint-disable-next-line require-post-message-target-origin -- a worker has no origin to name
    scanner.postMessage({ add: [...bySession].map(([id, parts]) => ({ id, text: parts.join('\n') })) })
    await scan('ready')
    return { filled, documents: texts.length }
  },
  /** Asks both the same, one after the other; milliseconds from asking to the answer being here. */
  async ask(count: number) {
    const queries = sampleQueries(count)
    const answers = { ours: [] as number[], floor: [] as number[], found: 0 }
    for (const query of queries) {
      answers.ours.push(
        await timed(async () => {
          const { hits, complete } = await ours().search(query, { limit })
          if (!complete) throw new Error('The index was not complete.')
          if (hits.length > 0) answers.found += 1
        }),
      )
      answers.floor.push(await timed(async () => scan(query.replace('#', ''))))
    }
    return answers
  },
  /** Looks for sessions like texts of some length. */
  async compare(count: number) {
    const texts = sampleTexts({ sessions: count, notes: 0, now: 0 }).flatMap(({ collection, document }) =>
      collection === 'sessions'
        ? [{ id: document.id, text: `${document.title}\n${document.problemSummary}` }]
        : [],
    )
    const took: number[] = []
    for (const { id, text } of texts)
      took.push(await timed(async () => ours().similar(text, { exclude: id, limit: 3 })))
    return took
  },
  /** From a new start with what was saved to the first answer. */
  async reopen() {
    await ours().close()
    return timed(async () => {
      engine = await openSearch()
      await engine.open()
      let complete = false
      await engine.search('ready', { limit }).then((answer) => {
        complete = answer.complete
      })
      await until('the index', () => complete)
    })
  },
  /** A note is written, and found. */
  async write(count: number) {
    const took: number[] = []
    const sessions = sampleTexts({ sessions: count, notes: 0, now: Date.now() }).filter(
      (change) => change.collection === 'sessions',
    )
    for (const [index, { document }] of sessions.entries()) {
      const id = `w${index}`
      const text = `written${index} just now`
      took.push(
        await timed(async () => {
          await ours().own({
            set: [{ kind: 'entry', key: `entries/${id}`, sessionId: document.id, id, text, order: 9 }],
            gone: [],
          })
          const { hits } = await ours().search(`written${index}`, { limit })
          if (hits[0]?.entryId !== id) throw new Error('What was written was not found.')
        }),
      )
    }
    return took
  },
  close: async () => ours().close(),
}
export type SearchPage = typeof calls

answerBench(calls)
