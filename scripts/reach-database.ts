import type { Config } from '../server/config.ts'
import { startEmbeddedPostgres } from '../server/postgres/embedded-postgres.ts'
import { runningPostgres } from '../server/postgres/running-postgres.ts'
import type { Connection } from '../server/store/database.ts'

/** Access to the server's database, and a way to leave it as it was found. */
export type Reached = { connection: Connection; close: () => Promise<void> }

const asFound = async (): Promise<void> => undefined

/** Connects to a server's database, whether or not the server is running. Throws with a sentence if it can't. */
export const reachDatabase = async (config: Config): Promise<Reached> => {
  if (config.databaseUrl !== null)
    return { connection: { connectionString: config.databaseUrl }, close: asFound }
  const started = await startEmbeddedPostgres({ dataDir: config.dataDir })
  if (started.ok) return { connection: started.postgres.connection, close: started.postgres.stop }
  const running = started.kind === 'already_running' ? await runningPostgres(config.dataDir) : undefined
  if (running === undefined) throw new Error(started.message)
  return { connection: running, close: asFound }
}
