import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { reachOf } from '../../core/domain/duty/reach.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import { outsideReached } from '../store/notify/delivery-store.ts'
import { peopleReached } from '../store/delivery-marks.ts'

/** Counts the marks that have accumulated for a handoff: how many people it reached, and how many have seen it. */
export const deliverHandoff = defineJob({
  name: 'handoff-deliver',
  data: z.object({ accountId: Id, handoffId: Id }),
  // Marks that arrive during a run are counted by the next one.
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  run: async ({ accountId, handoffId }, { act }) =>
    act(accountId, 'handoff.deliver', async (trx) => {
      const handoff = await readDocument(trx, accountId, 'handoffs', handoffId)
      if (handoff === null) return null
      const { since } = handoff.reach
      const people = await peopleReached(trx, accountId, handoffId, since)
      const outside = await outsideReached(trx, accountId, handoffId, since)
      return { handoffId, reach: reachOf(people, outside, handoff.reach) }
    }),
})
