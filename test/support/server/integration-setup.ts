import { prepareFolder } from './prepared-folder.ts'
import { startTestCluster } from './test-cluster.ts'

/** Vitest's global set-up of the integration project: a data folder to copy, and one PostgreSQL for the run. */
export async function setup(): Promise<() => Promise<void>> {
  const remove = await prepareFolder()
  const cluster = await startTestCluster()
  return async () => {
    await cluster.stop()
    await remove()
  }
}
