import { UnreadableData, type Job } from './define-job.ts'

/** How a run ended. `hopeless`: retrying won't help. */
export type Outcome = { ok: true } | { ok: false; hopeless: boolean; error: Error }

const inWords = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Runs a job once and gives up when its time is over. Never rejects, so one failing job can't affect the others. */
export const runJob = async <P>(
  job: Job<P>,
  data: unknown,
  parts: P,
  stop?: AbortSignal,
): Promise<Outcome> => {
  const late = new AbortController()
  const signal = stop === undefined ? late.signal : AbortSignal.any([late.signal, stop])
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`${job.name} took longer than ${job.timeoutSeconds} s.`)
      late.abort(error)
      reject(error)
    }, job.timeoutSeconds * 1000)
  })
  try {
    await Promise.race([job.start(data, parts, signal), timeout])
    return { ok: true }
  } catch (error) {
    return { ok: false, hopeless: error instanceof UnreadableData, error: inWords(error) }
  } finally {
    clearTimeout(timer)
  }
}
