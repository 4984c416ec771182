import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { makeSnapshot } from '../../support/samples/make.ts'
import {
  makeDevice,
  openTestDesk,
  readyState,
  until,
  untilReady,
  type Device,
} from '../../support/desk/open-test-desk.ts'
import { programOf } from '../../support/server/programs.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { eventually, openRigDesk } from '../../support/server/sync-rig.ts'
import { lockDataFolder } from '../../../server/postgres/data-folder-lock.ts'
import { createTestDatabase } from '../../support/server/test-cluster.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

const script = (name: string) => programOf(new URL(`../../../scripts/${name}.ts`, import.meta.url))

const run = async (name: 'backup' | 'restore', file: string, env: Record<string, string>) =>
  new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [script(name), file], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })

const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-backup-'))
  cleanUps.push(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

const serve = async (env: Record<string, string> = {}): Promise<RunningServer> => {
  const server = await startServerProcess(env)
  cleanUps.push(async () => server.remove())
  return server
}

const sit = async (server: RunningServer, member: Member): Promise<{ desk: Desk; device: Device }> => {
  const device = makeDevice()
  const desk = await openTestDesk(server.url, device)
  cleanUps.push(async () => desk.close())
  const signedIn = await desk.signIn({ email: member.email, password: member.password })
  if (!signedIn.ok) throw new Error(signedIn.problem.message)
  await untilReady(
    desk,
    (state) => state.synced && state.connection.kind === 'online',
    'the desk to be synced',
  )
  return { desk, device }
}

const must = async (answer: Promise<{ ok: boolean; problem?: unknown }>): Promise<void> => {
  expect(await answer).toMatchObject({ ok: true })
}

const people = { ana: { name: 'Ana', role: 'engineer' }, ben: { name: 'Ben', role: 'engineer' } } as const
const problemOf = (title: string) => ({ title, problemSummary: `${title} since this morning` })
const everySession = { scope: 'all' as const, limit: 50 }

/** What a document says, without what the moment of being decided again may change. */
const gist = ({ collection, document }: Change): unknown => {
  const { text, status, state, ownerId, claimedBy, title, sessionId } = document as unknown as Record<
    string,
    unknown
  >
  return { collection, id: document.id, text, status, state, ownerId, claimedBy, title, sessionId }
}
const gistOf = (changes: readonly Change[]): unknown[] =>
  changes.map(gist).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/**
 * Everything that the server has, read until it reads the same twice: what its jobs replace while it is being read is in no
 * page of it.
 */
const onServer = async (server: RunningServer, member: Member): Promise<Change[]> => {
  const desk = await openRigDesk(server.url, member.signedIn.accessToken)
  let last = await desk.pullAll()
  for (let isSame = false; !isSame;) {
    const next = await desk.pullAll()
    isSame = JSON.stringify(gistOf(next)) === JSON.stringify(gistOf(last))
    last = next
  }
  desk.close()
  return last
}

test('restored from a backup, a server gets back from its desks what they did since: nothing lost or doubled', async () => {
  const server = await serve()
  const folder = await makeFolder()
  const file = path.join(folder, 'baton.backup')
  const { ana, ben } = await createWorkspace(server, people)
  const one = await sit(server, ana)
  const two = await sit(server, ben)
  await must(one.desk.act('session.start', { sessionId: 's1', ...problemOf('Printer is offline') }))
  await untilReady(one.desk, (state) => state.waiting === 0)

  const made = await run('backup', file, { BATON_DATA_DIR: server.dataDir })
  expect(made).toMatchObject({ code: 0 })
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  // The day goes on: what one does builds on what the other did.
  const note = (entryId: string, sessionId: string, text: string) =>
    ({ entryId, sessionId, kind: 'note', text }) as const
  await must(one.desk.act('entry.add', note('e1', 's1', 'Restarted the spooler')))
  await must(
    one.desk.act('handoff.create', {
      handoffId: 'h1',
      sessionId: 's1',
      intent: 'escalate',
      snapshot: makeSnapshot(),
    }),
  )
  await must(one.desk.act('session.start', { sessionId: 's2', ...problemOf('VPN drops') }))
  await until(two.desk.document('handoffs', 'h1'), (handoff) => handoff !== null)
  await must(two.desk.request('handoff.claim', { handoffId: 'h1' }))
  await must(two.desk.act('entry.add', note('e2', 's1', 'New driver, prints again')))
  await must(two.desk.act('session.resolve', { sessionId: 's1', resolutionSummary: 'New driver' }))
  await must(one.desk.act('entry.add', note('e3', 's2', 'Only over the phone')))
  for (const { desk } of [one, two]) await untilReady(desk, (state) => state.waiting === 0)
  const before = await onServer(server, ana)

  await server.stop()
  const restored = await run('restore', file, { BATON_DATA_DIR: server.dataDir })
  expect(restored.output).toMatch(/^Restored the backup from .* Start the server\. The previous data is in /)
  await server.start()

  const after = await eventually(
    'everything to be back',
    async () => {
      const changes = await onServer(server, ana)
      return JSON.stringify(gistOf(changes)) === JSON.stringify(gistOf(before)) && changes
    },
    180,
  ).catch(async () => onServer(server, ana))
  expect(gistOf(after)).toEqual(gistOf(before))
  for (const { desk, device } of [one, two]) {
    await untilReady(
      desk,
      (state) => state.waiting === 0 && state.synced && state.connection.kind === 'online',
    )
    expect(readyState(desk).rejected).toEqual([])
    const rows = await until(desk.sessions(everySession), (sessions) => sessions.length === 2)
    expect(rows.map((row) => row.id).toSorted()).toEqual(['s1', 's2'])
    for (const change of await onServer(server, ana)) {
      if (
        change.collection !== 'sessions' &&
        change.collection !== 'entries' &&
        change.collection !== 'handoffs'
      )
        continue
      await until(
        desk.document(change.collection, change.document.id),
        (shown) => shown?.rev === change.document.rev,
      )
    }
    expect(device.errors.filter(({ where }) => where === 'other history')).toEqual([])
  }
}, 600_000)

test('a database of one’s own is backed up while it is used, and restored into an empty one, jobs that wait included', async () => {
  const [first, second] = [await createTestDatabase({ template: 'schema' }), await createTestDatabase()]
  cleanUps.push(
    async () => first.drop(),
    async () => second.drop(),
  )
  const folder = await makeFolder()
  const file = path.join(folder, 'baton.backup')
  const server = await serve({ DATABASE_URL: first.databaseUrl })
  const { ana } = await createWorkspace(server, people)
  const { desk } = await sit(server, ana)
  await must(
    desk.act('session.start', { sessionId: 's1', ...problemOf('Odd \u2028 text, \\ and\ttabs \\.') }),
  )
  const wakeAt = Date.now() + 3_600_000
  await must(
    desk.act('handoff.create', {
      handoffId: 'h1',
      sessionId: 's1',
      intent: 'park',
      wakeAt,
      snapshot: makeSnapshot(),
    }),
  )
  await untilReady(desk, (state) => state.waiting === 0)
  const before = await onServer(server, ana)
  const env = { BATON_DATA_DIR: server.dataDir }
  expect(await run('backup', file, { ...env, DATABASE_URL: first.databaseUrl })).toMatchObject({ code: 0 })

  const again = await run('restore', file, { ...env, DATABASE_URL: first.databaseUrl })
  expect(again).toMatchObject({ code: 1 })
  expect(again.output).toContain('already has a workspace')
  await server.stop()
  const other = await makeFolder()
  const onto = { BATON_DATA_DIR: other, DATABASE_URL: second.databaseUrl }
  expect(await run('restore', file, onto)).toMatchObject({ code: 0 })
  expect((await readFile(path.join(other, 'secret.key'), 'utf8')).trim()).toBe(
    (await readFile(path.join(server.dataDir, 'secret.key'), 'utf8')).trim(),
  )
  const client = new pg.Client(second.config)
  await client.connect()
  const waiting = await client.query(
    `select data->>'handoffId' as handoff, round(extract(epoch from start_after) * 1000)::float8 as at
     from pgboss.job where name = 'handoff-wake' and state = 'created'`,
  )
  await client.end()
  expect(waiting.rows).toEqual([{ handoff: 'h1', at: wakeAt }])

  const next = await serve({
    DATABASE_URL: second.databaseUrl,
    BATON_SECRET_KEY: (await readFile(path.join(other, 'secret.key'), 'utf8')).trim(),
  })
  const after = await onServer(next, ana)
  expect(gistOf(after)).toEqual(gistOf(before))
  expect(after.map(({ document }) => document.rev)).toEqual(before.map(({ document }) => document.rev))
}, 600_000)

test('what cannot be restored is said in a sentence, and what was there stays', async () => {
  const server = await serve()
  const { ana } = await createWorkspace(server, people)
  const folder = await makeFolder()
  const file = path.join(folder, 'baton.backup')
  const env = { BATON_DATA_DIR: server.dataDir }
  expect(await run('backup', file, env)).toMatchObject({ code: 0 })
  expect((await run('restore', file, env)).output).toContain('Stop it first')
  await server.stop()
  await truncate(file, (await stat(file)).size - 30)
  const cut = await run('restore', file, env)
  expect([cut.code, cut.output.trim()]).toEqual([1, `${file} is damaged or no backup.`])
  await writeFile(file, 'not a backup')
  expect((await run('restore', file, env)).output.trim()).toBe(`${file} is damaged or no backup.`)
  expect((await run('restore', path.join(folder, 'none'), env)).output).toContain('There is no file')
  expect((await run('backup', file, { BATON_DATA_DIR: folder })).output).toContain('There is no database in')
  await server.start()
  expect((await onServer(server, ana)).length).toBeGreaterThan(0)
}, 600_000)

/** Tries to take a folder from a restore for as long as that runs. What the folder held whenever it was free since it had begun. */
const seenWhenFree = async (
  dataDir: string,
  running: Promise<unknown>,
): Promise<{ names: string[]; key: string }[]> => {
  const seen: { names: string[]; key: string }[] = []
  let isOver = false
  const over = () => (isOver = true)
  void running.then(over, over)
  const names = async () => (await readdir(dataDir)).toSorted()
  const hasBegun = async () => (await names()).some((name) => name.startsWith('postgres.before-restore-'))
  while (!isOver && !(await hasBegun())) await nextTurn()
  while (!isOver) {
    const taken = await lockDataFolder(dataDir)
    if (taken.ok) {
      seen.push({
        names: await names(),
        key: (await readFile(path.join(dataDir, 'secret.key'), 'utf8')).trim(),
      })
      await taken.lock.release()
    }
    await nextTurn()
  }
  return seen
}

test('no server can open the folder from the first step of a restore to its last, whether it succeeds or fails', async () => {
  const server = await serve()
  const { ana } = await createWorkspace(server, people)
  const folder = await makeFolder()
  const file = path.join(folder, 'baton.backup')
  const { dataDir } = server
  const env = { BATON_DATA_DIR: dataDir }
  expect(await run('backup', file, env)).toMatchObject({ code: 0 })
  await server.stop()
  const key = (await readFile(path.join(dataDir, 'secret.key'), 'utf8')).trim()

  const cut = path.join(folder, 'cut.backup')
  await copyFile(file, cut)
  await truncate(cut, (await stat(cut)).size - 30)
  const failing = run('restore', cut, env)
  for (const { names } of await seenWhenFree(dataDir, failing)) {
    expect(names.filter((name) => name.includes('before-restore'))).toEqual([])
  }
  expect((await failing).output.trim()).toBe(`${cut} is damaged or no backup.`)

  await writeFile(path.join(dataDir, 'secret.key'), `${'0'.repeat(64)}\n`)
  const working = run('restore', file, env)
  for (const seen of await seenWhenFree(dataDir, working)) expect(seen.key).toBe(key)
  expect((await working).output).toMatch(/^Restored the backup from /)
  await server.start()
  expect((await onServer(server, ana)).length).toBeGreaterThan(0)
}, 600_000)
