import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { createOutageWatch, type OutageLog } from './outage.ts'

export type Database = Kysely<Tables>
export type Trx = Transaction<Tables>
/** Where PostgreSQL is: a URL, or the private socket of the embedded one. */
export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string }

const int8 = 20
const timestamps = new pg.TypeOverrides()
// Revs and counts stay far below 2^53, so int8 is read as a number instead of a string.
timestamps.setTypeParser(int8, (text: string) => Number(text))

/**
 * How long a connection waits, in milliseconds: to connect, for a statement, for a lock, between statements of a
 * transaction, for any answer.
 *
 * A process that freezes in a transaction is cut off before those who wait for its lock give up.
 */
export type Patience = {
  connect: number
  statement: number
  lock: number
  idleInTransaction: number
  answer: number
}
export const patience: Patience = {
  connect: 10_000,
  statement: 30_000,
  lock: 8_000,
  idleInTransaction: 5_000,
  answer: 35_000,
}
/** For work with no time limit: migrations, backups. */
export const noHurry: Patience = {
  connect: 60_000,
  statement: 0,
  lock: 120_000,
  idleInTransaction: 0,
  answer: 0,
}

/** PostgreSQL notices after 35 s that the client's machine is gone. Ignored for sockets on the same machine. */
const keepAlives = '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/** A client that gives up on a connection when no answer comes: the query may still be running, or the line is dead. */
class WatchedClient extends pg.Client {
  override query(...args: unknown[]): never {
    const asked = (super.query as (...args: unknown[]) => unknown).apply(this, args)
    if (asked instanceof Promise) {
      asked.catch((error: Error) => {
        if (error.message === 'Query read timeout')
          (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
      })
    }
    return asked as never
  }
}

/** pg's configuration for a connection: int8 as numbers, and a time limit on every wait. */
export const poolConfig = (connection: Connection, waits: Patience = patience): pg.PoolConfig => ({
  options: keepAlives,
  ...connection,
  types: timestamps,
  Client: WatchedClient,
  connectionTimeoutMillis: waits.connect,
  statement_timeout: waits.statement,
  lock_timeout: waits.lock,
  idle_in_transaction_session_timeout: waits.idleInTransaction,
  query_timeout: waits.answer,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})

/** A pool of at most `max` connections. A broken connection can't crash the process: it is dropped and reported. */
export const openPool = (
  connection: Connection,
  options: { max: number; waits?: Patience; pipelined?: boolean; onError: (error: Error) => void },
): pg.Pool => {
  const pool = new pg.Pool({
    ...poolConfig(connection, options.waits),
    max: options.max,
    pipeline: options.pipelined ?? false,
  })
  // While the pool is closing, PostgreSQL may hang up first.
  const broken = (error: Error) => {
    if (!pool.ending) options.onError(error)
  }
  // The pool itself only handles errors of idle connections; a connection can also break during a transaction.
  pool.on('connect', (client) => client.on('error', broken))
  pool.on('error', () => undefined)
  return pool
}

export type DatabaseOptions = {
  max?: number
  waits?: Patience
  /** Statements that are asked together go out together, instead of each with the answer to the one before. */
  pipelined?: boolean
  onError: (error: Error) => void
  outage?: OutageLog
}

/** A pool of at most `max` connections that notices an outage once. */
export const openWatchedPool = (connection: Connection, options: DatabaseOptions): PostgresPool => {
  const watch = createOutageWatch(
    async () => pool.query('select 1'),
    options.outage ?? { away: (error) => options.onError(error as Error), back: () => undefined },
  )
  const pool = openPool(connection, {
    max: options.max ?? 12,
    pipelined: options.pipelined ?? false,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
    onError(error) {
      if (!watch.failed(error)) options.onError(error)
    },
  })
  return {
    options: pool.options,
    async connect() {
      try {
        return await pool.connect()
      } catch (error) {
        watch.failed(error)
        throw error
      }
    },
    async end() {
      watch.close()
      await pool.end()
    },
  }
}

/** The tables, on a pool. */
export const databaseOn = (pool: PostgresPool): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** Opens a pool of at most `max` connections, with the tables on top. */
export const openDatabase = (connection: Connection, options: DatabaseOptions): Database =>
  databaseOn(openWatchedPool(connection, options))
