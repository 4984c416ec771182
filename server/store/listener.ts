import { sql } from 'kysely'
import pg from 'pg'
import { changesChannel, thisProcess } from './change-log.ts'
import { poolConfig, type Connection, type Database, type Trx } from './database.ts'

/** Channel on which a process tells the others that a person's connections must be cut. */
export const accessChannel = 'access'

export type Listener = { close(): Promise<void> }

/**
 * Hears what processes commit, this one included.
 *
 * Holds one connection of its own. When it breaks it connects again with a growing pause and calls `onGap`,
 * because messages were missed meanwhile.
 */
export const listen = async (
  connection: Connection,
  on: {
    /** `own`: this process committed it, and is about to tell its desks by itself. */
    change: (accountId: string, rev: number, own: boolean) => void
    access: (personId: string) => void
    gap: () => void
    error: (error: unknown) => void
  },
): Promise<Listener> => {
  let closed = false
  let client: pg.Client | null = null
  let pause = 100
  let timer: NodeJS.Timeout | undefined

  const again = (): void => {
    if (closed) return
    client = null
    timer = setTimeout(() => {
      open().then(on.gap, (error: unknown) => {
        on.error(error)
        again()
      })
    }, pause)
    pause = Math.min(pause * 2, 5000)
  }

  const open = async (): Promise<void> => {
    const next = new pg.Client({ ...poolConfig(connection), keepAlive: true })
    next.on('notification', ({ channel, payload = '' }) => {
      if (channel === accessChannel) on.access(payload)
      else {
        const [accountId = '', rev, from] = payload.split(':')
        on.change(accountId, Number(rev), from === thisProcess)
      }
    })
    next.on('error', on.error)
    await next.connect()
    await next.query(`listen ${changesChannel}`)
    await next.query(`listen ${accessChannel}`)
    next.on('end', again)
    client = next
    pause = 100
  }

  await open()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

/** Tells every process, when the transaction commits, to cut a person's connections. */
export const notifyAccess = async (db: Database | Trx, personId: string): Promise<void> => {
  await sql`select pg_notify(${accessChannel}, ${personId})`.execute(db)
}
