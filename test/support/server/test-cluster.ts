import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres, type PostgresConnection } from '../../../server/postgres/embedded-postgres.ts'

const prefix = 'baton-test-cluster-'
const variable = 'BATON_TEST_CLUSTER'

/** A PostgreSQL for one run of tests or of the bench. */
export interface TestCluster {
  connection: PostgresConnection
  stop(): Promise<void>
}

/** An empty (or copied) database of its own; `drop()` ends what is still connected to it. */
export interface TestDatabase {
  name: string
  /** For `new pg.Pool(config)` and `new pg.Client(config)`. */
  config: PostgresConnection
  /** The same as a URL, for `DATABASE_URL`. */
  databaseUrl: string
  drop(): Promise<void>
}

/**
 * Starts a PostgreSQL in a temporary folder, without fsync, and lets every process that is started afterwards find
 * it through the environment. Vitest calls it once for a run of the integration tests; a bench may call it itself.
 */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandoned()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), prefix))
  const result = await startEmbeddedPostgres({ dataDir, fsync: false, settings: { max_connections: '200' } })
  if (!result.ok) throw new Error(result.message)
  const { postgres } = result
  process.env[variable] = JSON.stringify(postgres.connection)
  return {
    connection: postgres.connection,
    async stop() {
      Reflect.deleteProperty(process.env, variable)
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Makes a database in the run's cluster.
 *
 * With `template`, the name of another database of the cluster (one with all migrations applied, say), it begins as
 * a copy of that; no one may be connected to the template at that moment.
 */
export async function createTestDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const text = process.env[variable]
  if (!text)
    throw new Error('No test cluster: run this in the integration project, or call startTestCluster() first')
  const cluster = JSON.parse(text) as PostgresConnection
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = options.template ? ` template ${quote(options.template)}` : ''
  await administer(cluster, `create database ${quote(name)}${template}`)
  const config = { ...cluster, database: name }
  return {
    name,
    config,
    databaseUrl: urlOf(config),
    drop: () => administer(cluster, `drop database if exists ${quote(name)} with (force)`),
  }
}

/** A connection as a URL; a socket's folder stands in the host parameter. */
export function urlOf({ host, port, user, database, password }: PostgresConnection): string {
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  if (!host.startsWith('/')) return `postgres://${user}${secret}@${host}:${port}/${database}`
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

async function administer(cluster: PostgresConnection, statement: string): Promise<void> {
  const client = new Client(cluster)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/** Clears away the clusters of runs that were killed. Those of living runs are locked, and so rejected. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const dataDir = path.join(os.tmpdir(), name)
    const taken = await startEmbeddedPostgres({ dataDir, fsync: false })
    if (!taken.ok) continue
    await taken.postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
