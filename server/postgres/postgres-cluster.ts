import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { writePassword } from './postgres-socket.ts'
import type { SystemUser } from './postgres-user.ts'

/** How a PostgreSQL program is told its cluster and who it runs as. */
export interface ProgramPlace {
  /** What to pass as `-D`. */
  folder: string
  options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number }
}

/**
 * Puts a PostgreSQL program into its cluster. On Linux it is started inside the folder and calls it `/proc/self/cwd`:
 * so it needs no right to enter the folders above, which an unprivileged user often has not.
 */
export function placeIn(cluster: string, runAs: SystemUser | undefined): ProgramPlace {
  // A clean environment: PGDATA, PGOPTIONS or a foreign locale must not reach the programs.
  const env =
    process.platform === 'win32' ? process.env : { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
  return {
    folder: process.platform === 'linux' ? '/proc/self/cwd' : cluster,
    options: { cwd: cluster, env, ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}) },
  }
}

/** The release that made a cluster, for example 18; undefined when there is no cluster. */
export async function readMajorVersion(cluster: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Makes a new cluster, whole or not at all: under another name first, renamed when complete. The name is new each
 * time, because an `initdb` whose parent was killed goes on writing. Returns a sentence when it fails.
 */
export async function createCluster(options: {
  cluster: string
  binaries: PostgresBinaries
  runAs: SystemUser | undefined
  user: string
  fsync: boolean
}): Promise<string | undefined> {
  const { cluster, binaries, runAs } = options
  const half = `${cluster}.new-${randomBytes(4).toString('hex')}`
  await mkdir(half, { mode: 0o700 })
  if (runAs) await chown(half, runAs.uid, runAs.gid)
  const place = placeIn(half, runAs)
  const args = ['-D', place.folder, '-U', options.user, '--no-instructions', '--encoding=UTF8', '--locale=C']
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (process.platform === 'win32')
    args.push('--auth=scram-sha-256', `--pwfile=${await writePassword(cluster)}`)
  else args.push('--auth-local=trust', '--auth-host=reject')
  if (!options.fsync) args.push('--no-sync')

  const { code, output } = await runToEnd(binaries.initdb, args, place)
  if (code !== 0) {
    await rm(half, { recursive: true, force: true })
    return `A new database couldn’t be created in ${cluster}: ${output.trim().split('\n').slice(-4).join(' ')}`
  }
  // An empty folder of that name may have been made by hand; anything else is not ours to overwrite.
  await rmdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw new Error(`${cluster} is neither a database nor an empty folder`, { cause: error })
  })
  await rename(half, cluster)
  return undefined
}

function runToEnd(
  program: string,
  args: string[],
  place: ProgramPlace,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    // Its own session: a Ctrl+C in the terminal is ours to handle.
    const child = spawn(program, args, {
      ...place.options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output }))
  })
}
