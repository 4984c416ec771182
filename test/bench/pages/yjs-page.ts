import { HocuspocusProvider } from '@hocuspocus/provider'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import { alignClock, answerBench, sleep, until, wall } from './page-side.ts'

/** The peer in a page: a Yjs document with a map for each collection, Hocuspocus and y-indexeddb around it. */
type Desk = { doc: Y.Doc; persistence: IndexeddbPersistence; provider: HocuspocusProvider }

let desk: Desk | null = null
const seen: Record<string, number> = {}

const connect = async ({ url, name }: { url: string; name: string }): Promise<Desk> => {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  const provider = new HocuspocusProvider({ url, name, document: doc })
  await new Promise<void>((resolve) => provider.on('synced', () => resolve()))
  return { doc, persistence, provider }
}

/** Resolves when everything that y-indexeddb has begun to write is stored: a transaction waits for those before it. */
const persisted = async ({ persistence }: Desk): Promise<void> =>
  new Promise((resolve, reject) => {
    const { db } = persistence
    if (db === null) throw new Error('The peer has no database.')
    const transaction = db.transaction(['updates'], 'readwrite')
    transaction.objectStore('updates').count()
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(new Error('The peer could not store.')))
  })

const calls = {
  alignClock,
  async open(options: { url: string; name: string; documents: number }) {
    desk = await connect(options)
    const sessions = desk.doc.getMap('sessions')
    await until('the sessions', () => sessions.size >= options.documents)
    desk.doc.getMap('handoffs').observe((event) => {
      for (const id of event.keysChanged) seen[id] ??= wall()
    })
  },
  /** Writes the documents of one escalation under each id, in one transaction; gives back when. */
  async run({ rounds, gap }: { rounds: { id: string; changes: Change[] }[]; gap: number }) {
    const clicked: Record<string, number> = {}
    for (const { id, changes } of rounds) {
      const { doc } = desk ?? fail()
      clicked[id] = wall()
      doc.transact(() => {
        for (const { collection, document } of changes) doc.getMap(collection).set(document.id, document)
      })
      await sleep(gap)
    }
    return { clicked }
  },
  seen: () => seen,
  /** The initial pull: until the documents are there, and until they are stored. */
  async pullAll(options: { url: string; name: string; documents: number }) {
    const started = performance.now()
    const puller = await connect(options)
    const sessions = puller.doc.getMap('sessions')
    await until('the sessions', () => sessions.size >= options.documents)
    const synced = performance.now() - started
    await persisted(puller)
    const stored = performance.now() - started
    puller.provider.destroy()
    await puller.persistence.clearData()
    return { synced, stored }
  },
}
export type YjsPage = typeof calls

const fail = (): never => {
  throw new Error('open() comes first.')
}

answerBench(calls)
