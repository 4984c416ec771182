import { fromKysely, PgBoss } from 'pg-boss'
import { poolConfig, type Connection, type Trx } from '../store/database.ts'

/** Every job, by its queue, with what it is told. Handlers must be safe to run again from any line. */
export type Jobs = {
  'handoff-wake': { accountId: string; handoffId: string }
  'handoff-deliver': { accountId: string; handoffId: string }
  'handoffs-open': { accountId: string; personId: string }
}
export type JobName = keyof Jobs

/** A job to be enqueued in the transaction of the fact that causes it. */
export type Effect = {
  [N in JobName]: { queue: N; key: string; data: Jobs[N]; startAt: number | null }
}[JobName]

export type Handlers = { [N in JobName]: (data: Jobs[N]) => Promise<void> }

/** The durable queue. `enqueue` joins the transaction; nothing runs before `start`. */
export type JobQueue = {
  enqueue(trx: Trx, effects: readonly Effect[]): Promise<void>
  start(handlers: Handlers): Promise<void>
  /** Lets running jobs end (at most 10 s) and stops. */
  stop(): Promise<void>
}

const queues: Record<JobName, { policy: string }> = {
  'handoff-wake': { policy: 'standard' },
  // One queued at a time for each handoff: what piles up while one runs is folded by the next.
  'handoff-deliver': { policy: 'short' },
  'handoffs-open': { policy: 'short' },
}

/** Opens the queue on its own small pool. Retries a failing job for about two days, ever more slowly. */
export const openJobs = async (
  connection: Connection,
  onError: (error: Error) => void,
): Promise<JobQueue> => {
  // One pool of three: fetching, completing and the listener.
  const boss = new PgBoss({
    ...(poolConfig(connection) as object),
    max: 3,
    useListenNotify: true,
    schedule: false,
  })
  boss.on('error', onError)
  await boss.start()
  for (const [name, { policy }] of Object.entries(queues)) {
    await boss.createQueue(name, {
      policy,
      notify: true,
      retryLimit: 60,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 60,
    })
  }
  return {
    async enqueue(trx, effects) {
      const db = fromKysely(trx)
      for (const { queue, key, data, startAt } of effects) {
        await boss.send(queue, data, {
          db,
          singletonKey: key,
          ...(startAt === null ? {} : { startAfter: new Date(startAt) }),
        })
      }
    },
    async start(handlers) {
      const work = async <N extends JobName>(name: N) =>
        boss.work<Jobs[N]>(
          name,
          {
            batchSize: 20,
            burstWhenBatchFull: true,
            notifyPollingIntervalSeconds: 1,
            pollingIntervalSeconds: 1,
          },
          async (batch) => {
            for (const job of batch) await handlers[name](job.data)
          },
        )
      await work('handoff-wake')
      await work('handoff-deliver')
      await work('handoffs-open')
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
