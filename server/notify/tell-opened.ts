import { z } from 'zod'
import { reservedUntil } from '../../core/domain/handoff.ts'
import { Id } from '../../core/domain/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import { openedJob, tellEveryone } from './first-telling.ts'

/** Tells everyone of a directed escalation once it opens to them, unless its target took it. */
export const tellOpened = defineJob({
  name: openedJob,
  data: z.object({ accountId: Id, handoffId: Id }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  async run({ accountId, handoffId }, { db, clock, enqueue }) {
    await db.transaction().execute(async (trx) => {
      const handoff = await readDocument(trx, accountId, 'handoffs', handoffId)
      const now = clock()
      if (handoff === null || handoff.state !== 'open' || reservedUntil(handoff, now) !== null) return
      await enqueue(trx, await tellEveryone(trx, handoff, now))
    })
  },
})
