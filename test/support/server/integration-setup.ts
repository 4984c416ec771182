import { compilePrograms } from './compile-programs.ts'
import { prepareFolder } from './prepared-folder.ts'
import { startTestCluster } from './test-cluster.ts'

/** Vitest's global set-up of the integration project: a data folder to copy, one PostgreSQL, and the programs that tests start. */
export async function setup(): Promise<() => Promise<void>> {
  await compilePrograms()
  const remove = await prepareFolder()
  const cluster = await startTestCluster()
  return async () => {
    await cluster.stop()
    await remove()
  }
}
