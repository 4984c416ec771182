import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** An operating system user, by number. */
export interface SystemUser {
  name: string
  uid: number
  gid: number
}

/** True if this process runs as root on a Unix system, which PostgreSQL refuses to do. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Picks the unprivileged user that PostgreSQL runs as when we are root.
 *
 * An existing cluster keeps its user, as long as the system still knows that user. A new one gets a user named `baton`
 * if there is one, then `postgres`, `nobody`, or the first that isn't root. Undefined if there is none.
 */
export async function choosePostgresUser(cluster: string): Promise<SystemUser | undefined> {
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  const present = await stat(cluster).catch(() => undefined)
  const owner = present && users.find((user) => user.uid === present.uid)
  if (owner) return owner
  for (const name of ['baton', 'postgres', 'nobody']) {
    const user = users.find((candidate) => candidate.name === name)
    if (user) return user
  }
  return users[0]
}

/** The non-root users of a passwd file, in order. Malformed lines are skipped. */
export function parsePasswd(text: string): SystemUser[] {
  const users: SystemUser[] = []
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid) || Number(uid) === 0) continue
    users.push({ name, uid: Number(uid), gid: Number(gid) })
  }
  return users
}

/** The id of the user running this process; undefined on Windows, which has none. */
export function thisUser(): { uid: number | undefined } {
  return { uid: process.getuid?.() }
}

/** True if a folder belongs to that user, or if the system has no such concept. */
export async function owns(user: { uid: number | undefined }, folder: string): Promise<boolean> {
  return user.uid === undefined || (await stat(folder)).uid === user.uid
}

/**
 * Changes the owner of a folder and everything in it. Links are not followed. The folder itself comes last, so that an
 * interrupted change is repeated.
 */
export async function giveTo(user: SystemUser, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(path.join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  await chown(folder, user.uid, user.gid)
}
