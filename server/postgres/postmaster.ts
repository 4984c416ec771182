import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What PostgreSQL writes about itself into a cluster while it runs (`postmaster.pid`). */
export interface PostmasterFile {
  pid: number
  ready: boolean
}

/** Reads `postmaster.pid`; undefined when there is none, or it is not written to its end yet. */
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

/** True while a process of that id runs, whoever owns it. */
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

/** In a container whose first process reaps no one, an ended orphan keeps its number for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/**
 * Tells whether the process of a `postmaster.pid` is a PostgreSQL working on that cluster, and not a stranger that
 * got the same number after a crash or a restart of the machine.
 *
 * Linux says so itself: a PostgreSQL's working directory is its cluster. Elsewhere the command line has to do.
 */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  if (!isRunning(pid)) return false
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!path.basename(command.split('\0')[0] ?? '').startsWith('postgres')) return false
    // A PostgreSQL that does not let us look belongs to someone else; then it is safer to call it ours and not start.
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

/** An orphan serves no one, and whoever starts the server waits for it. Milliseconds. */
const orphanPatience = 3000

/**
 * Ends a PostgreSQL that outlived the server that had started it. Committed data is safe: it shuts down as on any
 * other stop. Returns false when it cannot be stopped from here. Afterwards nothing in the cluster keeps a new one
 * from starting.
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
 * Takes the process id out of lock files whose process is no PostgreSQL of ours: a stranger or a zombie has that
 * number, and PostgreSQL would refuse to start beside it. It passes over its parent's number, which is ours; and as
 * the rest of `postmaster.pid` stays, it still finds out whether something uses the shared memory named there.
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
 * Stops a PostgreSQL and waits until it is gone: first so that it ends its connections and writes a checkpoint
 * (SIGINT), after `patience` at once (SIGQUIT), which costs a recovery at the next start and no committed row. One
 * that does not even hear that is killed.
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
