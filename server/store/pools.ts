import type { PostgresPool } from 'kysely'
import type { Logger } from 'pino'
import { databasesInLine, type AccountDatabases } from './account-databases.ts'
import { createAccountLines, type InLine } from './account-line.ts'
import {
  databaseOn,
  noHurry,
  openDatabase,
  openWatchedPool,
  patience,
  type Connection,
  type Database,
} from './database.ts'
import { migrate } from './migrate.ts'
import type { OutageLog } from './outage.ts'

/** Connections for everyone's work, and a separate pool for what must answer however busy those are. */
const sizes = { work: 8, front: 4 }
/**
 * Limits per account: one decides, because its lock allows no more; two read, so that a new desk doesn't hold up the
 * others; one moves files. So no account has more than half of the work's connections, nor of those in front.
 */
const atOnce = { deciding: 1, ordinary: 2, files: 1, front: 2 }
/** How much may wait per account and kind before more is told to come back later. */
const mostWaiting = 2000
/** The same for files, each of which waits with a part of up to 256 KB in its hands. */
const mostFilesWaiting = 200
/** How long a connection in front waits for a lock: others need it, and whoever has the lock lets go of it at once. Milliseconds. */
const frontLock = 2000

export type Pools = {
  /** For the server's own work, and for finding out whose a request is. */
  db: Database
  /** For signing in, admitting connections and reporting readiness. */
  front: Database
  inLine: InLine
  accounts: AccountDatabases
}

/** The lines of all accounts, on the pool for everyone's work and the one in front of it. */
export const createAccountDatabases = (pools: {
  work: PostgresPool
  front: PostgresPool
}): { accounts: AccountDatabases; inLine: InLine } => {
  const deciding = createAccountLines({ atOnce: atOnce.deciding, mostWaiting })
  const linesOf = (kind: keyof typeof atOnce, most = mostWaiting) =>
    createAccountLines({ atOnce: atOnce[kind], mostWaiting: most })
  return {
    inLine: deciding.inLine,
    accounts: {
      locking: databasesInLine(pools.work, deciding),
      ordinary: databasesInLine(pools.work, linesOf('ordinary')),
      files: databasesInLine(pools.work, linesOf('files', mostFilesWaiting)),
      front: databasesInLine(pools.front, linesOf('front')),
    },
  }
}

/** Opens the server's pools. Jobs and the listener have their own connections. */
export const openPools = (connection: Connection, log: Logger): Pools => {
  const onError = (error: unknown) => log.error({ err: error }, 'background failure')
  // Either pool may notice an outage, or both: report it once.
  let without = 0
  const outage: OutageLog = {
    away(error) {
      without += 1
      if (without === 1) log.error({ err: error }, 'the database is away')
    },
    back(milliseconds) {
      without -= 1
      if (without === 0) log.warn({ milliseconds }, 'the database is back')
    },
  }
  const work = openWatchedPool(connection, { max: sizes.work, pipelined: true, onError, outage })
  const waits = { ...patience, lock: frontLock }
  const front = openWatchedPool(connection, { max: sizes.front, waits, onError, outage })
  return {
    db: databaseOn(work),
    front: databaseOn(front),
    ...createAccountDatabases({ work, front }),
  }
}

/** Brings the schema up to date on a connection without time limits. Throws if it fails. */
export const bringUpToDate = async (
  connection: Connection,
  onError: (error: unknown) => void,
): Promise<void> => {
  const db = openDatabase(connection, { max: 2, waits: noHurry, onError })
  try {
    await migrate(db)
  } finally {
    await db.destroy()
  }
}
