import { z } from 'zod'
import { Id } from '../../core/domain/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { marksOf } from '../store/delivery-marks.ts'

/** Folds the marks that have piled up for a handoff into it: whom it reached, and who has seen it. */
export const deliverHandoff = defineJob({
  name: 'handoff-deliver',
  data: z.object({ accountId: Id, handoffId: Id }),
  // What piles up while one runs is folded by the next.
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  run: async ({ accountId, handoffId }, { act }) =>
    act(accountId, 'handoff.deliver', async (trx) => {
      const marks = await marksOf(trx, accountId, handoffId)
      return marks.length === 0 ? null : { handoffId, marks }
    }),
})
