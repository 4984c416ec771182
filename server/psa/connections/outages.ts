import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import { defineJob, type JobParts } from '../../jobs/define-job.ts'
import { findSecrets, pauseConnection, resumeConnection } from '../../store/psa/connection-store.ts'
import type { PsaProblem, PsaProvider, PsaResult } from '../provider.ts'
import { type PsaTimings, waitBefore } from '../timings.ts'
import type { Connections } from './connections.ts'

type Told = IntentInput<'connection.state'>
type Parts = JobParts & { psa: { connections: Connections; timings: PsaTimings } }

/**
 * Leaves a system alone that is down, overloaded, or doesn't know us any more. Gives until when; null if it was removed. Then it is asked
 * whether it is back, whatever else there is to ask: people see that it fails, and typed numbers wait for it.
 */
export const pause = async (
  { db, act, clock, enqueue, psa }: JobParts & { psa: { timings: PsaTimings } },
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
  if (until !== null) {
    const at = until.getTime()
    const again = askAgain.about(`${connectionId}@${at}`, { accountId, connectionId }, at)
    await db.transaction().execute(async (trx) => enqueue(trx, [again]))
  }
  // Being asked to slow down is no failure, and passes quickly.
  if (problem.kind !== 'rate_limited') {
    const told: Told = { connectionId, state: 'failing', problem: problem.message }
    await act(accountId, 'connection.state', async () => told)
  }
  return until?.getTime() ?? null
}

/** What any system answers that can be asked at all. */
const askPlainly = async (
  provider: Pick<PsaProvider, 'searchTickets'>,
  signal: AbortSignal,
): Promise<PsaResult<unknown>> =>
  provider.searchTickets({ text: '', memberId: null, openOnly: true, limit: 1 }, signal)

/**
 * Whether a system that failed at something answers a plain question: then it failed at that alone, which must not keep everything else
 * waiting.
 */
export const stillAnswers = async (
  provider: Pick<PsaProvider, 'searchTickets'>,
  signal: AbortSignal,
): Promise<boolean> => (await askPlainly(provider, signal)).ok

/** Whether a failure is the system's as a whole, and not about the one thing that was asked for. */
export const isOfSystem = async (
  provider: Pick<PsaProvider, 'searchTickets'>,
  { kind }: Pick<PsaProblem, 'kind'>,
  signal: AbortSignal,
): Promise<boolean> =>
  kind === 'unauthorized' ||
  kind === 'rate_limited' ||
  (kind === 'unavailable' && !(await stillAnswers(provider, signal)))

/** The system answers. */
export const resume = async (
  { db, act }: Pick<JobParts, 'db' | 'act'>,
  accountId: string,
  connectionId: string,
): Promise<void> => {
  const secrets = await findSecrets(db, connectionId)
  if (secrets === null || (secrets.failures === 0 && secrets.pausedUntil === null)) return
  const told: Told = { connectionId, state: 'ready', problem: null }
  await act(accountId, 'connection.state', async (trx) =>
    (await resumeConnection(trx, connectionId)) ? told : null,
  )
}

/** Asks a system that was left alone whether it is back; if it isn't, again after the next pause. */
export const askAgain = defineJob({
  name: 'connection-ask-again',
  data: z.object({ accountId: Id, connectionId: Id }),
  policy: { waiting: 'gathered', retries: 3, firstRetry: 30, longestRetry: 600 },
  concurrency: 4,
  timeoutSeconds: 60,
  async run({ accountId, connectionId }, parts: Parts, signal) {
    const { db, psa, clock } = parts
    const secrets = await findSecrets(db, connectionId)
    // Paused anew, and asked after that.
    if (secrets === null || (secrets.pausedUntil?.getTime() ?? 0) > clock()) return
    const open = await psa.connections.open(db, accountId, connectionId)
    // What can't be read any more has to be connected again, which starts everything anew. One that has answered since, or only asked to
    // slow down, keeps no one waiting; that it takes a question now doesn't mean that it takes as many as before.
    if (open?.connection.state !== 'failing') return
    const answer = await askPlainly(open.provider, signal)
    if (answer.ok) await resume(parts, accountId, connectionId)
    else await pause(parts, accountId, connectionId, answer.problem)
  },
})
