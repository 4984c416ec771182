import type { IntentInput } from '../../../core/intents/registry.ts'
import type { JobParts } from '../../jobs/define-job.ts'
import { pauseConnection, resumeConnection } from '../../store/psa/connection-store.ts'
import type { PsaProblem, PsaProvider } from '../provider.ts'
import { type PsaTimings, waitBefore } from '../timings.ts'

type Told = IntentInput<'connection.state'>

/** Leaves a system alone that is down, overloaded, or doesn't know us any more. Gives until when; null if it was removed. */
export const pause = async (
  { db, act, clock, psa }: Pick<JobParts, 'db' | 'act' | 'clock'> & { psa: { timings: PsaTimings } },
  accountId: string,
  connectionId: string,
  problem: PsaProblem,
): Promise<number | null> => {
  const { outages } = psa.timings
  const now = clock()
  const until = await pauseConnection(db, connectionId, now, (failures) => {
    const usual = outages[Math.min(failures, outages.length - 1)] ?? 60_000
    // Who asks to slow down knows for how long. Once: if that wasn't enough, it is left alone like one that is down.
    const isBelieved = problem.kind === 'rate_limited' && problem.retryAfterMs !== null && failures === 0
    return new Date(now + waitBefore(isBelieved ? 0 : usual, problem))
  })
  // Being asked to slow down is no failure, and passes quickly.
  if (problem.kind !== 'rate_limited') {
    const told: Told = { connectionId, state: 'failing', problem: problem.message }
    await act(accountId, 'connection.state', async () => told)
  }
  return until?.getTime() ?? null
}

/**
 * Whether a system that failed at something answers a plain question: then it failed at that alone, which must not keep everything else
 * waiting.
 */
export const stillAnswers = async (
  provider: Pick<PsaProvider, 'searchTickets'>,
  signal: AbortSignal,
): Promise<boolean> =>
  (await provider.searchTickets({ text: '', memberId: null, openOnly: true, limit: 1 }, signal)).ok

/** The system answers. */
export const resume = async (
  { db, act }: Pick<JobParts, 'db' | 'act'>,
  accountId: string,
  connectionId: string,
): Promise<void> => {
  if (!(await resumeConnection(db, connectionId))) return
  const told: Told = { connectionId, state: 'ready', problem: null }
  await act(accountId, 'connection.state', async () => told)
}
