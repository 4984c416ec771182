import type { Logger } from 'pino'
import { createAccountLine, type InLine } from './account-line.ts'
import { noHurry, openDatabase, type Connection, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import type { OutageLog } from './outage.ts'

/** Connections for desks' reads and writes, and a separate pool for what must answer however busy those are. */
const sizes = { work: 8, front: 4 }
/**
 * Limits per account: one decides, because its lock allows no more; two read, so that a new desk doesn't hold up the
 * others.
 */
const atOnce = { deciding: 1, pulling: 2 }
/** How much may wait per account and kind before more is told to come back later. */
const mostWaiting = 2000

export type Pools = {
  db: Database
  /** For signing in, admitting connections and reporting readiness. */
  front: Database
  inLine: InLine
  pullInLine: InLine
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
  return {
    db: openDatabase(connection, { max: sizes.work, pipelined: true, onError, outage }),
    front: openDatabase(connection, { max: sizes.front, onError, outage }),
    inLine: createAccountLine({ atOnce: atOnce.deciding, mostWaiting }),
    pullInLine: createAccountLine({ atOnce: atOnce.pulling, mostWaiting }),
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
