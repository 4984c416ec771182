import type { z } from 'zod'
import type { Database, Trx } from '../store/database.ts'

/** What every job has access to. A job that needs more names it where it is defined, and `server/all-jobs.ts` says what all need. */
export type JobParts = {
  db: Database
  /**
   * Lets the server act on an account. `prepare` runs under the account's lock and may return null for "nothing to do".
   * Rejects if the action isn't possible.
   */
  act(
    accountId: string,
    type: string,
    prepare: (trx: Trx) => Promise<Record<string, unknown> | null>,
  ): Promise<void>
  enqueue(trx: Trx, effects: readonly Effect[]): Promise<void>
  /** Milliseconds. */
  clock: () => number
}

/** What happens when a job fails, and when a similar one is already waiting. */
export type JobPolicy = {
  /**
   * `gathered`: one job per key waits at a time, and covers whatever is sent in the meantime. `each`: every job runs.
   */
  waiting: 'each' | 'gathered'
  retries: number
  /** Delay before the first retry, in seconds. Doubles each time, up to the maximum. */
  firstRetry: number
  longestRetry: number
  /**
   * Seconds without a sign of life after which a run counts as dead, for runs that may take minutes; ten at least. Without it,
   * that is known only when its time is over.
   */
  heartbeat?: number
}

/** For work that must happen: retries for about two days, less and less often. */
export const persistent: Omit<JobPolicy, 'waiting'> = { retries: 60, firstRetry: 2, longestRetry: 3600 }

/** A job to enqueue in the same transaction as its cause. `startAt` in milliseconds; null: right away. */
export type Effect = { job: string; key: string; data: Record<string, unknown>; startAt: number | null }

/** One kind of job, as the queue sees it, and what it needs. */
export type Job<P = JobParts> = {
  name: string
  policy: JobPolicy
  concurrency: number
  timeoutSeconds: number
  /** How far ahead its next run lies at most. Milliseconds. */
  recursWithin?: number
  /** Runs on data taken from the queue. Rejects with `UnreadableData` if the data has the wrong shape. */
  start: (data: unknown, parts: P, signal: AbortSignal) => Promise<void>
}

/** The job's data has the wrong shape, so retrying won't help. */
export class UnreadableData extends Error {}

/**
 * Defines a kind of job.
 *
 * @param definition.data checked on arrival, because the queue may hold jobs written by another version
 * @param definition.concurrency how many run at once in one process, at most; of one workspace half as many, rounded up. Other
 *   kinds are not affected
 * @param definition.timeoutSeconds after which a run counts as failed and its signal is aborted
 * @param definition.recursWithin for work that schedules itself: how far ahead its next run lies at most. What lies further was scheduled by a
 *   clock that was ahead and has been set back, and runs now. Milliseconds
 * @param definition.run says by the type of its parts what it needs. Must be safe to restart from any line: an interrupted run is repeated
 */
export const defineJob = <D extends Record<string, unknown>, P = JobParts>(definition: {
  name: string
  data: z.ZodType<D>
  policy: JobPolicy
  concurrency: number
  timeoutSeconds: number
  recursWithin?: number
  run: (data: D, parts: P, signal: AbortSignal) => Promise<void>
}): Job<P> & {
  /** What `enqueue` takes. `key` is what the job is about: with `gathered`, one job per key waits at a time. */
  about(key: string, data: D, startAt?: number): Effect
} => ({
  name: definition.name,
  policy: definition.policy,
  concurrency: definition.concurrency,
  timeoutSeconds: definition.timeoutSeconds,
  ...(definition.recursWithin === undefined ? {} : { recursWithin: definition.recursWithin }),
  async start(data, parts, signal) {
    const parsed = definition.data.safeParse(data)
    if (!parsed.success)
      throw new UnreadableData(`The data of ${definition.name} is not of its shape.`, { cause: parsed.error })
    await definition.run(parsed.data, parts, signal)
  },
  about: (key, data, startAt) => ({ job: definition.name, key, data, startAt: startAt ?? null }),
})
