import { z } from 'zod'
import { minute } from '../../../core/domain/time/durations.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import { dueConnections } from '../../store/psa/writeback-store.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { drainWritebacks } from './drain-writebacks.ts'

/** Looks for what is due and has no job, because a process died or a pause is over. Each run schedules the next. */
export const sweepWritebacks = defineJob({
  name: 'writebacks-sweep',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 60,
  recursWithin: 5 * minute,
  async run(_data, { db, enqueue, clock, psa }: PsaJobParts) {
    const due = await dueConnections(db, new Date(clock()))
    await db
      .transaction()
      .execute(async (trx) =>
        enqueue(trx, [
          ...due.map((one) => drainWritebacks.about(one.connectionId, one)),
          sweepWritebacks.about('all', {}, clock() + psa.timings.sweep),
        ]),
      )
  },
})
