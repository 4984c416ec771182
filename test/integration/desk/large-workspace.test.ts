import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Part } from '../../../core/protocol/messages.ts'
import { openDatabase, type Database } from '../../../server/store/database.ts'
import { makeDevice, openTestDesk, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { openRigDesk } from '../../support/server/sync-rig.ts'
import { borrowDatabase, type TestDatabase } from '../../support/server/test-cluster.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'
import { makeSession } from '../../support/samples/make.ts'

let database: TestDatabase
let server: RunningServer
let db: Database
beforeAll(async () => {
  database = await borrowDatabase()
  server = await startServerProcess({ DATABASE_URL: database.databaseUrl })
  db = openDatabase(database.config, { max: 1, onError: () => undefined })
})
afterAll(async () => {
  await db.destroy()
  await server.remove()
  await database.drop()
})

/** Text that a database stores in a fiftieth of its size, as logs are. */
const line = 'Nov 28 09:00:00 fw01 kernel: [UFW BLOCK] IN=eth0 OUT= SRC=10.0.0.7 DST=10.0.0.1 PROTO=TCP\n'
const textLength = 249_900

/**
 * Writes a session and pasted logs into a workspace, in one rev or each in its own, as if they had been pushed. Those
 * beyond `inOne` belong to further sessions, so many to each.
 */
const seed = async (owner: Member, logs: number, revs: 'one' | 'each', inOne = logs): Promise<string> => {
  const { accountId, personId } = owner.signedIn.identity
  // Short, so that a number still fits behind it.
  const sessionId = `s${uuid().slice(-12)}`
  const session = { ...makeSession({ id: sessionId, ownerId: personId }), accountId, entryCount: logs }
  const entry: Entry = {
    id: '',
    accountId,
    rev: 0,
    sessionId,
    branchId: null,
    seq: 1,
    kind: 'paste',
    authorId: personId,
    text: '',
    attachments: [],
    mentions: [],
    step: null,
    event: null,
    at: Date.now(),
    acceptedAt: Date.now(),
    editedAt: null,
    history: [],
  }
  await db.transaction().execute(async (trx) => {
    const { rev } = await trx
      .selectFrom('accounts')
      .select('rev')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const revOf = revs === 'one' ? sql`${rev + 1}::bigint` : sql`${rev}::bigint + n`
    await sql`
      insert into documents (account_id, collection, id, rev, base, body)
      select ${accountId}, 'entries', ${sessionId} || '-' || n, ${revOf}, 0,
             ${JSON.stringify(entry)}::jsonb || jsonb_build_object(
               'id', ${sessionId} || '-' || n, 'rev', ${revOf}, 'seq', n,
               'sessionId', case when n <= ${inOne}::int then ${sessionId} else ${sessionId} || '.' || n / ${inOne}::int end,
               'text', rpad('', ${textLength}, ${line}))
      from generate_series(1, ${logs}::int) as n
    `.execute(trx)
    const last = revs === 'one' ? rev + 1 : rev + logs
    await sql`
      insert into documents (account_id, collection, id, rev, base, body)
      values (${accountId}, 'sessions', ${sessionId}, ${last}, 0, ${JSON.stringify({ ...session, rev: last })}::jsonb)
    `.execute(trx)
    await sql`
      insert into history (account_id, rev, id)
      select ${accountId}, r, gen_random_uuid() from generate_series(${rev + 1}::bigint, ${last}::bigint) as r
    `.execute(trx)
    await sql`
      update accounts set rev = ${last}, history = (select id from history where account_id = ${accountId} and rev = ${last})
      where id = ${accountId}
    `.execute(trx)
    await sql`select pg_notify('changes', ${`${accountId}:${last}:elsewhere`}::text)`.execute(trx)
  })
  return sessionId
}

const signIn = async (member: Member) => {
  const device = makeDevice()
  const desk = await openTestDesk(server.url, device)
  const signedIn = await desk.signIn({ email: member.email, password: member.password })
  if (!signedIn.ok) throw new Error(signedIn.problem.message)
  return { desk, device }
}

// A thousand do as well, and take a minute and a half.
test('three hundred pasted logs of 250 KB reach a new desk, a bounded part at a time', async () => {
  const { owner } = await createWorkspace(server, {})
  const sessionId = await seed(owner, 300, 'each', 8)
  const { desk, device } = await signIn(owner)
  await until(
    desk.state,
    (state) => state.phase === 'ready' && state.synced,
    'the desk to be synced',
    150_000,
  )
  const last = await until(
    desk.entries(sessionId, 8),
    (rows) => rows.length === 8,
    'the logs of a session',
    60_000,
  )
  expect(last.map((one) => one.text.length)).toEqual(last.map(() => textLength))
  for (const n of [1, 75, 150, 225, 300]) {
    const entry = await until(
      desk.document('entries', `${sessionId}-${n}`),
      (one) => one !== null,
      'one',
      60_000,
    )
    expect(entry?.text.length).toBe(textLength)
  }
  expect(device.errors).toEqual([])
  await desk.close()
})

test('one rev that is larger than any message arrives in parts and shows as a whole', async () => {
  const { owner } = await createWorkspace(server, {})
  const { desk, device } = await signIn(owner)
  await untilReady(
    desk,
    (state) => state.synced && state.connection.kind === 'online',
    'the desk to be synced',
  )
  const sessionId = await seed(owner, 30, 'one')
  const counts = new Set<number>()
  const entries = desk.entries(sessionId, 100)
  entries.subscribe(() => counts.add(entries.get()?.length ?? 0))
  // Told live: too large for that as well, so the desk has to come and read.
  await until(entries, (rows) => rows.length === 30, 'all logs', 30_000)
  expect([...counts].filter((count) => count !== 0 && count !== 30)).toEqual([])
  expect(await until(desk.document('sessions', sessionId), (one) => one !== null)).toMatchObject({
    entryCount: 30,
  })
  expect(device.errors).toEqual([])
  await desk.close()
})

test('no answer is larger than a megabyte, but for a document that is', async () => {
  const { owner } = await createWorkspace(server, {})
  await seed(owner, 12, 'each')
  await seed(owner, 9, 'one')
  const raw = await openRigDesk(server.url, owner.signedIn.accessToken)
  let after = nothingYet
  let part: Part | undefined
  let most = 0
  let parts = 0
  let documents = 0
  for (let more = true; more;) {
    const answer = await raw.ask('sync:pull', { after, part, limit: 1000 })
    if (!answer.ok) throw new Error(answer.problem.message)
    most = Math.max(most, Buffer.byteLength(JSON.stringify(answer)))
    documents += answer.changes.length
    if (answer.part !== undefined) parts += 1
    after = answer.reached
    part = answer.part
    more = answer.more
  }
  expect(documents).toBe(25)
  expect(parts).toBeGreaterThan(1)
  expect(most).toBeLessThan(1.2 * 1024 * 1024)
  raw.close()
})
