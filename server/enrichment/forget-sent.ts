import { z } from 'zod'
import { day } from '../../core/domain/time/durations.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { forgetCalls } from '../store/ai/ai-call-store.ts'
import { forgetDrafts } from '../store/ai/draft-store.ts'

/** How long what was sent is kept, drafts with it, and how long that something was sent. Days. */
export const keptDays = { sent: 30, calls: 400 } as const

/** Forgets once a day what was sent to models long ago. Each run schedules the next. */
export const forgetSent = defineJob({
  name: 'ai-forget',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 300,
  recursWithin: 2 * day,
  async run(_data, { db, enqueue, clock }) {
    const now = clock()
    await forgetCalls(db, { sent: now - keptDays.sent * day, calls: now - keptDays.calls * day })
    await forgetDrafts(db, now - keptDays.sent * day)
    await db.transaction().execute(async (trx) => enqueue(trx, [forgetSent.about('daily', {}, now + day)]))
  },
})
