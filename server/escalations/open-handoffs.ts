import { z } from 'zod'
import { Id } from '../../core/domain/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { openHandoffsFor } from '../store/delivery-marks.ts'

/** Opens to everyone the handoffs reserved for someone who no longer has access. */
export const openHandoffs = defineJob({
  name: 'handoffs-open',
  data: z.object({ accountId: Id, personId: Id }),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 2,
  timeoutSeconds: 60,
  async run({ accountId, personId }, { db, act }, signal) {
    for (const handoffId of await openHandoffsFor(db, accountId, personId)) {
      signal.throwIfAborted()
      await act(accountId, 'handoff.open', async () => ({ handoffId }))
    }
  },
})
