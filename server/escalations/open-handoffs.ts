import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { reservedForNoOne } from '../store/delivery-marks.ts'

/** Opens to everyone the handoffs of an account that are reserved for people, or a team, who no longer have access. */
export const openHandoffs = defineJob({
  name: 'handoffs-open',
  data: z.object({ accountId: Id }),
  // What changes during a run is looked at by the next one.
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 2,
  timeoutSeconds: 60,
  async run({ accountId }, { db, act }, signal) {
    for (const handoffId of await reservedForNoOne(db, accountId)) {
      signal.throwIfAborted()
      await act(accountId, 'handoff.open', async () => ({ handoffId }))
    }
  },
})
