import { rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** What belongs to the cluster in a data folder. */
const parts = ['postgres', 'postgres.password']

const moved = async (from: string, to: string): Promise<boolean> => {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** A cluster that was moved out of the way. `folder` is null if there was none. */
export type SetAside = {
  folder: string | null
  /** Moves it back, replacing whatever has been created since. */
  putBack(): Promise<void>
}

/**
 * Moves the cluster of a data folder out of the way to make room for a new one. Nothing is deleted. Only for who holds the
 * folder's lock, and does until the new one is complete or the old one is back.
 */
export const setAside = async (dataDir: string, suffix: string): Promise<SetAside> => {
  const away: string[] = []
  for (const part of parts) {
    const here = path.join(dataDir, part)
    if (await moved(here, `${here}.${suffix}`)) away.push(part)
  }
  return {
    folder: away.includes('postgres') ? path.join(dataDir, `postgres.${suffix}`) : null,
    async putBack() {
      for (const part of parts) {
        const here = path.join(dataDir, part)
        await rm(here, { recursive: true, force: true })
        if (away.includes(part)) await rename(`${here}.${suffix}`, here)
      }
    },
  }
}
