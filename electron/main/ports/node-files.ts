import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Files } from './files.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** `Files` on disk: written to a temporary file, flushed, then renamed, with mode 0600 from the first byte. */
export const nodeFiles = (folder: string): Files => ({
  read: (name) => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  write: (name, text) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, name)
    const beside = `${path}.${process.pid}.tmp`
    // A leftover from a crash might have other permissions, so `wx` makes reusing it fail.
    rmSync(beside, { force: true })
    const handle = openSync(beside, 'wx', 0o600)
    try {
      try {
        writeFileSync(handle, text)
        // Without this, a power cut may leave an empty file under the new name.
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(beside, path)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
  },
  setAside: (name) => {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    try {
      renameSync(join(folder, name), join(folder, `${name}.damaged-${stamp}`))
    } catch {
      // It stays where it is and is replaced by the next write.
    }
  },
})
