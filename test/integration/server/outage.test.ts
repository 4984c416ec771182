import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { HttpError } from '../../../core/protocol/auth.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../server/postgres/embedded-postgres.ts'
import { poolConfig } from '../../../server/store/database.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { eventually, openRigDesk, startPayload, type RigDesk } from '../../support/server/sync-rig.ts'
import { borrowDatabase, urlOf } from '../../support/server/test-cluster.ts'
import { createWorkspace, postJson } from '../../support/server/workspace.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

const ana = { ana: { name: 'Ana', role: 'engineer' } } as const

const serve = async (env: Record<string, string>): Promise<RunningServer> => {
  const server = await startServerProcess(env)
  cleanUps.push(async () => server.remove())
  return server
}

const connect = async (config: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client(config)
  // Its own connection may be cut with the rest.
  client.on('error', () => undefined)
  await client.connect()
  cleanUps.push(async () => client.end().catch(() => undefined))
  return client
}

/** Pushes sessions one after the other, sending each again until it is answered; stops when told to. */
const keepWorking = (desk: RigDesk) => {
  const accepted: string[] = []
  let working = true
  const work = async () => {
    while (working) {
      const sessionId = uuid()
      const intent = desk.intent('session.start', startPayload(sessionId))
      for (let answered = false; !answered;) {
        const answer = await desk.push(intent)
        answered = answer.ok
        if (answer.ok) expect(answer.verdicts).toMatchObject([{ status: 'accepted' }])
        else {
          expect(answer.problem.kind).toBe('unavailable')
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
      accepted.push(sessionId)
    }
  }
  const done = work()
  return {
    accepted,
    async stop() {
      working = false
      await done
    },
  }
}

const sessionsOf = async (desk: RigDesk): Promise<string[]> =>
  (await desk.pullAll())
    .filter(({ collection }) => collection === 'sessions')
    .map((change) => change.document.id)

test('every connection ended in the middle of work, again and again: the server stays, and nothing is lost', async () => {
  const database = await borrowDatabase()
  cleanUps.push(async () => database.drop())
  const server = await serve({ DATABASE_URL: database.databaseUrl, LOG_LEVEL: 'info' })
  const members = await createWorkspace(server, ana)
  const desk = await openRigDesk(server.url, members.ana.signedIn.accessToken)
  const work = keepWorking(desk)
  const admin = await connect(database.config)
  for (let round = 0; round < 15; round += 1) {
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await eventually('work to go on', () => work.accepted.length > 5)
  await work.stop()
  expect((await sessionsOf(desk)).toSorted()).toEqual(work.accepted.toSorted())
  await eventually('the log to say that the database is back', () =>
    server.output().includes('the database is back'),
  )
  expect(server.output()).not.toContain('[object Object]')
  desk.close()
})

test('while PostgreSQL is away the server says so plainly, and serves again when it is back', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-outage-'))
  const startPostgres = async (): Promise<EmbeddedPostgres> => {
    const started = await startEmbeddedPostgres({ dataDir, fsync: false })
    if (!started.ok) throw new Error(started.message)
    return started.postgres
  }
  let postgres = await startPostgres()
  cleanUps.push(async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const server = await serve({ DATABASE_URL: urlOf(postgres.connection), LOG_LEVEL: 'info' })
  const members = await createWorkspace(server, ana)
  const signIn = async () =>
    postJson(`${server.url}/auth/sign-in`, { email: members.ana.email, password: members.ana.password })
  await postgres.stop()
  const answer = await signIn()
  expect(answer.status).toBe(503)
  expect(HttpError.parse(answer.body).error).toEqual({
    kind: 'unavailable',
    message: 'The server can’t reach its database right now. Try again in a moment.',
  })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  expect(server.output()).toContain('the database is away')

  postgres = await startPostgres()
  await eventually('the server to be ready', async () => (await fetch(`${server.url}/readyz`)).status === 200)
  expect((await signIn()).status).toBe(200)
  await eventually('the log to say so', () => server.output().includes('the database is back'))
})

test('a killed backend of the embedded PostgreSQL does not end the server', async () => {
  const server = await serve({ LOG_LEVEL: 'info' })
  const members = await createWorkspace(server, ana)
  const desk = await openRigDesk(server.url, members.ana.signedIn.accessToken)
  const work = keepWorking(desk)
  const admin = await connect({
    host: path.join(server.dataDir, 'postgres'),
    port: 5432,
    user: 'baton',
    database: 'baton',
  })
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = 'baton' and pid <> pg_backend_pid() limit 1`,
  )
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
  const before = work.accepted.length
  await eventually('work to go on', () => work.accepted.length > before + 3)
  await work.stop()
  expect((await sessionsOf(desk)).toSorted()).toEqual(work.accepted.toSorted())
  desk.close()
})

test('a process that froze in a transaction does not hold its workspace for ever', async () => {
  const database = await borrowDatabase()
  cleanUps.push(async () => database.drop())
  const server = await serve({ DATABASE_URL: database.databaseUrl })
  const members = await createWorkspace(server, ana)
  const desk = await openRigDesk(server.url, members.ana.signedIn.accessToken)
  // Another server's connection: it has the settings of every other, takes the lock, and says nothing more.
  const frozen = await connect(poolConfig(database.config))
  await frozen.query('begin')
  await frozen.query('select rev from accounts for update')
  const work = keepWorking(desk)
  await eventually('the workspace to be free again', () => work.accepted.length > 2)
  await work.stop()
  expect((await sessionsOf(desk)).toSorted()).toEqual(work.accepted.toSorted())
  desk.close()
})

test('a lock that is held for too long is given up, with a problem that is tried again', async () => {
  const database = await borrowDatabase()
  cleanUps.push(async () => database.drop())
  const server = await serve({ DATABASE_URL: database.databaseUrl })
  const members = await createWorkspace(server, ana)
  const desk = await openRigDesk(server.url, members.ana.signedIn.accessToken)
  // Someone's own session, whose transaction nothing ends.
  const holder = await connect(database.config)
  await holder.query('begin')
  await holder.query('select rev from accounts for update')
  const intent = desk.intent('session.start', startPayload(uuid()))
  expect(await desk.push(intent)).toMatchObject({
    ok: false,
    problem: {
      kind: 'unavailable',
      message: 'The server is busy with this workspace. Try again in a moment.',
    },
  })
  await holder.query('rollback')
  expect(await desk.push(intent)).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  desk.close()
})
