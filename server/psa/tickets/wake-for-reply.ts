import { z } from 'zod'
import { Id } from '../../../core/domain/id.ts'
import { awaitingReply } from '../../store/psa/ticket-store.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'

/** Wakes the sessions that were parked until someone replies at their ticket. */
export const wakeForReply = defineJob({
  name: 'ticket-reply',
  data: z.object({ accountId: Id, ticketId: Id, text: z.string().max(1000) }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 2,
  timeoutSeconds: 45,
  async run({ accountId, ticketId, text }, { db, act }) {
    for (const handoffId of await awaitingReply(db, accountId, ticketId))
      await act(accountId, 'handoff.wake', async () => ({ handoffId, reply: text }))
  },
})
