import { z } from 'zod'
import { Id } from '../../../core/domain/id.ts'
import { wakeByReply } from '../../escalations/wake-handoff.ts'
import { awaitingReply } from '../../store/psa/ticket-store.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'

/** Wakes the sessions that were parked until someone replies at their ticket. */
export const wakeForReply = defineJob({
  name: 'ticket-reply',
  data: z.object({ accountId: Id, ticketId: Id, text: z.string().max(1000) }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 2,
  timeoutSeconds: 45,
  async run({ accountId, ticketId, text }, parts) {
    for (const handoffId of await awaitingReply(parts.db, accountId, ticketId))
      await wakeByReply({ accountId, handoffId }, text, parts)
  },
})
