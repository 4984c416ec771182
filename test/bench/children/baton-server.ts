import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createAccessTokens } from '../../../server/auth/access-token.ts'
import { startApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { addToken } from '../../../server/store/sign-in/token-store.ts'
import { startEmbeddedPostgres } from '../../../server/postgres/embedded-postgres.ts'
import { answerBench, memoryNow } from '../harness/child-side.ts'
import { createEntries, type EntryCounts } from '../sample-entries.ts'
import { sampleWritebacks } from '../sample-writebacks.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/** The whole server as it is run, with its embedded PostgreSQL and fsync on, in a data folder that goes with it. */
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-server-'))
const config = readConfig({
  PORT: '0',
  BATON_DATA_DIR: dataDir,
  BATON_ALLOW_NEW_WORKSPACES: 'true',
  ALLOWED_ORIGINS: process.env['BENCH_ORIGINS'],
  // Measured without the limits that no one meets at work.
  BATON_PERSON_HOURLY_ACTIONS: '0',
  BATON_PERSON_HOURLY_MB: '0',
  BATON_WORKSPACE_DAILY_ACTIONS: '0',
  BATON_WORKSPACE_DAILY_MB: '0',
})
if (!config.ok) throw new Error(config.problem.message)
const started = await startEmbeddedPostgres({ dataDir })
if (!started.ok) throw new Error(started.message)
const { postgres } = started
const secretKey = randomBytes(32)
const tokens = createAccessTokens(secretKey, Date.now)

const app = await startApp({
  config: config.value,
  connection: postgres.connection,
  secretKey,
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
  /** Adds engineers to a workspace, all in one rev, and gives an access token of each. */
  async staff({ accountId, count }: { accountId: string; count: number }) {
    const people = Array.from({ length: count }, (_, n) => ({
      personId: randomUUID(),
      family: randomUUID(),
      n,
    }))
    await db.transaction().execute(async (trx) => {
      await lockAccount(trx, accountId)
      await writeChanges(
        trx,
        accountId,
        people.map(({ personId, n }) => ({
          collection: 'people' as const,
          document: {
            id: personId,
            accountId,
            rev: 0,
            name: `Engineer ${n}`,
            role: 'engineer' as const,
            active: true,
            teamId: null,
          },
        })),
      )
      for (const { personId, family } of people) {
        await addToken(trx, {
          accountId,
          personId,
          family,
          hash: randomBytes(32),
          deviceId: null,
          at: new Date(),
          expiresAt: new Date(Date.now() + 3_600_000),
        })
      }
    })
    return Promise.all(
      people.map(async ({ personId, family }) => (await tokens.issue({ personId, accountId, family })).token),
    )
  },
  setupCode: () => app.setupCode,
  /**
   * Writes sessions into a workspace, their entries before each and writebacks behind them, every document under a rev of its own, as if they
   * had come one by one; gives back the last. Straight into the table of documents: half a million through the front door take an hour.
   */
  async seed({
    entries,
    writebacks = 0,
    ...options
  }: SampleOptions & { entries?: EntryCounts; writebacks?: number }) {
    const { accountId } = options
    return db.transaction().execute(async (trx) => {
      const account = await trx
        .selectFrom('accounts')
        .select('rev')
        .where('id', '=', accountId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      let { rev } = account
      const entriesOf = createEntries(entries ?? { each: 0, first: 0 })
      let rows: { collection: string; id: string; rev: number; body: object }[] = []
      const write = async () => {
        const input = JSON.stringify(rows)
        rows = []
        await sql`
          insert into documents (account_id, collection, id, rev, base, body)
          select ${accountId}, collection, id, rev, 0, body
          from jsonb_to_recordset(${input}::jsonb) as input(collection text, id text, rev bigint, body jsonb)
        `.execute(trx)
      }
      for (const [index, sample] of sampleSessions(options).entries()) {
        const written = entriesOf(sample, index)
        const stepCount = written.filter(({ step }) => step !== null).length
        const session = entries === undefined ? sample : { ...sample, entryCount: written.length, stepCount }
        const changes = [
          ...written.map((document) => ({ collection: 'entries', document })),
          { collection: 'sessions', document: session },
        ]
        for (const { collection, document } of changes) {
          rev += 1
          rows.push({ collection, id: document.id, rev, body: { ...document, rev } })
        }
        if (rows.length >= 2000) await write()
      }
      for (const document of sampleWritebacks(options, writebacks)) {
        rev += 1
        rows.push({ collection: 'writebacks', id: document.id, rev, body: { ...document, rev } })
        if (rows.length >= 2000) await write()
      }
      await write()
      // Every commit has a name, without which no one could read on from it.
      await sql`
        insert into history (account_id, rev, id)
        select ${accountId}, n, gen_random_uuid() from generate_series(${account.rev}::bigint + 1, ${rev}::bigint) as n
      `.execute(trx)
      await sql`
        update accounts set rev = ${rev}, history = (select id from history where account_id = ${accountId} and rev = ${rev})
        where id = ${accountId}
      `.execute(trx)
      return rev
    })
  },
  /** Writes as many actions as bare statements do: a counter, a row of a log, a document; gives back how long it took. */
  async bareActions({ count }: { count: number }) {
    await sql`create table if not exists bare_counter (id int primary key, n bigint)`.execute(db)
    await sql`create table if not exists bare_log (id uuid primary key, body jsonb)`.execute(db)
    await sql`insert into bare_counter values (1, 0) on conflict do nothing`.execute(db)
    const body = JSON.stringify({ text: 'x'.repeat(300) })
    const begun = performance.now()
    await db.transaction().execute(async (trx) => {
      for (let action = 0; action < count; action += 1) {
        await sql`update bare_counter set n = n + 1 where id = 1`.execute(trx)
        await sql`insert into bare_log values (${randomUUID()}, ${body}::jsonb)`.execute(trx)
        await sql`insert into bare_log values (${randomUUID()}, ${body}::jsonb)`.execute(trx)
      }
    })
    return performance.now() - begun
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
