import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { allJobs } from '../../../server/all-jobs.ts'
import { openJobs } from '../../../server/jobs/jobs.ts'
import { startEmbeddedPostgres, type PostgresConnection } from '../../../server/postgres/embedded-postgres.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrate.ts'

const prefix = 'baton-prepared-'
const variable = 'BATON_TEST_PREPARED_FOLDER'
/** Longer than any run takes. Milliseconds. */
const runMs = 6 * 3_600_000

/** Gives a database a server's schema and queues. */
const bringUpToDate = async (connection: PostgresConnection): Promise<void> => {
  const onError = (error: unknown) => console.error(error)
  const db = openDatabase(connection, { onError })
  await migrate(db)
  await db.destroy()
  const jobs = await openJobs(connection, allJobs, onError)
  await jobs.stop()
}

/**
 * Makes the PostgreSQL of a server's data folder once for a run, up to date and stopped, and lets every process that is
 * started afterwards find it: a copy takes a tenth of making one. Call the result to remove it.
 */
export const prepareFolder = async (): Promise<() => Promise<void>> => {
  await removeOld()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), prefix))
  const started = await startEmbeddedPostgres({ dataDir, fsync: false })
  if (!started.ok) throw new Error(started.message)
  await bringUpToDate(started.postgres.connection)
  await started.postgres.stop()
  process.env[variable] = dataDir
  return async () => {
    Reflect.deleteProperty(process.env, variable)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Removes what runs left that were killed. */
const removeOld = async (): Promise<void> => {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const folder = path.join(os.tmpdir(), name)
    const made = await stat(folder).catch(() => null)
    if (made !== null && made.mtimeMs < Date.now() - runMs) await rm(folder, { recursive: true, force: true })
  }
}

/** Copies the prepared PostgreSQL into an empty data folder. Without one, whoever starts there makes their own. */
export const copyPrepared = async (dataDir: string): Promise<void> => {
  const prepared = process.env[variable]
  if (prepared === undefined) return
  const [from, to] = [prepared, dataDir].map((folder) => path.join(folder, 'postgres')) as [string, string]
  if (process.platform === 'win32') return cp(from, to, { recursive: true })
  // A thousand files: one program is several times faster than as many calls, and keeps whose they are.
  const [code] = (await once(spawn('cp', ['-a', from, to], { stdio: 'inherit' }), 'exit')) as [number]
  if (code !== 0) throw new Error(`The prepared database could not be copied (${code}).`)
}
