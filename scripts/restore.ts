import { rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readConfig, type Config } from '../server/config.ts'
import { allJobs } from '../server/all-jobs.ts'
import { openJobs } from '../server/jobs/jobs.ts'
import { startEmbeddedPostgres } from '../server/postgres/embedded-postgres.ts'
import { setAside } from '../server/postgres/set-aside.ts'
import { openDatabase, type Connection } from '../server/store/database.ts'
import { NotEmpty, restore, type WaitingJob } from '../server/store/backup/restore.ts'

/**
 * `npm run restore -- <file>`: fills the server's database from a backup. Reads the server's environment.
 *
 * An existing embedded database is set aside, not deleted; a database of your own has to be empty. Desks notice by
 * themselves, and resend what the backup lacks.
 */
const usage = 'Name the backup: npm run restore -- /backups/baton.backup'

/** Enqueues the waiting jobs. Kinds of jobs that this version no longer has are skipped. */
const queueAgain = async (connection: Connection, waiting: readonly WaitingJob[]): Promise<void> => {
  const onError = (error: unknown) => console.error(String(error))
  const db = openDatabase(connection, { max: 2, onError })
  const jobs = await openJobs(connection, allJobs, onError)
  try {
    const known = waiting.filter(({ name }) => allJobs.some((job) => job.name === name))
    await db.transaction().execute(async (trx) =>
      jobs.enqueue(
        trx,
        known.map(({ name, key, data, startAt }) => ({ job: name, key, data, startAt })),
      ),
    )
  } finally {
    await jobs.stop()
    await db.destroy()
  }
}

/** Writes the backup's key to where the server reads it; a different one that is already there is set aside. */
const putKey = async (dataDir: string, secretKey: string, suffix: string): Promise<void> => {
  const file = path.join(dataDir, 'secret.key')
  await rename(file, `${file}.${suffix}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await writeFile(file, `${secretKey}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

const fill = async (connection: Connection, file: string) => {
  const { header, jobs } = await restore(connection, file)
  await queueAgain(connection, jobs)
  return header
}

const intoOwn = async (config: Config, file: string, suffix: string) => {
  const old = await setAside(config.dataDir, suffix)
  if (old === null) throw new Error(`A server is using ${config.dataDir}. Stop it first, then restore.`)
  const started = await startEmbeddedPostgres({ dataDir: config.dataDir })
  try {
    if (!started.ok) throw new Error(started.message)
    const header = await fill(started.postgres.connection, file)
    await started.postgres.stop()
    return { header, aside: old.folder }
  } catch (error) {
    if (started.ok) await started.postgres.stop()
    await old.putBack()
    throw error
  }
}

const main = async (): Promise<string> => {
  const [file, ...more] = process.argv.slice(2)
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new Error(usage)
  if (!(await stat(file).catch(() => null))) throw new Error(`There is no file ${path.resolve(file)}.`)
  const config = readConfig(process.env)
  if (!config.ok) throw new Error(config.problem.message)
  const { databaseUrl, dataDir, secretKey } = config.value
  const suffix = `before-restore-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}`
  const { header, aside } =
    databaseUrl === null
      ? await intoOwn(config.value, file, suffix)
      : { header: await fill({ connectionString: databaseUrl }, file), aside: null }
  if (header.secretKey !== null && secretKey === null) await putKey(dataDir, header.secretKey, suffix)
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
