import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import { pino } from 'pino'
import { createAccessTokens } from '../../../server/auth/access-token.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { startApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { addToken } from '../../../server/store/sign-in/token-store.ts'
import { startEmbeddedPostgres, type PostgresConnection } from '../../../server/postgres/embedded-postgres.ts'
import { copyPrepared } from '../../support/server/prepared-folder.ts'
import { answerBench, memoryNow } from '../harness/child-side.ts'
import { createEntries, type EntryCounts } from '../sample-entries.ts'
import { createPolicySweep } from '../../../server/policy/sweep.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { searchTermsOf } from '../../../core/search/texts.ts'
import { engineer, finishedEscalation, waitingEscalation } from '../sample-escalations.ts'
import { sampleWritebacks } from '../sample-writebacks.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/**
 * The whole server as it is run, with its embedded PostgreSQL and fsync on, in a data folder that goes with it; or one more
 * process on what another of them shares (`BENCH_SHARED`).
 */
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-server-'))
const config = readConfig({
  PORT: '0',
  BATON_DATA_DIR: dataDir,
  BATON_ALLOW_NEW_WORKSPACES: 'true',
  ALLOWED_ORIGINS: process.env['BENCH_ORIGINS'],
  PUBLIC_URL: 'https://baton.example',
  SMTP_URL: process.env['BENCH_SMTP_URL'],
  MAIL_FROM: 'Baton <baton@bench.example>',
  BATON_HOOK_NETWORKS: 'loopback',
  ANTHROPIC_API_KEY: process.env['BENCH_AI_URL'] === undefined ? undefined : 'sk-bench-key',
  ANTHROPIC_BASE_URL: process.env['BENCH_AI_URL'],
  // Measured without the limits that no one meets at work.
  BATON_PERSON_HOURLY_ACTIONS: '0',
  BATON_PERSON_HOURLY_MB: '0',
  BATON_WORKSPACE_DAILY_ACTIONS: '0',
  BATON_WORKSPACE_DAILY_MB: '0',
})
if (!config.ok) throw new Error(config.problem.message)
const startPostgres = async () => {
  await copyPrepared(dataDir)
  const started = await startEmbeddedPostgres({ dataDir })
  if (!started.ok) throw new Error(started.message)
  return started.postgres
}
/** What processes have in common: the database, and the key that their tokens are signed with, in hex. */
type Shared = { connection: PostgresConnection; secretKey: string }
const given = process.env['BENCH_SHARED']
const postgres = given === undefined ? await startPostgres() : null
const shared: Shared =
  postgres === null
    ? (JSON.parse(given ?? '') as Shared)
    : { connection: postgres.connection, secretKey: randomBytes(32).toString('hex') }
const secretKey = Buffer.from(shared.secretKey, 'hex')
const tokens = createAccessTokens(secretKey, Date.now)

