import { Socket } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { changesChannel, thisProcess } from './change-log.ts'
import { poolConfig, type Connection, type Database, type Trx } from './database.ts'

/** The channel on which a process tells the others to disconnect a person. */
export const accessChannel = 'access'
/** The channel on which processes report who is looking at what. */
const presenceChannel = 'presence'
/** The channel on which processes pass on what the assistant is writing. */
const saidChannel = 'said'
/** The channel on which processes hear that someone changed how they are told. */
export const rulesChannel = 'rules'
/** The channel on which a process hears itself, to know that it is still listening. */
const beatChannel = `beat_${thisProcess}`

/** The application name this connection shows in PostgreSQL. */
export const listenerName = 'baton listener'

/** How often a process pings itself, and how late the ping may arrive. Milliseconds. */
export const heartbeat = { every: 2000, late: 6000 } as const

export type Listener = {
  /** Starts listening; resolves once it works. */
  start(on: Heard): Promise<void>
  /** Sends presence to every process, including this one, in order. Rejects without a connection. */
  tellPresence(payloads: readonly string[]): Promise<void>
  /** Passes on what the assistant is writing, in the same way. Rejects without a connection. */
  tellSaid(payloads: readonly string[]): Promise<void>
  /**
   * True before the start, and while messages may be lost: from when we notice until everything missed has been caught
   * up.
   */
  isDeaf(): boolean
  close(): Promise<void>
}

export type Heard = {
  /** `own`: this process made the commit and is about to tell its desks itself. */
  change: (accountId: string, rev: number, own: boolean) => void
  access: (personId: string) => void
  presence: (payload: string) => void
  said: (payload: string) => void
  /** This person changed how they are told. */
  rules: (personId: string) => void
  /** Messages were missed. The listener counts as deaf until this resolves; if it rejects, it is retried. */
  gap: () => Promise<void>
}

/** One listening connection, and a way to cut it off: a dead line never answers a goodbye. */
type Line = { client: pg.Client; heardAt: number; saying: Promise<unknown>; hangUp: () => void }

/**
 * Hears what processes commit, including this one.
 *
 * Holds one connection of its own and regularly pings itself on it: a connection can die without a sign, for example
 * when a firewall drops it or a machine vanishes. When it breaks or is late, it is reopened with growing delays, and
 * `gap` is called because messages were missed in the meantime.
 */
export const createListener = (
  connection: Connection,
  onError: (error: unknown) => void,
  beat: { every: number; late: number } = heartbeat,
): Listener => {
  let closed = false
  let deaf = true
  let on: Heard | null = null
  let beating: NodeJS.Timeout | undefined
  let line: Line | null = null
  let pause = 100
  let timer: NodeJS.Timeout | undefined

  const heard = (to: Line, channel: string, payload: string): void => {
    to.heardAt = performance.now()
    if (channel === beatChannel || to !== line || on === null) return
    if (channel === accessChannel) on.access(payload)
    else if (channel === presenceChannel) on.presence(payload)
    else if (channel === saidChannel) on.said(payload)
    else if (channel === rulesChannel) on.rules(payload)
    else {
      const [accountId = '', rev, from] = payload.split(':')
      on.change(accountId, Number(rev), from === thisProcess)
    }
  }

  const connect = async (): Promise<void> => {
    const stream = new Socket()
    const client = new pg.Client({
      ...poolConfig(connection),
      application_name: listenerName,
      stream: () => stream,
      keepAlive: true,
      connectionTimeoutMillis: beat.late,
    })
    const next: Line = {
      client,
      heardAt: performance.now(),
      saying: Promise.resolve(),
      hangUp: () => void stream.destroy(),
    }
    client.on('notification', ({ channel, payload = '' }) => heard(next, channel, payload))
    client.on('error', (error) => {
      if (!closed) onError(error)
    })
    client.on('end', () => {
      if (line === next) lost()
    })
    const tooLate = setTimeout(next.hangUp, beat.late).unref()
    try {
      await client.connect()
      for (const channel of [
        changesChannel,
        accessChannel,
        presenceChannel,
        saidChannel,
        rulesChannel,
        beatChannel,
      ])
        await client.query(`listen ${channel}`)
      // Nothing sent on this connection matters after a crash, so no one's commit should wait for its disk write.
      await client.query('set synchronous_commit = off')
    } catch (error) {
      next.hangUp()
      throw error
    } finally {
      clearTimeout(tooLate)
    }
    next.heardAt = performance.now()
    line = next
    pause = 100
  }

  const lost = (): void => {
    line?.hangUp()
    line = null
    deaf = true
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => void again(), pause)
    pause = Math.min(pause * 2, 5000)
  }

  const again = async (): Promise<void> => {
    try {
      await connect()
    } catch (error) {
      if (closed) return
      onError(error)
      lost()
      return
    }
    await makeGood()
  }

  /** Only now does it count as listening: no one may rely on it before the missed messages are made up for. */
  const makeGood = async (): Promise<void> => {
    const mine = line
    try {
      await on?.gap()
      if (mine !== null && mine === line) deaf = false
    } catch (error) {
      if (closed || mine !== line) return
      onError(error)
      timer = setTimeout(() => void makeGood(), 1000)
    }
  }

  /** One at a time, because a connection does one thing at a time. */
  const say = async (to: Line, channel: string, payloads: readonly string[]): Promise<void> => {
    const said = to.saying.then(async () =>
      to.client.query(
        'select pg_notify($1, said.payload) from unnest($2::text[]) with ordinality as said(payload, n) order by n',
        [channel, payloads],
      ),
    )
    to.saying = said.catch(() => undefined)
    await said
  }

  const tell = async (channel: string, payloads: readonly string[]): Promise<void> => {
    if (line === null) throw new Error('The connection to the database is being made again.')
    await say(line, channel, payloads)
  }

  const isLate = (current: Line): boolean =>
    current === line && performance.now() - current.heardAt > beat.late

  const speak = (): void => {
    const current = line
    if (current === null) return
    if (isLate(current)) {
      // A process that was too busy to read has its messages waiting: check again after it has read them.
      setImmediate(() => {
        if (!isLate(current)) return
        onError(new Error('Nothing was heard from the database for too long; its connection is made again.'))
        lost()
      })
      return
    }
    say(current, beatChannel, ['']).catch(() => undefined)
  }

  return {
    async start(hears) {
      on = hears
      await connect()
      deaf = false
      beating = setInterval(speak, beat.every).unref()
    },
    tellPresence: async (payloads) => tell(presenceChannel, payloads),
    tellSaid: async (payloads) => tell(saidChannel, payloads),
    isDeaf: () => deaf,
    async close() {
      closed = true
      clearTimeout(timer)
      clearInterval(beating)
      const last = line
      line = null
      await Promise.race([
        last?.client.end(),
        new Promise((resolve) => {
          setTimeout(resolve, 1000).unref()
        }),
      ])
      last?.hangUp()
    },
  }
}

/** Tells every process, when the transaction commits, to disconnect a person. */
export const notifyAccess = async (db: Database | Trx, personId: string): Promise<void> => {
  await sql`select pg_notify(${accessChannel}, ${personId})`.execute(db)
}
