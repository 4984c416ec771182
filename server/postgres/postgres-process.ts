import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { placeIn } from './postgres-cluster.ts'
import { logFileOf, rotateLog, type LogLimit } from './postgres-log.ts'
import type { PostgresSocket } from './postgres-socket.ts'
import type { SystemUser } from './postgres-user.ts'
import { isRunning, readPostmasterFile, stopOrphan, stopPostmaster } from './postmaster.ts'

/** The main process of a PostgreSQL that accepts connections. */
export interface PostgresProcess {
  pid: number
  lost: Promise<string>
  /** Asks it to stop without waiting, for use while this process is itself exiting. */
  signal(): void
  stop(): Promise<void>
}

export interface LaunchOptions {
  cluster: string
  binaries: PostgresBinaries
  runAs: SystemUser | undefined
  socket: PostgresSocket
  fsync: boolean
  settings: Record<string, string>
  logLimit: LogLimit | undefined
  log: (line: string) => void
}

export type LaunchResult = { ok: true; process: PostgresProcess } | { ok: false; message: string }

/**
 * Starts PostgreSQL on a cluster and waits until it accepts connections, including any crash recovery.
 *
 * Retries for a few seconds while what is left of a killed predecessor shuts down.
 */
export async function launchPostgres(options: LaunchOptions): Promise<LaunchResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await launchOnce(options)
    if (result.ok) return result
    const inTheWay = /postmaster\.pid" already exists|shared memory block .* still in use/.test(
      result.message,
    )
    if (!inTheWay || attempt === 20) return result
    await wait(250)
    await stopOrphan(options.cluster, options.log)
  }
}

/**
 * Settings for a small server that shares its machine. Doing I/O in the backends saves three processes, and without
 * parallel queries nothing needs /dev/shm, which is often tiny in containers.
 */
function settingsFor({ fsync, socket, settings }: LaunchOptions): string[] {
  const all: Record<string, string> = {
    cluster_name: 'baton',
    max_connections: '60',
    shared_buffers: '64MB',
    work_mem: '8MB',
    huge_pages: 'off',
    io_method: 'sync',
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Limits how much has to be replayed after a crash.
    checkpoint_timeout: '2min',
    max_wal_size: '256MB',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...socket.settings,
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function launchOnce(options: LaunchOptions): Promise<LaunchResult> {
  const { cluster, binaries, runAs } = options
  const place = placeIn(cluster, runAs)
  const logFile = logFileOf(cluster)
  const before = await rotateLog(logFile, options.logLimit?.bytes)
  const output = await open(logFile, 'a', 0o600)
  const args = ['-D', place.folder, ...settingsFor(options)]
  // Its own session, so that Ctrl+C in the terminal doesn't stop it before the server has closed its pools.
  const child =
    process.platform === 'win32'
      ? spawn(
          binaries.pgCtl,
          ['start', '-w', '-t', '300', '-D', place.folder, '-o', args.slice(2).join(' ')],
          {
            ...place.options,
            stdio: ['ignore', output.fd, output.fd],
          },
        )
      : spawn(binaries.postgres, args, {
          ...place.options,
          detached: true,
          stdio: ['ignore', output.fd, output.fd],
        })
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  child.once('exit', (code, signal) => {
    if (code !== 0 || process.platform !== 'win32') failure ??= `it ended with ${signal ?? code}`
  })

  try {
    while (failure === undefined) {
      const file = await readPostmasterFile(cluster)
      const isOurs = process.platform === 'win32' ? child.exitCode === 0 : file?.pid === child.pid
      if (file?.ready && isOurs) return { ok: true, process: watch(child, file.pid, options) }
      await wait(10)
    }
  } finally {
    await output.close()
  }
  const said = (await readFile(logFile)).subarray(before).toString().trim()
  const reasons = said.split('\n').filter((line) => /FATAL|ERROR|PANIC|HINT|could not|error/i.test(line))
  const detail = reasons.slice(-4).join(' ') || failure
  return { ok: false, message: `PostgreSQL didn’t start in ${cluster}: ${detail} (its log is ${logFile})` }
}

function watch(
  child: ChildProcess,
  pid: number,
  { cluster, binaries, runAs }: LaunchOptions,
): PostgresProcess {
  let stopping = false
  const ended = process.platform === 'win32' ? whenGone(pid) : endOf(child)
  // Don't keep an otherwise finished process alive; PostgreSQL is then asked to stop as well.
  child.unref()
  const lost = new Promise<string>((resolve) => {
    void ended.then(() => {
      if (!stopping) resolve(`PostgreSQL ended unexpectedly; its log is ${logFileOf(cluster)}`)
    })
  })
  return {
    pid,
    lost,
    signal() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    },
    async stop() {
      stopping = true
      if (process.platform === 'win32') {
        const place = placeIn(cluster, runAs)
        await once(spawn(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', cluster], place.options), 'exit')
        return
      }
      child.ref()
      if (child.exitCode === null && child.signalCode === null) await stopPostmaster(pid)
      await ended
    },
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function whenGone(pid: number): Promise<void> {
  while (isRunning(pid)) await wait(1_000, undefined, { ref: false })
}
