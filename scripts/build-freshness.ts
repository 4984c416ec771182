import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

const sources = [
  'core',
  'renderer',
  'electron',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** True if the client was never built, or its sources have changed since. */
export async function isBuildStale(root: string): Promise<boolean> {
  const built = await changedAt(path.join(root, 'out', 'renderer', 'index.html'))
  if (built === undefined) return true
  for (const source of sources) {
    if ((await newestIn(path.join(root, source))) > built) return true
  }
  return false
}

/**
 * Time of the latest change in a file or folder, in milliseconds. Folders count too, because a removal only changes
 * them.
 */
async function newestIn(file: string): Promise<number> {
  let newest = (await changedAt(file)) ?? 0
  const entries = await readdir(file, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    newest = Math.max(newest, (await changedAt(path.join(entry.parentPath, entry.name))) ?? 0)
  }
  return newest
}

async function changedAt(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs
}
