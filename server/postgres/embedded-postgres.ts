import { readdir, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { lockDataFolder, type DataFolderLock, type Owner } from './data-folder-lock.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { createCluster, readMajorVersion } from './postgres-cluster.ts'
import type { LogLimit } from './postgres-log.ts'
import { launchPostgres, type LaunchOptions } from './postgres-process.ts'
import { openSocket, removeSocketFolder } from './postgres-socket.ts'
import { choosePostgresUser, giveTo, isRoot, owns, thisUser } from './postgres-user.ts'
import { supervisePostgres, type SupervisedPostgres } from './supervise-postgres.ts'
import { stopOrphan } from './postmaster.ts'

/** How to connect to a PostgreSQL, in `pg`'s terms. `host` is the folder of its socket, or an address on Windows. */
export interface PostgresConnection {
  host: string
  port: number
  user: string
  database: string
  /** Only where there is no private socket, which means on Windows. */
  password?: string
}

/** A running PostgreSQL that belongs to this process. */
export interface EmbeddedPostgres {
  connection: PostgresConnection
  /** Resolves with a sentence if PostgreSQL ended without `stop()` being called and can't be restarted. */
  lost: Promise<string>
  /** Stops PostgreSQL, waits until it is gone and frees the data folder. Close the pools first. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** The server's data folder; created if missing. The cluster is in its subfolder `postgres`. */
  dataDir: string
  /** The folder's lock, of a caller that holds it for longer than PostgreSQL runs and releases it. */
  lock?: DataFolderLock
  /** False only for data that may be lost in a power cut: tests, demos. Default true. */
  fsync?: boolean
  /** More PostgreSQL settings by name, for example `{ max_connections: '200' }`. */
  settings?: Record<string, string>
  /** A smaller log than usual, for tests. */
  logLimit?: LogLimit
  /** Receives log lines meant for people. */
  log?: (line: string) => void
}

export type EmbeddedPostgresResult =
  | { ok: true; postgres: EmbeddedPostgres }
  | { ok: false; kind: 'already_running' | 'no_binaries' | 'cannot_start'; message: string }

export const user = 'baton'
export const database = 'baton'

/**
 * Starts the PostgreSQL of a data folder, or rejects with a sentence for people.
 *
 * - One server for a data folder: the folder's lock belongs to this process (data-folder-lock.ts); a second process
 *   gets `already_running` at once. When the process is killed the lock is free, and the PostgreSQL it left running is
 *   stopped before a new one starts. It is not reused, because it may run with old settings or an old release.
 * - A new cluster has UTF-8, the built-in C.UTF-8 collation (the same on every system) and is reachable only through
 *   its private folder: no network address, a socket of mode 0700 in a folder of mode 0700.
 * - As root, PostgreSQL runs as an unprivileged user (postgres-user.ts) that owns the cluster and nothing else. This
 *   works even if that user can't enter the parent folders: the process changes into the cluster before it gives up
 *   root, and refers to it as `/proc/self/cwd`. Programs that this user can't reach are copied (postgres-binaries.ts).
 * - A PostgreSQL that exits unexpectedly is restarted (supervise-postgres.ts).
 * - PostgreSQL's own log is `postgres.log` in the data folder, with the one before it beside it (postgres-log.ts).
 *
 * Tested on Linux, as root and as another user. Not tested: macOS (paths instead of `/proc/self/cwd`, so root needs a
 * data folder that others can enter; orphans are recognised with `ps`) and Windows (127.0.0.1 with a password instead
 * of the socket, `pg_ctl` instead of signals).
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresResult> {
  const dataDir = path.resolve(options.dataDir)
  const locked = await lockFor(options.lock, dataDir)
  if (!locked.ok) return locked
  try {
    const result = await startLocked(await realpath(dataDir), locked.lock, options)
    if (!result.ok) await locked.lock.release()
    return result
  } catch (error) {
    await locked.lock.release()
    return cannotStart(explain(dataDir, error))
  }
}

/** The caller's lock, which only the caller releases, or one of its own. */
async function lockFor(given: DataFolderLock | undefined, dataDir: string) {
  if (given !== undefined) return { ok: true as const, lock: { ...given, release: async () => undefined } }
  const locked = await lockDataFolder(dataDir)
  if (locked.ok) return locked
  return locked.kind === 'held'
    ? { ok: false as const, kind: 'already_running' as const, message: alreadyRunning(dataDir, locked.owner) }
    : cannotStart(
        `The data folder ${dataDir} can’t be used (${locked.reason}). ` +
          'Let this user write to it, or set BATON_DATA_DIR to another folder.',
      )
}

async function startLocked(
  dataDir: string,
  lock: DataFolderLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresResult> {
  const log = options.log ?? (() => {})
  const fsync = options.fsync ?? true
  const cluster = path.join(dataDir, 'postgres')

  const runAs = isRoot() ? await choosePostgresUser(cluster) : undefined
  if (isRoot() && !runAs) {
    return cannotStart(
      'PostgreSQL won’t run as root, and there is no other user. Add one: useradd --system baton',
    )
  }
  const found = await findPostgresBinaries(runAs)
  if (!found.ok) return { ok: false, kind: 'no_binaries', message: found.message }
  const { binaries } = found

  await clearLeftovers(dataDir, lock)
  const major = await readMajorVersion(cluster)
  if (major === undefined) {
    log(`Creating a PostgreSQL ${binaries.major} database in ${cluster}`)
    const failure = await createCluster({ cluster, binaries, runAs, user, fsync })
    if (failure) return cannotStart(failure)
  } else if (major !== binaries.major) {
    return cannotStart(
      `The database in ${cluster} was created by PostgreSQL ${major}, but this is PostgreSQL ${binaries.major}. ` +
        'Start the version of Baton that created it, export the data there and import it here.',
    )
  }
  if (!(await owns(runAs ?? thisUser(), cluster))) {
    if (!runAs) return cannotStart(foreign(dataDir))
    await giveTo(runAs, cluster)
  }
  if (!(await stopOrphan(cluster, log))) {
    return cannotStart(
      `Another PostgreSQL is using ${cluster} and can’t be stopped from here. Stop it first.`,
    )
  }

  const socket = await openSocket(cluster, runAs)
  if (socket.outside) await lock.note({ socketFolder: socket.outside })
  const launch: LaunchOptions = {
    cluster,
    binaries,
    runAs,
    socket,
    fsync,
    settings: options.settings ?? {},
    logLimit: options.logLimit,
    log,
  }
  const launched = await launchPostgres(launch)
  if (!launched.ok) {
    await removeSocketFolder(socket.outside)
    return cannotStart(launched.message)
  }
  const connection = { ...socket.connection, user, database }
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await launched.process.stop()
    await removeSocketFolder(socket.outside)
    throw error
  }
  return {
    ok: true,
    postgres: handle(supervisePostgres(launched.process, launch), connection, lock, socket.outside),
  }
}

function handle(
  postgres: SupervisedPostgres,
  connection: PostgresConnection,
  lock: DataFolderLock,
  outside: string | undefined,
): EmbeddedPostgres {
  // If the process exits without stop(), for example on an uncaught exception, it must not leave an orphan.
  const atExit = () => postgres.signal()
  process.on('exit', atExit)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await postgres.stop()
    process.off('exit', atExit)
    await removeSocketFolder(outside)
    await lock.release()
  }
  return {
    connection,
    lost: postgres.lost,
    stop: () => (stopping ??= stop()),
  }
}

