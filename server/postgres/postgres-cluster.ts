import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { writePassword } from './postgres-socket.ts'
import type { SystemUser } from './postgres-user.ts'

/** How a PostgreSQL program is given its cluster and its user. */
export interface ProgramPlace {
  /** What to pass as `-D`. */
  folder: string
  options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number }
}

/**
 * Runs a PostgreSQL program in its cluster. On Linux it starts inside the folder and uses `/proc/self/cwd`, so it needs
 * no access to the parent folders, which an unprivileged user often doesn't have.
 */
export function placeIn(cluster: string, runAs: SystemUser | undefined): ProgramPlace {
  // A clean environment: no inherited PGDATA, PGOPTIONS or locale.
  const env =
    process.platform === 'win32' ? process.env : { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
  return {
    folder: process.platform === 'linux' ? '/proc/self/cwd' : cluster,
    options: { cwd: cluster, env, ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}) },
  }
}

/** The release that created a cluster, for example 18; undefined when there is no cluster. */
export async function readMajorVersion(cluster: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Creates a cluster atomically: under a temporary name first, then renamed when complete. The temporary name is
 * different each time, because an `initdb` whose parent was killed keeps writing. Returns a sentence if it fails.
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
  // An empty folder of that name may have been created by hand; anything else isn't ours to overwrite.
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
    // Its own session, so that a Ctrl+C in the terminal comes to us and not to it.
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
