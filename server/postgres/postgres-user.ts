import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** A user of the operating system, by number. */
export interface SystemUser {
  name: string
  uid: number
  gid: number
}

/** True when this process is the superuser of a Unix system; PostgreSQL refuses to run as that. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Picks the unprivileged user that PostgreSQL runs as when we are root.
 *
 * A cluster keeps the user that it has, as long as the system still knows that user. A new one gets a user named
 * `baton` if there is one, then `postgres`, `nobody`, or the first that is not root. Undefined when there is none.
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

/** Users of a passwd file that are not root, in its order; lines that are none are passed over. */
export function parsePasswd(text: string): SystemUser[] {
  const users: SystemUser[] = []
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid) || Number(uid) === 0) continue
    users.push({ name, uid: Number(uid), gid: Number(gid) })
  }
  return users
}

/** The number of the user that this process runs as; undefined on Windows, which knows none. */
export function thisUser(): { uid: number | undefined } {
  return { uid: process.getuid?.() }
}

/** True when a folder belongs to that user, or when the system has no such notion. */
export async function owns(user: { uid: number | undefined }, folder: string): Promise<boolean> {
  return user.uid === undefined || (await stat(folder)).uid === user.uid
}

/** Gives a folder and all in it to a user. Links are not followed. The folder itself comes last, so a half-done one is done again. */
export async function giveTo(user: SystemUser, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(path.join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  await chown(folder, user.uid, user.gid)
}
