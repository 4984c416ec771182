import type { z } from 'zod'

/**
 * Small private files in one folder, read and written whole.
 *
 * Synchronous on purpose: they are a few kilobytes, rarely written, and what is written while the app quits must be on
 * disk before it exits.
 */
export type Files = {
  /** The text, or null if there is no such file. Throws if it exists but can't be read. */
  read(name: string): string | null
  /** Replaces the file atomically; readable only by its owner. Throws if the write fails. */
  write(name: string, text: string): void
  /** Renames a file that can't be parsed, so that it is neither used nor lost. Never throws. */
  setAside(name: string): void
}

/** A JSON file with a schema. */
export type JsonFile<T> = {
  /** What was saved, or the fallback if there is nothing the schema accepts, or it can't be read now. */
  read(): T
  /** The same, but throws if there is a file that can't be read now, for what must not be taken for missing. */
  readNow(): T
  /**
   * False if it couldn't be written, or if the file couldn't be read when it last was: the value then only has the fallback
   * in it. The old content is still there.
   */
  write(value: T): boolean
}

/** Opens a JSON file. One that doesn't parse is set aside and counts as missing. */
export const openJsonFile = <T>(
  files: Files,
  name: string,
  schema: z.ZodType<T>,
  fallback: T,
  log: (line: string) => void,
): JsonFile<T> => {
  let isUnread = false
  const readNow = (): T => {
    isUnread = true
    const text = files.read(name)
    isUnread = false
    if (text === null) return fallback
    const parsed = schema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    log(`${name} is damaged; it was set aside and the defaults are used.`)
    files.setAside(name)
    return fallback
  }
  return {
    readNow,
    read: () => {
      try {
        return readNow()
      } catch (error) {
        log(`${name} cannot be read, starting without it: ${String(error)}`)
        return fallback
      }
    },
    write: (value) => {
      if (isUnread) {
        log(`${name} could not be read, so it is not written either.`)
        return false
      }
      try {
        files.write(name, `${JSON.stringify(value, null, 2)}\n`)
        return true
      } catch (error) {
        log(`${name} cannot be written: ${String(error)}`)
        return false
      }
    },
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
