import { setTimeout as pause } from 'node:timers/promises'
import { fromKysely, PgBoss, type Db } from 'pg-boss'
import { ofClient, openQueueDatabase, type QueueClient } from '../store/queue-database.ts'
import { outageOf } from '../store/outage.ts'
import type { Connection, Trx } from '../store/database.ts'
import type { Effect, Job } from './define-job.ts'
import { runJob } from './run-job.ts'
import { createSlots, groupOf, type Slots } from './slots.ts'

/** The durable queue. */
export type JobQueue = {
  /** Joins the caller's transaction. */
  enqueue(trx: Trx, effects: readonly Effect[]): Promise<void>
}

/** The queue, and what runs its jobs in this process once it is started. */
export type JobRunner<P> = JobQueue & {
  /** The same in a transaction that goes on with copying, which Kysely can't. */
  enqueueWith(client: QueueClient, effects: readonly Effect[]): Promise<void>
  start(parts: P): Promise<void>
  /** Waits for running jobs (at most 10 s), then stops. May be called twice. */
  stop(): Promise<void>
}

/** The queue's own connections for fetching and completing jobs, not counting the listener. */
const connections = 3
/** How long after its time-out a silent job counts as dead. Seconds. */
const grace = 15
/**
 * How often it is looked which kinds have jobs that are due: timers, retries, and what a lost notification was about. Besides,
 * jobs are fetched only when notified, because asking for each of two dozen kinds costs more than most jobs do. Milliseconds.
 */
const lookEvery = 1000
/** How often it is looked which jobs a wrong clock has put off, by a clock that never jumps. Milliseconds. */
const bringForwardEvery = 10_000
/** How long running jobs may take to end when the queue stops. Milliseconds. */
const patience = 10_000
/** How often silent jobs are looked for: someone may be waiting for one. Seconds. */
const lookForSilent = 15

/** pg-boss reports errors as plain objects, which the log couldn't print properly. */
export const errorOf = (told: unknown): Error => {
  if (told instanceof Error) return told
  const { message, stack, queue, code } = (told ?? {}) as Record<string, unknown>
  const where = typeof queue === 'string' ? ` (${queue})` : ''
  const error = new Error(
    `The job queue failed${where}: ${typeof message === 'string' ? message : String(told)}`,
  )
  if (typeof stack === 'string') error.stack = stack
  return Object.assign(error, typeof code === 'string' ? { code } : {})
}

/** Opens the queue for these kinds of jobs. */
export const openJobs = async <P>(
  connection: Connection,
  kinds: readonly Job<P>[],
  onError: (error: Error) => void,
): Promise<JobRunner<P>> => {
  // The server's own pool already logs that the database is down.
  const failed = (told: unknown) => {
    if (outageOf(told) !== 'away') onError(errorOf(told))
  }
  const slots = new Map<string, Slots>()
  const database = openQueueDatabase(connection, {
    max: connections,
    onError: failed,
    onDue: (queue) => slots.get(queue)?.wake(),
  })
  const boss = new PgBoss({
    db: database,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: lookForSilent,
    monitorIntervalSeconds: lookForSilent,
  })
  boss.on('error', failed)
  try {
    await boss.start()
    // Most servers find their queues as they left them.
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const { name, policy, timeoutSeconds } of kinds) {
      const options = {
        notify: true,
        retryLimit: policy.retries,
        retryDelay: policy.firstRetry,
        retryBackoff: true,
        retryDelayMax: policy.longestRetry,
        expireInSeconds: timeoutSeconds + grace,
        ...(policy.heartbeat === undefined ? {} : { heartbeatSeconds: policy.heartbeat }),
      }
      const found: Record<string, unknown> = { ...known.get(name) }
      if (Object.entries(options).every(([option, value]) => found[option] === value)) continue
      await boss.createQueue(name, {
        policy: policy.waiting === 'gathered' ? 'short' : 'standard',
        ...options,
      })
      // An existing queue keeps its original settings.
      await boss.updateQueue(name, options)
    }
  } catch (error) {
    await database.close()
    throw error
  }
  let looking: NodeJS.Timeout | undefined
  let isStopping = false
  let broughtAt = -Infinity
  const bringForward = async (): Promise<void> => {
    const now = performance.now()
    if (now - broughtAt < bringForwardEvery) return
    broughtAt = now
    await database.bringForward(
      kinds.map(({ name, recursWithin, policy }) => ({
        name,
        furthest: recursWithin ?? null,
        longestRetry: 2 * policy.longestRetry * 1000,
      })),
    )
  }
  const look = async (): Promise<void> => {
    try {
      await bringForward()
      for (const queue of await database.due([...slots.keys()])) slots.get(queue)?.wake()
    } catch (error) {
      if (!isStopping) failed(error)
    }
    if (!isStopping) looking = setTimeout(() => void look(), lookEvery)
  }

  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    isStopping = true
    clearTimeout(looking)
    const ended = Promise.all([...slots.values()].map(async (one) => one.drain()))
    const isOver = new AbortController()
    const tooLong = pause(patience, undefined, { signal: isOver.signal }).catch(() => undefined)
    await Promise.race([ended, tooLong])
    isOver.abort()
    await Promise.all([...slots.values()].map(async (one) => one.giveUp()))
    await boss.stop({ graceful: false })
    await database.close()
  }
  const sendAll = async (db: Db, effects: readonly Effect[]): Promise<void> => {
    const send = async (same: readonly Effect[]): Promise<void> => {
      for (const { job, key, data, startAt } of same) {
        const group = groupOf(data)
        await boss.send(job, data, {
          db,
          singletonKey: key,
          ...(group === undefined ? {} : { group }),
          ...(startAt === null ? {} : { startAfter: new Date(startAt) }),
        })
      }
    }
    // At once, but for what is about the same: there, the first one counts.
    const byKey = new Map<string, Effect[]>()
    for (const effect of effects) {
      const name = `${effect.job} ${effect.key}`
      byKey.set(name, [...(byKey.get(name) ?? []), effect])
    }
    await Promise.all([...byKey.values()].map(send))
  }
  return {
    enqueue: async (trx, effects) => sendAll(fromKysely(trx), effects),
    enqueueWith: async (client, effects) => sendAll(ofClient(client), effects),
    async start(parts) {
      if (isStopping) return
      for (const job of kinds) {
        const run = async (data: unknown, signal: AbortSignal) => {
          const outcome = await runJob(job, data, parts, signal)
          if (!outcome.ok) failed(new Error(`The job ${job.name} failed.`, { cause: outcome.error }))
          return outcome
        }
        slots.set(job.name, createSlots(boss, { name: job.name, concurrency: job.concurrency, run }, failed))
      }
      void look()
    },
    stop: async () => (stopping ??= stop()),
  }
}
