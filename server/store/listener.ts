import { sql } from 'kysely'
import pg from 'pg'
import { changesChannel, thisProcess } from './change-log.ts'
import { poolConfig, type Connection, type Database, type Trx } from './database.ts'

/** Channel on which a process tells the others that a person's connections must be cut. */
export const accessChannel = 'access'
/** Channel on which processes say who is looking at what. */
const presenceChannel = 'presence'

export type Listener = {
  /** Says something about presence to every process, this one included, in order. Rejects without a connection. */
  tellPresence(payloads: readonly string[]): Promise<void>
  close(): Promise<void>
}

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
    presence: (payload: string) => void
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
      else if (channel === presenceChannel) on.presence(payload)
      else {
        const [accountId = '', rev, from] = payload.split(':')
        on.change(accountId, Number(rev), from === thisProcess)
      }
    })
    next.on('error', on.error)
    await next.connect()
    await next.query(`listen ${changesChannel}`)
    await next.query(`listen ${accessChannel}`)
    await next.query(`listen ${presenceChannel}`)
    // What this connection says is worth nothing after a crash, and no commit of others should wait for its disk.
    await next.query('set synchronous_commit = off')
    next.on('end', again)
    client = next
    pause = 100
  }

  await open()
  return {
    async tellPresence(payloads) {
      if (client === null) throw new Error('The connection to the database is being made again.')
      await client.query(
        'select pg_notify($1, said.payload) from unnest($2::text[]) with ordinality as said(payload, n) order by n',
        [presenceChannel, payloads],
      )
    },
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
