import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/**
 * The format of a backup: lines of text, gzipped. First a header; then, for each table, its name and columns, its rows
 * as PostgreSQL's text COPY writes them, and `\.`; finally a line that marks it as complete.
 */
export const BackupHeader = z.object({
  baton: z.literal('backup'),
  format: z.literal(1),
  version: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The migrations that had been applied, in order. */
  migrations: z.array(z.string()).min(1),
  /** The key that signs and seals, in hexadecimal; null if it isn't kept in the data folder. */
  secretKey: z.string().nullable(),
})
export type BackupHeader = z.infer<typeof BackupHeader>

const Section = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
/** A table in the file, or `jobs` for the waiting jobs. */
export type Section = z.infer<typeof Section>

const End = z.object({ end: z.literal(true) })
const endOfRows = '\\.'

export type BackupWriter = {
  section(section: Section, rows: AsyncIterable<Buffer>): Promise<void>
  /** Moves the finished file into place. */
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Starts a file that only this user can read. It gets its final name only when complete. */
export const createBackupFile = async (file: string, header: BackupHeader): Promise<BackupWriter> => {
  const half = `${file}.part`
  const gzip = createGzip()
  const written = pipeline(gzip, createWriteStream(half, { mode: 0o600, flags: 'w', flush: true }))
  // The error is reported to whoever awaits the result.
  written.catch(() => undefined)
  const write = async (chunk: Buffer | string): Promise<void> => {
    if (!gzip.write(chunk)) await Promise.race([once(gzip, 'drain'), written])
  }
  const line = async (value: unknown) => write(`${JSON.stringify(value)}\n`)
  await line(header)
  return {
    async section(section, rows) {
      await line(section)
      for await (const chunk of rows) await write(chunk)
      await write(`${endOfRows}\n`)
    },
    async finish() {
      await line({ end: true } satisfies z.infer<typeof End>)
      gzip.end()
      await written
      await rename(half, file)
    },
    async abandon() {
      gzip.destroy()
      await written.catch(() => undefined)
      await rm(half, { force: true })
    },
  }
}

/**
 * The lines of a stream, without line ends. Splits by bytes, because rows may contain characters that other readers
 * treat as line ends.
 */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of stream) {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)])
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

const parse = <T>(schema: z.ZodType<T>, line: Buffer | undefined): T | null => {
  try {
    return schema.safeParse(JSON.parse(line?.toString() ?? '')).data ?? null
  } catch {
    return null
  }
}

/** The file isn't a backup of this format, or is incomplete. */
export class UnreadableBackup extends Error {}

/**
 * Reads a backup from start to end.
 *
 * `take` is called for each table with its rows, including line ends, and must read them all. Rejects with
 * `UnreadableBackup` if the file isn't a backup or is truncated.
 */
export const readBackupFile = async (
  file: string,
  on: {
    header: (header: BackupHeader) => Promise<void>
    section: (section: Section, rows: AsyncIterable<Buffer>) => Promise<void>
  },
): Promise<void> => {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  const read = pipeline(source, unzipped)
  read.catch(() => undefined)
  const lines = linesOf(unzipped)
  const next = async (): Promise<Buffer | undefined> => {
    try {
      const { value, done } = await lines.next()
      return done === true ? undefined : value
    } catch (error) {
      throw new UnreadableBackup(`${file} is damaged or no backup.`, { cause: error })
    }
  }
  try {
    const header = parse(BackupHeader, await next())
    if (header === null) throw new UnreadableBackup(`${file} is not a backup of Baton.`)
    await on.header(header)
    for (let line = await next(); parse(End, line) === null; line = await next()) {
      const section = parse(Section, line)
      if (section === null) throw new UnreadableBackup(`${file} breaks off: it is not whole.`)
      let open = true
      const rows = async function* () {
        for (let row = await next(); ; row = await next()) {
          if (row === undefined) throw new UnreadableBackup(`${file} breaks off: it is not whole.`)
          if (row.toString('latin1') === endOfRows) break
          yield Buffer.concat([row, Buffer.from('\n')])
        }
        open = false
      }
      await on.section(section, rows())
      if (open) throw new Error(`The rows of ${section.table} were not read.`)
    }
    await read
  } finally {
    source.destroy()
    unzipped.destroy()
  }
}
