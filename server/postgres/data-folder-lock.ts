import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Who is using a data folder, and what they left behind if they were killed. Times are ISO 8601, UTC. */
export interface Owner {
  pid: number
  startedAt: string
  /** A socket folder outside the data folder, which the next process should remove; absent if there is none. */
  socketFolder?: string
}

/** The exclusive right to use a data folder. Ends with `release()` or with the process, whichever comes first. */
export interface DataFolderLock {
  /** What the previous process left behind if it didn't exit cleanly. */
  previous: Owner | undefined
  /** Adds to what the next process will find if this one is killed. */
  note(more: { socketFolder: string }): Promise<void>
  release(): Promise<void>
}

export type LockResult =
  | { ok: true; lock: DataFolderLock }
  | { ok: false; kind: 'held'; owner: Owner | undefined }
  | { ok: false; kind: 'cannot_lock'; reason: string }

/**
 * Takes the exclusive right to a data folder, or fails immediately.
 *
 * The lock is an exclusive transaction on an empty SQLite file, so the operating system holds it for this process and
 * drops it when the process ends, however it ends. There are no stale locks to detect and no reused process ids, and of
 * several contenders exactly one wins. `owner.json` next to it is only used for the error message.
 */
export async function lockDataFolder(dataDir: string): Promise<LockResult> {
  const file = path.join(dataDir, 'owner.lock')
  const description = path.join(dataDir, 'owner.json')
  let database: DatabaseSync | undefined
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    database = new DatabaseSync(file, { timeout: 0 })
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database?.close()
    if (isBusy(error)) return { ok: false, kind: 'held', owner: await readOwner(description) }
    return { ok: false, kind: 'cannot_lock', reason: error instanceof Error ? error.message : String(error) }
  }

  const held = database
  const previous = await readOwner(description)
  const owner: Owner = { pid: process.pid, startedAt: new Date().toISOString() }
  await writeFile(description, JSON.stringify(owner))
  return {
    ok: true,
    lock: {
      previous,
      async note(more) {
        await writeFile(description, JSON.stringify({ ...owner, ...more }))
      },
      async release() {
        // Remove the description first: once the lock is released, the file may already be the next owner's.
        await rm(description, { force: true })
        if (held.isOpen) held.close()
      },
    },
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const { pid, startedAt, socketFolder } = value as Record<string, unknown>
    if (typeof pid !== 'number' || typeof startedAt !== 'string') return undefined
    return { pid, startedAt, ...(typeof socketFolder === 'string' ? { socketFolder } : {}) }
  } catch {
    return undefined
  }
}
