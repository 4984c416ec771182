import type { Job as Fetched, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Outcome } from './run-job.ts'

/** Runs the jobs of one kind, each in a slot of its own. */
export type Slots = {
  /** Fetches what is due, as far as slots are free. */
  wake(): void
  /** Fetches no more. Resolves once nothing runs. */
  drain(): Promise<void>
  /** Tells what still runs to stop, and lets it be tried again, here or elsewhere. */
  giveUp(): Promise<void>
}

/** The group that a job is put in: those of one workspace. Undefined for what is about none, or about all. */
export const groupOf = ({ accountId }: Record<string, unknown>): { id: string } | undefined =>
  typeof accountId === 'string' ? { id: accountId } : undefined

/** How many slots the jobs of one workspace may take, so that many of them don't hold up everyone else's. */
const slotsForOne = (concurrency: number): number => Math.ceil(concurrency / 2)

/** What pg-boss gives back of a sign of life: 0 if the job is no longer ours. */
const Touched = z.object({ affected: z.int() })

type Running = { job: Fetched<unknown>; stop: AbortController; isGivenUp: boolean }

/**
 * The slots for one kind of job.
 *
 * pg-boss's own workers fetch a batch and wait for all of it, or ask one by one whenever anyone is told of a job. Here one job is
 * fetched after another, each as soon as there is a slot, and is completed when it ends.
 *
 * @param kind.run must not reject
 */
export const createSlots = (
  boss: Pick<PgBoss, 'fetch' | 'complete' | 'fail' | 'cancel' | 'touch'>,
  kind: {
    name: string
    concurrency: number
    run: (data: unknown, signal: AbortSignal) => Promise<Outcome>
  },
  onError: (error: unknown) => void,
): Slots => {
  const { name, concurrency } = kind
  const running = new Set<Running>()
  let mayBeMore = false
  let isFetching = false
  /** Whether the last fetch left out the jobs of some workspaces, which are looked for once a slot is free. */
  let isHeldBack = false
  let isStopping = false
  let drained: (() => void) | null = null

  const atLimit = (): string[] => {
    const counts = new Map<string, number>()
    for (const { job } of running)
      if (typeof job.groupId === 'string') counts.set(job.groupId, (counts.get(job.groupId) ?? 0) + 1)
    return [...counts].filter(([, count]) => count >= slotsForOne(concurrency)).map(([id]) => id)
  }

  const settle = async ({ job }: Running, outcome: Outcome): Promise<void> => {
    if (outcome.ok) await boss.complete(name, job)
    // What is cancelled isn't tried again.
    else if (outcome.hopeless) await boss.cancel(name, job)
    else await boss.fail(name, job, { message: outcome.error.message })
  }

  /** Says that a job is still running. One that has been taken from us is told to stop. */
  const touch = async ({ job, stop }: Running): Promise<void> => {
    try {
      const { affected } = Touched.parse(await boss.touch(name, job))
      if (affected === 0) stop.abort(new Error(`${name} was given to someone else.`))
    } catch (error) {
      onError(error)
    }
  }

  const run = async (one: Running): Promise<void> => {
    const { job, stop } = one
    const beat =
      typeof job.heartbeatSeconds === 'number'
        ? setInterval(() => void touch(one), (job.heartbeatSeconds * 1000) / 2)
        : undefined
    try {
      const outcome = await kind.run(job.data, stop.signal)
      if (!one.isGivenUp) await settle(one, outcome)
    } catch (error) {
      // It is tried again once its time is over.
      onError(error)
    } finally {
      clearInterval(beat)
      running.delete(one)
      if (isHeldBack) mayBeMore = true
      void fill()
    }
  }

  const fill = async (): Promise<void> => {
    if (isFetching) return
    isFetching = true
    while (mayBeMore && !isStopping && running.size < concurrency) {
      mayBeMore = false
      const ignoreGroups = atLimit()
      try {
        const [job] = await boss.fetch(name, { ignoreGroups })
        isHeldBack = job === undefined && ignoreGroups.length > 0
        if (job === undefined) continue
        mayBeMore = true
        const one = { job, stop: new AbortController(), isGivenUp: false }
        running.add(one)
        void run(one)
      } catch (error) {
        onError(error)
      }
    }
    isFetching = false
    if (running.size === 0) drained?.()
  }

  return {
    wake() {
      mayBeMore = true
      void fill()
    },
    async drain() {
      isStopping = true
      if (!isFetching && running.size === 0) return
      await new Promise<void>((resolve) => {
        drained = resolve
      })
    },
    async giveUp() {
      await Promise.all(
        [...running].map(async (one) => {
          one.isGivenUp = true
          await boss.fail(name, one.job, { message: 'The server stopped.' }).catch(onError)
          one.stop.abort(new Error('The server stopped.'))
        }),
      )
    },
  }
}
