import { z } from 'zod'
import { day } from '../../core/domain/time/durations.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { removeEndedPushSubscriptions } from '../store/notify/address-store.ts'
import { removeOldDeliveries } from '../store/notify/due-deliveries.ts'

/**
 * How long it is kept who was told what: longer than any figure looks back (`core/domain/session/figures.ts`), and than anyone asks why they
 * weren't. Days.
 */
export const keptDays = { deliveries: 400, tests: 30 } as const

/** Deliveries removed per statement, to keep locks short. */
const batch = 1000

/** Forgets once a day what was told long ago, and the devices of sign-ins that ran out. Each run schedules the next. */
export const forgetDeliveries = defineJob({
  name: 'notify-forget',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 600,
  recursWithin: 2 * day,
  async run(_data, { db, enqueue, clock }, signal) {
    const now = clock()
    const times = { before: now - keptDays.deliveries * day, testsBefore: now - keptDays.tests * day }
    for (;;) {
      signal.throwIfAborted()
      if ((await removeOldDeliveries(db, times, batch)) < batch) break
    }
    await removeEndedPushSubscriptions(db, new Date(now))
    const next = forgetDeliveries.about('daily', {}, now + day)
    await db.transaction().execute(async (trx) => enqueue(trx, [next]))
  },
})
