import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { SystemUser } from './postgres-user.ts'

const port = 5432
/** The longest socket path in bytes, without the terminating zero. */
const longest = process.platform === 'linux' ? 107 : 103

/** Where PostgreSQL listens: as its own settings, and as connection options for the client. */
export interface PostgresSocket {
  settings: Record<string, string>
  connection: { host: string; port: number; password?: string }
  /** A folder created for the socket outside the cluster, to be removed at the end. */
  outside?: string
}

/**
 * Decides where PostgreSQL listens. Normally that is the cluster folder, which only its user and root can enter. If its
 * path is too long for a socket, it is a new folder of mode 0700 with a short path.
 */
export async function openSocket(cluster: string, runAs: SystemUser | undefined): Promise<PostgresSocket> {
  if (process.platform === 'win32') return openLocalPort(cluster)
  const own = { listen_addresses: '', unix_socket_permissions: '0700', port: String(port) }
  if (fits(cluster)) {
    // "." means the cluster, whatever its path; a full path would be split at its commas.
    return { settings: { ...own, unix_socket_directories: '.' }, connection: { host: cluster, port } }
  }
  const folder = await makeShortFolder(runAs)
  return {
    settings: { ...own, unix_socket_directories: folder },
    connection: { host: folder, port },
    outside: folder,
  }
}

/** Removes a folder created by `openSocket`. Leaves any folder alone whose name `openSocket` can't have chosen. */
export async function removeSocketFolder(folder: string | undefined): Promise<void> {
  if (folder && /^baton-pg-\w{6}$/.test(path.basename(folder)))
    await rm(folder, { recursive: true, force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${port}`)) <= longest
}

async function makeShortFolder(runAs: SystemUser | undefined): Promise<string> {
  // Root's own TMPDIR may be off limits to the user that PostgreSQL runs as.
  const bases = runAs ? ['/run', '/tmp'] : [os.tmpdir(), '/tmp']
  let reason: unknown
  for (const base of bases) {
    if (!fits(path.join(base, 'baton-pg-XXXXXX'))) continue
    try {
      const folder = await mkdtemp(path.join(base, 'baton-pg-'))
      await chmod(folder, 0o700)
      if (runAs) await chown(folder, runAs.uid, runAs.gid)
      return folder
    } catch (error) {
      reason = error
    }
  }
  throw new Error(`no folder for the database's socket could be made in ${bases.join(' or ')}`, {
    cause: reason,
  })
}

/**
 * Node doesn't support Unix sockets on Windows: use a free port on 127.0.0.1, and a password from a file next to the
 * cluster.
 */
async function openLocalPort(cluster: string): Promise<PostgresSocket> {
  const free = await new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const password = await readFile(passwordFile(cluster), 'utf8')
  return {
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(free) },
    connection: { host: '127.0.0.1', port: free, password },
  }
}

/** Writes a new password for a new cluster (Windows only) and returns its file. */
export async function writePassword(cluster: string): Promise<string> {
  await writeFile(passwordFile(cluster), randomBytes(24).toString('hex'), { mode: 0o600 })
  return passwordFile(cluster)
}

export function passwordFile(cluster: string): string {
  return `${cluster}.password`
}
