import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import {
  database as ownDatabase,
  startEmbeddedPostgres,
  type PostgresConnection,
} from '../../../server/postgres/embedded-postgres.ts'
import { copyPrepared } from './prepared-folder.ts'

const prefix = 'baton-test-cluster-'
const variable = 'BATON_TEST_CLUSTER'
/** Milliseconds. */
const beingMade = 300_000

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
 * Starts a PostgreSQL in a copy of the prepared folder, without fsync, and lets every process that is started
 * afterwards find it through the environment.
 */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandoned()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), prefix))
  await copyPrepared(dataDir)
  const result = await startEmbeddedPostgres({ dataDir, fsync: false, settings: { max_connections: '200' } })
  if (!result.ok) throw new Error(result.message)
  const { postgres } = result
  // A copy is only made of what no one is connected to.
  const connection = { ...postgres.connection, database: 'postgres' }
  await administer(connection, `alter database ${quote(prepared)} with allow_connections false`)
  process.env[variable] = JSON.stringify(connection)
  return {
    connection,
    async stop() {
      Reflect.deleteProperty(process.env, variable)
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The database with a server's schema and queues, which the prepared folder comes with. */
const prepared = ownDatabase

/**
 * Makes a database in the run's cluster.
 *
 * With `template`, the name of another database of the cluster, or `schema` for a server's own schema, it begins as a
 * copy of that; no one may be connected to the template at that moment.
 */
export async function createTestDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const cluster = theCluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  const source = options.template === 'schema' ? prepared : options.template
  // Copying files beats writing every page to a log that no one reads.
  const template = source ? ` template ${quote(source)} strategy file_copy` : ''
  await administer(cluster, `create database ${quote(name)}${template}`)
  const config = { ...cluster, database: name }
  return {
    name,
    config,
    databaseUrl: urlOf(config),
    drop: () => administer(cluster, `drop database if exists ${quote(name)} with (force)`),
  }
}

/** Above this a database is recreated rather than emptied: deleted rows stay in its files. Bytes. */
const worthKeeping = 8_000_000

/**
 * Lends an empty database with a server's schema, which some earlier test may have had: emptying one takes a thirtieth
 * of the time that making one does. `drop()` gives it back. Only for those who leave the schema as it is.
 */
export async function borrowDatabase(): Promise<TestDatabase> {
  const cluster = theCluster()
  const lender = new Client(cluster)
  await lender.connect()
  try {
    const name = await lock(lender)
    const config = { ...cluster, database: name }
    await lender.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    const known = await lender.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 1) await empty(config)
    else await lender.query(`create database ${quote(name)} template ${quote(prepared)} strategy file_copy`)
    return {
      name,
      config,
      databaseUrl: urlOf(config),
      async drop() {
        const size = await lender.query<{ bytes: string }>('select pg_database_size($1) as bytes', [name])
        const made = await lender.query<{ bytes: string }>('select pg_database_size($1) as bytes', [prepared])
        if (Number(size.rows[0]?.bytes) - Number(made.rows[0]?.bytes) > worthKeeping)
          await lender.query(`drop database ${quote(name)} with (force)`)
        // The lock ends with the connection, as it does when a test is killed.
        await lender.end()
      },
    }
  } catch (error) {
    await lender.end()
    throw error
  }
}

/** Takes the first database that no one has. */
async function lock(lender: Client): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { rows } = await lender.query<{ mine: boolean }>('select pg_try_advisory_lock(7417, $1) as mine', [
      number,
    ])
    if (rows[0]?.mine === true) return `test_lent_${number}`
  }
}

/** Deletes every row but those that came with the schema. */
async function empty(config: PostgresConnection): Promise<void> {
  const client = new Client(config)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'pgboss') and tablename not like 'kysely%'
         and (schemaname, tablename) not in (('pgboss', 'version'), ('pgboss', 'queue'))`,
    )
    const deletions = rows.map(({ name }) => `delete from ${name};`).join(' ')
    await client.query(`begin; set local session_replication_role = replica; ${deletions} commit`)
  } finally {
    await client.end()
  }
}

function theCluster(): PostgresConnection {
  const text = process.env[variable]
  if (!text)
    throw new Error('No test cluster: run this in the integration project, or call startTestCluster() first')
  return JSON.parse(text) as PostgresConnection
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
    // One that another run is only making isn't locked yet.
    const made = await stat(dataDir).catch(() => null)
    if (made === null || Date.now() - made.birthtimeMs < beingMade) continue
    const taken = await startEmbeddedPostgres({ dataDir, fsync: false })
    if (!taken.ok) continue
    await taken.postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
