import type { z } from 'zod'

/**
 * Small private files of one folder, read and written whole.
 *
 * Synchronous on purpose: they are a few kilobytes, rarely written, and what is written while the app quits must
 * be on disk before it is gone.
 */
export type Files = {
  /** The text, or null when there is no such file. Throws when it exists but cannot be read. */
  read(name: string): string | null
  /** Replaces the file at once or not at all; readable by its owner alone. Throws when the disk refuses. */
  write(name: string, text: string): void
  /** Renames a file that cannot be understood, so that it is neither used nor lost. Never throws. */
  setAside(name: string): void
}

/** A JSON file with a schema. */
export type JsonFile<T> = {
  /** What was saved; the fallback when there is nothing, or nothing that the schema accepts. */
  read(): T
  /** False when it could not be written: the old content is then still there. */
  write(value: T): boolean
}

/** Opens a JSON file; one that does not parse is set aside and counts as absent. */
export const openJsonFile = <T>(
  files: Files,
  name: string,
  schema: z.ZodType<T>,
  fallback: T,
  log: (line: string) => void,
): JsonFile<T> => ({
  read: () => {
    let text: string | null
    try {
      text = files.read(name)
    } catch (error) {
      log(`${name} cannot be read, starting without it: ${String(error)}`)
      return fallback
    }
    if (text === null) return fallback
    const parsed = schema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    log(`${name} is damaged; it was set aside and the defaults are used.`)
    files.setAside(name)
    return fallback
  },
  write: (value) => {
    try {
      files.write(name, `${JSON.stringify(value, null, 2)}\n`)
      return true
    } catch (error) {
      log(`${name} cannot be written: ${String(error)}`)
      return false
    }
  },
})

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
