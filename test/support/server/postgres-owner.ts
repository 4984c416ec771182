import { startEmbeddedPostgres } from '../../../server/postgres/embedded-postgres.ts'

/**
 * A process that owns a data folder, for tests that kill it: `node postgres-owner.ts <dataDir>`.
 * Prints the result of the start as one line of JSON and stays until its input ends, then stops PostgreSQL.
 */
const result = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' })
console.log(JSON.stringify(result))
if (result.ok) {
  process.stdin.on('end', () => void result.postgres.stop()).resume()
}
