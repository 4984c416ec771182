import { allJobs } from '../../../server/all-jobs.ts'
import { openJobs } from '../../../server/jobs/jobs.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { prepareSchema, startTestCluster } from './test-cluster.ts'

/** Vitest's global set-up of the integration project: one PostgreSQL for the run, and a schema to copy. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  const onError = (error: unknown) => console.error(error)
  await prepareSchema(async (connection) => {
    const db = openDatabase(connection, { onError })
    await migrate(db)
    await db.destroy()
    const jobs = await openJobs(connection, allJobs, onError)
    await jobs.stop()
  })
  return () => cluster.stop()
}