/** Removes what a killed predecessor left behind: partial clusters and a socket folder outside the data folder. */
async function clearLeftovers(dataDir: string, lock: DataFolderLock): Promise<void> {
  await removeSocketFolder(lock.previous?.socketFolder)
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('postgres.new-')) await rm(path.join(dataDir, name), { recursive: true, force: true })
  }
}

async function ensureDatabase(connection: PostgresConnection): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

function cannotStart(message: string): EmbeddedPostgresResult & { ok: false } {
  return { ok: false, kind: 'cannot_start', message }
}

function alreadyRunning(dataDir: string, owner: Owner | undefined): string {
  const who = owner
    ? `Another Baton server (process ${owner.pid}, since ${owner.startedAt})`
    : 'Another Baton server'
  return `${who} is already using the data folder ${dataDir}. Stop it first, or set BATON_DATA_DIR to another folder.`
}

function explain(dataDir: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return foreign(dataDir)
  if (code === 'ENOSPC') return `The disk with ${dataDir} is full. Free up space and start again.`
  return `PostgreSQL couldn’t be started in ${dataDir}: ${message}.`
}

function foreign(dataDir: string): string {
  return (
    `The database in ${dataDir} belongs to another user. ` +
    'Start Baton as that user, or set BATON_DATA_DIR to another folder.'
  )
}
