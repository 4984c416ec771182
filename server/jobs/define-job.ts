import type { z } from 'zod'
import type { Database, Trx } from '../store/database.ts'

/** What a job may use. */
export type JobParts = {
  db: Database
  /**
   * Lets the server act on an account; `prepare` runs under the account's lock and may say null: nothing to do.
   * Rejects when the action is not possible.
   */
  act(
    accountId: string,
    type: string,
    prepare: (trx: Trx) => Promise<Record<string, unknown> | null>,
  ): Promise<void>
  enqueue(trx: Trx, effects: readonly Effect[]): Promise<void>
  /** Milliseconds. */
  clock: () => number
  /** How long an image that no entry refers to is kept. Milliseconds; Infinity for ever. */
  unusedFileMs: number
}

/** What happens when a job fails, and when one like it waits already. */
export type JobPolicy = {
  /** `gathered`: one of a key waits at a time, and what is sent meanwhile is left to it. `each`: every one runs. */
  waiting: 'each' | 'gathered'
  retries: number
  /** Before the first retry; doubled with each, up to the longest. Seconds. */
  firstRetry: number
  longestRetry: number
}

/** For what must happen: tried again for about two days, ever more slowly. */
export const persistent: Omit<JobPolicy, 'waiting'> = { retries: 60, firstRetry: 2, longestRetry: 3600 }

/** A job to be enqueued in the transaction of the fact that causes it. `startAt` in milliseconds; null: at once. */
export type Effect = { job: string; key: string; data: Record<string, unknown>; startAt: number | null }

/** One kind of job, as the queue sees it. */
export type Job = {
  name: string
  policy: JobPolicy
  concurrency: number
  timeoutSeconds: number
  /** Runs on data as it came out of the queue. Rejects with `UnreadableData` when the data is not of its shape. */
  start(data: unknown, parts: JobParts, signal: AbortSignal): Promise<void>
}

/** The data of a job is not of its shape: trying again would change nothing. */
export class UnreadableData extends Error {}

/**
 * Defines a kind of job.
 *
 * @param definition.data checked on arrival, because what waits may have been written by another version
 * @param definition.concurrency how many run at once in one process, none of them in the way of other kinds
 * @param definition.timeoutSeconds after which a run counts as failed and its signal is aborted
 * @param definition.run has to be safe to run again from any line: a run that was cut off is run once more
 */
export const defineJob = <D extends Record<string, unknown>>(definition: {
  name: string
  data: z.ZodType<D>
  policy: JobPolicy
  concurrency: number
  timeoutSeconds: number
  run: (data: D, parts: JobParts, signal: AbortSignal) => Promise<void>
}): Job & {
  /** What `enqueue` takes. `key` is what the job is about: with `gathered`, one of a key waits at a time. */
  about(key: string, data: D, startAt?: number): Effect
} => ({
  name: definition.name,
  policy: definition.policy,
  concurrency: definition.concurrency,
  timeoutSeconds: definition.timeoutSeconds,
  async start(data, parts, signal) {
    const parsed = definition.data.safeParse(data)
    if (!parsed.success)
      throw new UnreadableData(`The data of ${definition.name} is not of its shape.`, { cause: parsed.error })
    await definition.run(parsed.data, parts, signal)
  },
  about: (key, data, startAt) => ({ job: definition.name, key, data, startAt: startAt ?? null }),
})