const app = await startApp({
  config: config.value,
  connection: shared.connection,
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
const db = openDatabase(shared.connection, { max: 1, onError })

type Seeded = { collection: string; document: { id: string } }

/** Sessions with their entries before each, and writebacks behind them. */
const seeded = function* (
  options: SampleOptions,
  entries: EntryCounts | undefined,
  writebacks: number,
): Generator<Seeded> {
  const entriesOf = createEntries(entries ?? { each: 0, first: 0 })
  for (const [index, sample] of sampleSessions(options).entries()) {
    const written = entriesOf(sample, index)
    const stepCount = written.filter(({ step }) => step !== null).length
    for (const document of written) yield { collection: 'entries', document }
    const session = entries === undefined ? sample : { ...sample, entryCount: written.length, stepCount }
    yield { collection: 'sessions', document: session }
  }
  for (const document of sampleWritebacks(options, writebacks)) yield { collection: 'writebacks', document }
}

/** Writes documents under a rev of their own each; gives back the last. `isSearched`: with what the server finds them by. */
const writeDocuments = async (
  accountId: string,
  documents: Iterable<Seeded>,
  isSearched = false,
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const account = await trx
      .selectFrom('accounts')
      .select('rev')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    let { rev } = account
    let rows: { collection: string; id: string; rev: number; body: object; terms: string[] | null }[] = []
    const write = async () => {
      const input = JSON.stringify(rows)
      rows = []
      await sql`
        insert into documents (account_id, collection, id, rev, base, body, terms)
        select ${accountId}, collection, id, rev, 0, body, array_to_tsvector(terms)
        from jsonb_to_recordset(${input}::jsonb)
          as input(collection text, id text, rev bigint, body jsonb, terms text[])
      `.execute(trx)
    }
    for (const { collection, document } of documents) {
      rev += 1
      const terms = isSearched ? searchTermsOf({ collection, document } as Change) : null
      rows.push({ collection, id: document.id, rev, body: { ...document, rev }, terms })
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

const personOf = (personId: string, accountId: string): Person =>
  engineer({ personId, name: 'Engineer' }, accountId)

const neverDue = async (): Promise<never> => {
  throw new Error('The bench looks for what is due where nothing is.')
}
/** Of the bench, beside the server's own. */
const sweep = createPolicySweep(
  { db, clock: Date.now, act: neverDue, enqueue: neverDue, notify: { vault: createVault(secretKey) } },
  onError,
)

const calls = {
  url: () => app.url,
  /** For `BENCH_SHARED` of the next process. */
  shared: () => JSON.stringify(shared),
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
    isSearched = false,
    ...options
  }: SampleOptions & { entries?: EntryCounts; writebacks?: number; isSearched?: boolean }) {
    return writeDocuments(options.accountId, seeded(options, entries, writebacks), isSearched)
  },
  /** Writes escalated sessions whose policies move on at `nextAt`; gives back the last rev. Milliseconds. */
  async seedWaiting({ nextAt, ...options }: SampleOptions & { nextAt: number }) {
    return writeDocuments(
      options.accountId,
      sampleSessions(options)
        .filter(({ status }) => status === 'active')
        .flatMap((session) =>
          waitingEscalation(session, personOf(session.ownerId, options.accountId), options.now, nextAt),
        ),
    )
  },
  /** Writes sessions of the last `days` days that were escalated and claimed; gives back how many. */
  async seedFinished({ days, ...options }: SampleOptions & { days: number }) {
    const active = sampleSessions(options).filter(({ status }) => status === 'active')
    const [, other] = options.ownerIds
    await writeDocuments(
      options.accountId,
      active.flatMap((session, index) => {
        const at = Math.round(options.now - ((index + 1) * days * 86_400_000) / (active.length + 2))
        const claimerId = session.ownerId === other ? (options.ownerIds[0] ?? '') : (other ?? '')
        const people = [session.ownerId, claimerId].map((id) => personOf(id, options.accountId))
        return finishedEscalation(
          { ...session, createdAt: at, updatedAt: at },
          people as [Person, Person],
          at,
          index,
        )
      }),
    )
    return active.length
  },
  /** Looks for policies, wakes and shift handovers that are due, as every process does every ten seconds; how long it took, in milliseconds. */
  async tick() {
    const begun = performance.now()
    const found = await sweep.run()
    return { found, took: performance.now() - begun }
  },
  /** One document by its key: what no look into the database can beat. Milliseconds. */
  async bareRead({ accountId, id }: { accountId: string; id: string }) {
    const begun = performance.now()
    await sql`select body from documents where account_id = ${accountId} and collection = 'handoffs' and id = ${id}`.execute(
      db,
    )
    return performance.now() - begun
  },
  /** Counts an account's figures from its rows by one bare statement. Milliseconds. */
  async bareFigures({ accountId }: { accountId: string }) {
    const begun = performance.now()
    await sql`
      select count(*), avg(claimed_at - accepted_at),
        percentile_cont(array[0.5, 0.95]) within group (order by claimed_at - accepted_at)
      from handoff_figures where account_id = ${accountId}
    `.execute(db)
    return performance.now() - begun
  },
  /** Finds texts that say all words of a query: without an index, and by the database's text search. Milliseconds. */
  async bareSearch({ accountId, query, limit }: { accountId: string; query: string; limit: number }) {
    const words = query.split(' ')
    const timed = async (asked: RawBuilder<unknown>) => {
      const begun = performance.now()
      await asked.execute(db)
      return performance.now() - begun
    }
    const terms = words.map((word) => `'${word}'`).join(' & ')
    const texts = words.map((word) => sql`body::text ilike ${`%${word}%`}`)
    const lookUp = await timed(
      sql`select body from documents where account_id = ${accountId} and terms @@ ${terms}::tsquery limit ${limit}`,
    )
    const scan = await timed(
      sql`select count(*) from documents where account_id = ${accountId} and ${sql.join(texts, sql` and `)}`,
    )
    return { lookUp, scan }
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
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
})
