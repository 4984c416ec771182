import { rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { readConfig, type Config } from '../server/config.ts'
import { allJobs } from '../server/all-jobs.ts'
import { openJobs } from '../server/jobs/jobs.ts'
import { lockDataFolder, type DataFolderLock } from '../server/postgres/data-folder-lock.ts'
import { startEmbeddedPostgres } from '../server/postgres/embedded-postgres.ts'
import { setAside } from '../server/postgres/set-aside.ts'
import type { Connection } from '../server/store/database.ts'
import type { BackupHeader } from '../server/store/backup/backup-file.ts'
import { NotEmpty, restore, type WaitingJob } from '../server/store/backup/restore.ts'

/**
 * `npm run restore -- <file>`: fills the server's database from a backup. Reads the server's environment.
 *
 * An existing embedded database is set aside, not deleted; a database of your own has to be empty. Desks notice by
 * themselves, and resend what the backup lacks.
 */
const usage = 'Name the backup: npm run restore -- /backups/baton.backup'

/** Enqueues the waiting jobs where the rest is restored. Kinds of jobs that this version no longer has are skipped. */
const queueAgain =
  (connection: Connection) =>
  async (client: pg.Client, waiting: readonly WaitingJob[]): Promise<void> => {
    const jobs = await openJobs(connection, allJobs, (error) => console.error(String(error)))
    try {
      const known = waiting.filter(({ name }) => allJobs.some((job) => job.name === name))
      await jobs.enqueueWith(
        client,
        known.map(({ name, key, data, startAt }) => ({ job: name, key, data, startAt })),
      )
    } finally {
      await jobs.stop()
    }
  }

/** Writes the backup's key to where the server reads it; a different one that is already there is set aside. */
const putKey = async (dataDir: string, { secretKey }: BackupHeader, suffix: string): Promise<void> => {
  if (secretKey === null) return
  const file = path.join(dataDir, 'secret.key')
  // Written in full before the other one is moved, so that a full disk leaves that one in place.
  const written = `${file}.restored`
  await writeFile(written, `${secretKey}\n`, { mode: 0o600, flush: true })
  await rename(file, `${file}.${suffix}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(written, file)
}

const fill = async (connection: Connection, file: string) => restore(connection, file, queueAgain(connection))

const fillEmbedded = async (dataDir: string, lock: DataFolderLock, file: string) => {
  const started = await startEmbeddedPostgres({ dataDir, lock })
  if (!started.ok) throw new Error(started.message)
  try {
    return await fill(started.postgres.connection, file)
  } finally {
    await started.postgres.stop()
  }
}

/** Holds the folder's lock to the end, so that no server opens what isn't complete. */
const intoOwn = async ({ dataDir, secretKey }: Config, file: string, suffix: string) => {
  const locked = await lockDataFolder(dataDir)
  if (!locked.ok) {
    throw new Error(
      locked.kind === 'held'
        ? `A server is using ${dataDir}. Stop it first, then restore.`
        : `The data folder ${dataDir} can’t be used (${locked.reason}). Restore as the server’s user.`,
    )
  }
  const { lock } = locked
  try {
    const old = await setAside(dataDir, suffix)
    try {
      const header = await fillEmbedded(dataDir, lock, file)
      if (secretKey === null) await putKey(dataDir, header, suffix)
      return { header, aside: old.folder }
    } catch (error) {
      await old.putBack()
      throw error
    }
  } finally {
    await lock.release()
  }
}

const intoGiven = async (
  { dataDir, secretKey }: Config,
  databaseUrl: string,
  file: string,
  suffix: string,
) => {
  const header = await fill({ connectionString: databaseUrl }, file)
  if (secretKey === null) await putKey(dataDir, header, suffix)
  return { header, aside: null }
}

const main = async (): Promise<string> => {
  const [file, ...more] = process.argv.slice(2)
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new Error(usage)
  if (!(await stat(file).catch(() => null))) throw new Error(`There is no file ${path.resolve(file)}.`)
  const config = readConfig(process.env)
  if (!config.ok) throw new Error(config.problem.message)
  const { databaseUrl } = config.value
  const suffix = `before-restore-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}`
  const { header, aside } =
    databaseUrl === null
      ? await intoOwn(config.value, file, suffix)
      : await intoGiven(config.value, databaseUrl, file, suffix)
  const kept = aside === null ? '' : ` The previous data is in ${aside}. Delete it once everything works.`
  return `Restored the backup from ${header.at} (Baton ${header.version}). Start the server.${kept}`
}

try {
  console.log(await main())
} catch (error) {
  const sentence = error instanceof Error ? error.message : String(error)
  console.error(
    error instanceof NotEmpty
      ? 'The database in DATABASE_URL already has a workspace. Create an empty database, set DATABASE_URL to it, and restore into that.'
      : sentence,
  )
  process.exitCode = 1
}
