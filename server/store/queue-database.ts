import pg from 'pg'
import { openPool, poolConfig, type Connection } from './database.ts'

/** A connection whose transaction jobs can join. */
export type QueueClient = pg.Client

/** The transaction of a client that is used for nothing else meanwhile: one statement at a time. */
export const ofClient = (client: QueueClient) => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    executeSql: async (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> => {
      const mine = last.then(async () => client.query(text, values))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** The shortest and longest delay before the listener reconnects. Milliseconds. */
const pauses = { first: 500, most: 5000 }
/** How often to check that the listener works, and how long it may take to answer. Milliseconds. */
const heartbeat = { every: 10_000, patience: 5000 }

/**
 * The queue's own connections: a small pool, and one that listens for new jobs.
 *
 * As with all of the server's connections, every wait has a limit and an error can't crash the process. Missing a
 * notification only costs a second, because it is also looked for what is due (`due`).
 *
 * @param options.onDue a queue has a job that could begin now
 */
export const openQueueDatabase = (
  connection: Connection,
  options: { max: number; onError: (error: Error) => void; onDue: (queue: string) => void },
) => {
  const pool = openPool(connection, options)
  return {
    async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
      const client = await pool.connect()
      try {
        return await client.query(text, values)
      } finally {
        client.release()
      }
    },
    /** Those of these queues that have a job which could begin now. */
    async due(queues: readonly string[]): Promise<string[]> {
      const client = await pool.connect()
      try {
        const { rows } = await client.query<{ name: string }>({
          name: 'queues-due',
          text: `select one.name from unnest($1::text[]) as one(name) where exists (
            select 1 from pgboss.job
            where job.name = one.name and job.state < 'active' and not job.blocked and job.start_after <= now())`,
          values: [queues],
        })
        return rows.map(({ name }) => name)
      } finally {
        client.release()
      }
    },
    /**
     * Lets those jobs run now that lie further ahead than their kind ever does: the clock that scheduled them, this database's or a
     * server's, was ahead and has been set back. `furthest` null leaves the timers of a kind alone. Milliseconds.
     */
    async bringForward(
      kinds: readonly { name: string; furthest: number | null; longestRetry: number }[],
    ): Promise<void> {
      const client = await pool.connect()
      try {
        await client.query({
          name: 'queues-bring-forward',
          text: `update pgboss.job set start_after = now()
            from unnest($1::text[], $2::float8[], $3::float8[]) as one(name, furthest, longest_retry)
            where job.name = one.name and job.state < 'active' and job.start_after > now() + interval '1 millisecond' *
              case when job.state = 'retry' then one.longest_retry else one.furthest end`,
          values: [
            kinds.map(({ name }) => name),
            kinds.map(({ furthest }) => furthest),
            kinds.map(({ longestRetry }) => longestRetry),
          ],
        })
      } finally {
        client.release()
      }
    },
    /** pg-boss would wake workers of its own, of which there are none. */
    async listen(channel: string) {
      return keepListening(connection, { channel, onNotification: options.onDue, onError: options.onError })
    },
    close: async () => pool.end(),
  }
}

const keepListening = async (
  connection: Connection,
  on: {
    channel: string
    onNotification: (payload: string) => void
    onError: (error: Error) => void
  },
) => {
  let closed = false
  let client: pg.Client | null = null
  let pause = pauses.first
  let timer: NodeJS.Timeout | undefined

  const lost = (gone: pg.Client): void => {
    if (client !== gone || closed) return
    client = null
    clearTimeout(timer)
    gone.end().catch(() => undefined)
    timer = setTimeout(() => void connect(), pause)
    pause = Math.min(pause * 2, pauses.most)
  }

  const beat = (over: pg.Client): void => {
    timer = setTimeout(() => {
      const late = setTimeout(() => lost(over), heartbeat.patience)
      over.query('select 1').then(
        () => {
          clearTimeout(late)
          if (client === over) beat(over)
        },
        () => lost(over),
      )
    }, heartbeat.every)
  }

  const connect = async (): Promise<void> => {
    const next = new pg.Client(poolConfig(connection))
    client = next
    // Never removed: a connection we gave up on may still fail much later.
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => {
      if (payload !== undefined) on.onNotification(payload)
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(on.channel)}`)
    } catch (error) {
      if (!closed) on.onError(error as Error)
      lost(next)
      return
    }
    pause = pauses.first
    beat(next)
  }

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
