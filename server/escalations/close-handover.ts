import { z } from 'zod'
import { Id, Timestamp } from '../../core/domain/document/id.ts'
import { defineJob, persistent, type JobParts } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import { readDocument } from '../store/change-log.ts'
import { claimsOf } from '../store/policy/handover-store.ts'

type Due = { accountId: string; handoverId: string; dueAt: number }

/** Ends the time to answer a shift handover, if it is over and no one has ended it. */
export const endHandover = async (
  { accountId, handoverId, dueAt }: Due,
  { act, clock }: Pick<JobParts, 'act' | 'clock'>,
): Promise<void> =>
  act(accountId, 'handover.close', async (trx) => {
    const handover = await readDocument(trx, accountId, 'handovers', handoverId)
    if (handover === null || handover.answerBy !== dueAt || clock() < dueAt) return null
    const sessionIds = handover.items.map(({ sessionId }) => sessionId)
    return { handoverId, dueAt, claims: await claimsOf(trx, accountId, handover.from, sessionIds) }
  })

/** The timer of a shift handover, written in the transaction that accepts it. */
export const closeHandover = defineJob({
  name: 'handover-close',
  data: z.object({ accountId: Id, handoverId: Id, dueAt: Timestamp }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 2,
  timeoutSeconds: 45,
  async run(due, parts, signal) {
    await whenDue(due.dueAt, parts.clock, signal, async () => endHandover(due, parts))
  },
})
