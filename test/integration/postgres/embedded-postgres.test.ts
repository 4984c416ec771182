import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type EmbeddedPostgresResult,
  type PostgresConnection,
} from '../../../server/postgres/embedded-postgres.ts'
import { copyPrepared } from '../../support/server/prepared-folder.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import { isRunning } from '../../../server/postgres/postmaster.ts'

const cleanUps: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

async function makeFolder(parent = os.tmpdir()): Promise<string> {
  const folder = await mkdtemp(path.join(parent, 'baton-postgres-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** With a database in it, for what isn't about making one. */
async function makePrepared(): Promise<string> {
  const folder = await makeFolder()
  await copyPrepared(folder)
  return folder
}

async function start(
  dataDir: string,
  options: Omit<EmbeddedPostgresOptions, 'dataDir'> = {},
): Promise<EmbeddedPostgres> {
  const result = await startEmbeddedPostgres({ dataDir, ...options })
  if (!result.ok) throw new Error(result.message)
  cleanUps.push(() => result.postgres.stop())
  return result.postgres
}

async function query(connection: PostgresConnection, sql: string): Promise<unknown[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

interface Owner {
  child: ChildProcess
  result: EmbeddedPostgresResult
}

/** Starts a data folder's PostgreSQL in another process of Node. */
async function startElsewhere(dataDir: string): Promise<Owner> {
  const script = path.resolve(import.meta.dirname, '../../support/server/postgres-owner.ts')
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  cleanUps.push(async () => {
    child.stdin.end()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, result: JSON.parse(line) as EmbeddedPostgresResult }
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

test('starts in an empty folder, stops, and finds everything again', async () => {
  const dataDir = path.join(await makeFolder(), 'data')
  const first = await start(dataDir)
  expect(first.connection).toEqual({
    host: path.join(dataDir, 'postgres'),
    port: 5432,
    user: 'baton',
    database: 'baton',
  })
  await query(first.connection, 'create table note (body text)')
  await query(first.connection, `insert into note values ('Zoë: Größe 5 µm')`)
  await first.stop()

  const second = await start(dataDir)
  expect(await query(second.connection, 'select body, upper(body) as loud from note')).toEqual([
    { body: 'Zoë: Größe 5 µm', loud: 'ZOË: GRÖßE 5 ΜM' },
  ])
})

test('keeps to itself: no address, a private socket, durable writes', async () => {
  const postgres = await start(await makePrepared())
  const { host } = postgres.connection
  expect((await stat(host)).mode & 0o777).toBe(0o700)
  expect((await stat(path.join(host, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700)
  const settings = await query(
    postgres.connection,
    `select name, setting from pg_settings
     where name in ('listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes') order by name`,
  )
  expect(settings).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
})

test('stop leaves nothing running and nothing but the data', async () => {
  const dataDir = await makePrepared()
  const postgres = await start(dataDir)
  const pid = await postmasterOf(dataDir)
  expect(isRunning(pid)).toBe(true)
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(isRunning(pid)).toBe(false)
  expect((await readdir(dataDir)).toSorted()).toEqual(['owner.lock', 'postgres', 'postgres.log'])
  expect(await readdir(path.join(dataDir, 'postgres'))).not.toContain('postmaster.pid')
})

test('its log stays small while it runs, and what it writes next is in it', async () => {
  const dataDir = await makePrepared()
  const bytes = 10_000
  const postgres = await start(dataDir, {
    settings: { log_statement: 'all' },
    logLimit: { bytes, everyMs: 20 },
  })
  const log = path.join(dataDir, 'postgres.log')
  const sizes = async () => Promise.all([stat(log), stat(`${log}.1`)])
  for (let times = 0; times < 3; times += 1) {
    await query(postgres.connection, `select '${'long '.repeat(2 * bytes)}' as text`)
    await eventually('the log to begin again', async () => (await stat(log)).size < bytes)
  }
  const [now, before] = await sizes().then((both) => both.map(({ size }) => size))
  expect(now).toBeLessThan(bytes)
  // What was last, not all there ever was.
  expect(before).toBeGreaterThanOrEqual(bytes)
  expect(before).toBeLessThan(20 * bytes)
  await query(postgres.connection, `select 'written next' as text`)
  const text = await readFile(log, 'utf8')
  expect(text).toContain('written next')
  // Cut, it isn't filled up with nothing to where it was.
  expect(text).not.toContain('\0')
})

test('refuses a second server on the same folder, in this process and in another', async () => {
  const dataDir = await makePrepared()
  const postgres = await start(dataDir)
  const here = await startEmbeddedPostgres({ dataDir })
  const there = await startElsewhere(dataDir)
  for (const result of [here, there.result]) {
    expect(result).toMatchObject({ ok: false, kind: 'already_running' })
    expect(!result.ok && result.message).toMatch(
      new RegExp(
        `^Another Baton server \\(process ${process.pid}, since \\S+\\) is already using the data folder ${dataDir}\\.`,
      ),
    )
  }
  expect(await query(postgres.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of three that start at once, one wins', async () => {
  const dataDir = await makeFolder()
  const three = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir), startElsewhere(dataDir)])
  expect(three.map(({ result }) => (result.ok ? 'started' : result.kind)).toSorted()).toEqual([
    'already_running',
    'already_running',
    'started',
  ])
})

test('after kill -9 of the server the next one takes over and has every committed row', async () => {
  const dataDir = await makePrepared()
  const { child, result } = await startElsewhere(dataDir)
  if (!result.ok) throw new Error(result.message)
  await query(result.postgres.connection, 'create table note (id int)')
  await query(result.postgres.connection, 'insert into note select generate_series(1, 500)')
  const orphan = await postmasterOf(dataDir)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isRunning(orphan)).toBe(true)

  const next = await start(dataDir)
  expect(isRunning(orphan)).toBe(false)
  expect(await query(next.connection, 'select count(*)::int as notes from note')).toEqual([{ notes: 500 }])
})

test('after kill -9 of server and PostgreSQL alike it recovers every committed row', async () => {
  const dataDir = await makePrepared()
  const { child, result } = await startElsewhere(dataDir)
  if (!result.ok) throw new Error(result.message)
  await query(result.postgres.connection, 'create table note as select generate_series(1, 500) as id')
  process.kill(await postmasterOf(dataDir), 'SIGKILL')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const next = await start(dataDir)
  expect(await query(next.connection, 'select count(*)::int as notes from note')).toEqual([{ notes: 500 }])
})

test('a process id that meanwhile belongs to a stranger does not keep it from starting', async () => {
  const dataDir = await makePrepared()
  const first = await start(dataDir)
  await first.stop()
  const lines = [process.ppid, '/proc/self/cwd', 1_700_000_000, 5432, '.', '', ' 1 1', 'ready   ', '']
  await writeFile(path.join(dataDir, 'postgres', 'postmaster.pid'), lines.join('\n'))
  const second = await start(dataDir)
  expect(await query(second.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('starts again where a server was killed while it made the database', async () => {
  const dataDir = await makeFolder()
  await mkdir(path.join(dataDir, 'postgres.new-0badcafe', 'base'), { recursive: true })
  const postgres = await start(dataDir)
  expect(await query(postgres.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await readdir(dataDir)).not.toContain('postgres.new-0badcafe')
})

test('works in a folder whose path is too long for a socket, and takes its socket away at the end', async () => {
  const dataDir = path.join(
    await makeFolder(),
    'a-long-name-'.repeat(10),
    'another, with a comma and a space',
  )
  const postgres = await start(dataDir)
  const { host } = postgres.connection
  expect(Buffer.byteLength(host)).toBeLessThan(80)
  expect((await stat(host)).mode & 0o777).toBe(0o700)
  expect(await query(postgres.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await postgres.stop()
  await expect(stat(host)).rejects.toThrow('ENOENT')
})

test('after kill -9 the socket folder of a long path is taken away by the next server', async () => {
  const dataDir = path.join(await makeFolder(), 'a-long-name-'.repeat(10))
  const { child, result } = await startElsewhere(dataDir)
  if (!result.ok) throw new Error(result.message)
  const { host } = result.postgres.connection
  child.kill('SIGKILL')
  await once(child, 'exit')
  await start(dataDir)
  await expect(stat(host)).rejects.toThrow('ENOENT')
})

test('works in a folder that only its owner can enter', async () => {
  // As root, PostgreSQL runs as someone else, who cannot enter this folder.
  const closed = await makeFolder()
  await chmod(closed, 0o700)
  const dataDir = path.join(closed, 'data')
  const first = await start(dataDir)
  await query(first.connection, 'create table note as select generate_series(1, 500) as id')
  await query(first.connection, `alter system set work_mem = '9MB'`)
  await query(first.connection, 'select pg_reload_conf()')
  await first.stop()
  const second = await start(dataDir)
  expect(await query(second.connection, 'select count(*)::int as notes from note')).toEqual([{ notes: 500 }])
  const owner = (await stat(path.join(dataDir, 'postgres'))).uid
  if (process.getuid?.() === 0) expect(owner).not.toBe(0)
  else expect(owner).toBe(process.getuid?.())
})

test.each(['SIGQUIT', 'SIGKILL'] as const)(
  'a PostgreSQL that ends by itself (%s) is started again where it was, with every committed row',
  async (signal) => {
    const dataDir = await makePrepared()
    const postgres = await start(dataDir)
    await query(postgres.connection, 'create table note as select generate_series(1, 500) as id')
    const first = await postmasterOf(dataDir)
    process.kill(first, signal)
    const rows = await eventually('it to take connections', async () =>
      query(postgres.connection, 'select count(*)::int as notes from note').catch(() => undefined),
    )
    expect(rows).toEqual([{ notes: 500 }])
    expect(await postmasterOf(dataDir)).not.toBe(first)
    await postgres.stop()
    expect(isRunning(await postmasterOf(dataDir).catch(() => first))).toBe(false)
  },
)

test('a PostgreSQL that cannot be started again is given up with a sentence', async () => {
  const dataDir = await makePrepared()
  const postgres = await start(dataDir)
  await writeFile(path.join(dataDir, 'postgres', 'postgresql.auto.conf'), 'nonsense here')
  process.kill(await postmasterOf(dataDir), 'SIGQUIT')
  expect(await postgres.lost).toContain('PostgreSQL ended unexpectedly')
})

test('refuses the database of another release and a folder it cannot use, each with a sentence', async () => {
  const dataDir = await makeFolder()
  await mkdir(path.join(dataDir, 'postgres'))
  await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
  const old = await startEmbeddedPostgres({ dataDir })
  expect(old).toMatchObject({ ok: false, kind: 'cannot_start' })
  expect(!old.ok && old.message).toContain('was created by PostgreSQL 12')

  const file = path.join(dataDir, 'file')
  await writeFile(file, '')
  const impossible = await startEmbeddedPostgres({ dataDir: path.join(file, 'data') })
  expect(impossible).toMatchObject({ ok: false, kind: 'cannot_start' })
  expect(!impossible.ok && impossible.message).toContain('can’t be used')
})
