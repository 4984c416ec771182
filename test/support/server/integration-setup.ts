import { startTestCluster } from './test-cluster.ts'

/** Vitest's global set-up of the integration project: one PostgreSQL for the run. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  return () => cluster.stop()
}
