import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { startApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { startEmbeddedPostgres } from '../../../server/store/embedded-postgres.ts'
import { answerBench, memoryNow } from '../harness/child-side.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/** The whole server as it is run, with its embedded PostgreSQL and fsync on, in a data folder that goes with it. */
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-server-'))
const config = readConfig({
  PORT: '0',
  BATON_DATA_DIR: dataDir,
  BATON_ALLOW_NEW_WORKSPACES: 'true',
  ALLOWED_ORIGINS: process.env['BENCH_ORIGINS'],
})
if (!config.ok) throw new Error(config.problem.message)
const started = await startEmbeddedPostgres({ dataDir })
if (!started.ok) throw new Error(started.message)
const { postgres } = started

const app = await startApp({
  config: config.value,
  connection: postgres.connection,
  secretKey: randomBytes(32),
  clock: Date.now,
  log: pino({ level: 'warn' }, pino.destination(2)),
  version: '0.0.0-bench',
  webRoot: process.env['BENCH_WEB_ROOT'] ?? path.join(dataDir, 'web'),
})
let ending = false
const onError = (error: unknown) => {
  // A pool that was ended may still hear PostgreSQL hang up.
  if (!ending) process.stderr.write(`${String(error)}\n`)
}
const db = openDatabase(postgres.connection, { max: 1, onError })

const calls = {
  url: () => app.url,
  /** Writes sessions into a workspace, each under a rev of its own, as if they had come one by one. */
  async seed(options: SampleOptions) {
    const { accountId } = options
    await db.transaction().execute(async (trx) => {
      const account = await trx
        .selectFrom('accounts')
        .select('rev')
        .where('id', '=', accountId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const sessions = sampleSessions(options)
      for (let at = 0; at < sessions.length; at += 1000) {
        const rows = sessions.slice(at, at + 1000).map((session) => {
          const rev = account.rev + session.rev
          const body = JSON.stringify({ ...session, rev })
          return { account_id: accountId, collection: 'sessions', id: session.id, rev, base: 0, body }
        })
        await trx.insertInto('documents').values(rows).execute()
      }
      const rev = account.rev + sessions.length
      await trx.updateTable('accounts').set({ rev }).where('id', '=', accountId).execute()
    })
  },
  memory: memoryNow,
}
export type BatonServer = typeof calls

answerBench(calls, async () => {
  ending = true
  await app.close()
  await db.destroy()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})
