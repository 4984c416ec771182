import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Server } from '@hocuspocus/server'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../../server/postgres/embedded-postgres.ts'
import { answerBench } from '../harness/child-side.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/**
 * The peer's server as it comes, and at its lightest: documents in memory, nothing stored, everyone let in.
 *
 * A workspace is one Yjs document with a map for each collection; a session is one value of its map, which is the
 * cheapest way to keep it. With `BENCH_STORE_FIRST` each message is committed to PostgreSQL before anyone hears of
 * it, as ours is; its own way is to store some seconds later.
 */
type Journal = { append(message: Uint8Array): Promise<void>; close(): Promise<void> }

const openJournal = async (): Promise<Journal> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-peer-'))
  const started = await startEmbeddedPostgres({ dataDir })
  if (!started.ok) throw new Error(started.message)
  const client = new pg.Client(started.postgres.connection)
  await client.connect()
  await client.query('create table journal (id bigserial primary key, message bytea not null)')
  return {
    async append(message) {
      await client.query({
        name: 'append',
        text: 'insert into journal (message) values ($1)',
        values: [Buffer.from(message)],
      })
    },
    async close() {
      await client.end()
      await started.postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const journal = process.env['BENCH_STORE_FIRST'] === undefined ? null : await openJournal()
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  ...(journal === null ? {} : { beforeHandleMessage: async ({ update }) => journal.append(update) }),
})
await server.listen()

const calls = {
  url: () => server.webSocketURL.replace('0.0.0.0', '127.0.0.1'),
  /** Puts the sessions into the document, as many small writers would have done it: 500 at a time. */
  async seed({ name, ...options }: SampleOptions & { name: string }) {
    const connection = await server.hocuspocus.openDirectConnection(name)
    const sessions = sampleSessions(options)
    for (let at = 0; at < sessions.length; at += 500) {
      await connection.transact((document) => {
        const map = document.getMap('sessions')
        for (const session of sessions.slice(at, at + 500)) map.set(session.id, session)
      })
    }
  },
}
export type HocuspocusServer = typeof calls

answerBench(calls, async () => journal?.close())
