import { copyFile, rm, stat, truncate } from 'node:fs/promises'
import path from 'node:path'

/** How large PostgreSQL's log gets, and how often to look. The one before it is kept beside it, as `postgres.log.1`. */
export interface LogLimit {
  bytes: number
  everyMs: number
}

const standard: LogLimit = { bytes: 5_000_000, everyMs: 60_000 }

/** PostgreSQL's own log, in the data folder beside the cluster. */
export const logFileOf = (cluster: string): string => path.join(path.dirname(cluster), 'postgres.log')

/**
 * Starts a log anew that has grown too large. Returns the byte offset where new lines will begin.
 *
 * Copied and cut, not renamed: PostgreSQL appends to the file it was started with. What it writes between the two is lost.
 * PostgreSQL's own rotation would need a folder that its user can write to, and keeps any number of files.
 */
export async function rotateLog(file: string, most = standard.bytes): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return 0
  if (found.size < most) return found.size
  const before = `${file}.1`
  // On a full disk nothing is copied, and what was kept is given up for what is written next.
  await copyFile(file, before).catch(async () => rm(before, { force: true }))
  await truncate(file)
  return 0
}

/** Keeps the log small for as long as PostgreSQL runs. Returns what ends that. */
export function keepLogSmall(file: string, { bytes, everyMs }: LogLimit = standard): () => void {
  let isRotating = false
  const timer = setInterval(() => {
    if (isRotating) return
    isRotating = true
    void rotateLog(file, bytes)
      // The next look tries again.
      .catch(() => undefined)
      .finally(() => {
        isRotating = false
      })
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
