import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a running PostgreSQL writes about itself into its cluster (`postmaster.pid`). */
export interface PostmasterFile {
  pid: number
  ready: boolean
}

/** Reads `postmaster.pid`; undefined if there is none or it isn't completely written yet. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  return parsePostmasterFile(text)
}

/** Lines: process id, data folder, start, port, socket folder, listen address, shared memory, state. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || lines.length < 2) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

/** True while a process with that id is running, whoever owns it. */
export function isRunning(pid: number): boolean {
  return hasProcess(pid) && !isZombie(pid)
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** In a container whose first process doesn't reap children, a dead orphan keeps its id forever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/**
 * Whether the process in a `postmaster.pid` really is a PostgreSQL working on that cluster, not a stranger that got the
 * same id after a crash or reboot.
 *
 * On Linux we can tell for certain: a PostgreSQL's working directory is its cluster. Elsewhere we go by the command
 * line.
 */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  if (!isRunning(pid)) return false
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!path.basename(command.split('\0')[0] ?? '').startsWith('postgres')) return false
    // A process we aren't allowed to inspect belongs to someone else. Assume it is ours and don't start.
    const theirs = await stat(`/proc/${pid}/cwd`).catch(() => undefined)
    const own = await stat(cluster)
    return !theirs || (own.ino === theirs.ino && own.dev === theirs.dev)
  }
  try {
    if (process.platform === 'win32') {
      const { stdout } = await run('tasklist', ['/fo', 'csv', '/nh', '/fi', `PID eq ${pid}`])
      return stdout.includes('postgres')
    }
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)])
    return stdout.includes('postgres') && stdout.includes(cluster)
  } catch {
    return false
  }
}

/**
 * How long to wait for an orphan. Short, because it serves no one and someone is waiting for the server. Milliseconds.
 */
const orphanPatience = 3000

/**
 * Stops a PostgreSQL that outlived the server that started it. Committed data is safe: it shuts down like at any other
 * stop. Returns false if it can't be stopped from here. After that, nothing in the cluster keeps a new one from
 * starting.
 */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<boolean> {
  const found = await readPostmasterFile(cluster)
  if (found && (await isPostgresOf(cluster, found.pid))) {
    log(`A PostgreSQL (process ${found.pid}) was left running by a server that ended abruptly; stopping it`)
    if (!(await stopPostmaster(found.pid, orphanPatience))) return false
  }
  await disownLockFiles(cluster)
  return true
}

/**
 * Takes over lock files whose process isn't one of our PostgreSQLs: a stranger or a zombie has that id, and PostgreSQL
 * would refuse to start. We write our own id instead, because PostgreSQL ignores its parent's. The rest of
 * `postmaster.pid` stays, so PostgreSQL can still check whether the shared memory named there is in use.
 */
async function disownLockFiles(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const found = parsePostmasterFile(text)
  if (found && hasProcess(found.pid)) await writeFile(file, text.replace(/^\d+/, String(process.pid)))
  for (const name of await readdir(cluster)) {
    if (/^\.s\.PGSQL\.\d+\.lock$/.test(name)) await rm(path.join(cluster, name), { force: true })
  }
}

/**
 * Stops a PostgreSQL and waits until it is gone. First a fast shutdown (SIGINT), which ends its connections and writes
 * a checkpoint. After `patience` an immediate one (SIGQUIT), which costs a recovery at the next start but no committed
 * row. If that doesn't help either, it is killed.
 */
export async function stopPostmaster(pid: number, patience = 8000): Promise<boolean> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', patience],
    ['SIGQUIT', 7000],
    ['SIGKILL', 2000],
  ]
  for (const [signal, most] of steps) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH'
    }
    for (let waited = 0; waited < most; waited += 10) {
      if (!isRunning(pid)) return true
      await wait(10)
    }
  }
  return !isRunning(pid)
}
