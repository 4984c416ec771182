import { z } from 'zod'
import { minute } from '../../core/domain/time/durations.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { dueChannels } from '../store/notify/due-deliveries.ts'
import { accountsWithHeld } from '../store/notify/held-deliveries.ts'
import { moveHeldOf } from './move-held.ts'
import { drainOf } from './drain-effects.ts'
import type { NotifyJobParts } from './notify-parts.ts'

/**
 * Looks for what is due and has no job, because a process died, and for what is held although a duty has begun meanwhile. Each run
 * schedules the next.
 */
export const sweepDeliveries = defineJob({
  name: 'notify-sweep',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 60,
  recursWithin: 5 * minute,
  async run(_data, { db, enqueue, clock, notify }: NotifyJobParts) {
    const now = clock()
    for (const accountId of await accountsWithHeld(db, now))
      await db.transaction().execute(async (trx) => enqueue(trx, await moveHeldOf(trx, accountId, null, now)))
    const channels = (await dueChannels(db, now)).filter((name) => notify.channels.has(name))
    await db
      .transaction()
      .execute(async (trx) =>
        enqueue(trx, [
          ...channels.map((name) => drainOf(name, now, now)),
          sweepDeliveries.about('all', {}, now + notify.timings.sweep),
        ]),
      )
  },
})
