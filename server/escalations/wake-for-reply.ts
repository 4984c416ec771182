import { defineJob, persistent } from '../jobs/define-job.ts'
import { TicketReply, ticketReply } from '../psa/tickets/ticket-reply.ts'
import { awaitingReply } from '../store/psa/ticket-store.ts'
import { wakeByReply } from './wake-handoff.ts'

/** Wakes the sessions that were parked until someone replies at their ticket. */
export const wakeForReply = defineJob({
  name: ticketReply,
  data: TicketReply,
  policy: { waiting: 'each', ...persistent },
  concurrency: 2,
  timeoutSeconds: 45,
  async run({ accountId, ticketId, text }, parts) {
    for (const handoffId of await awaitingReply(parts.db, accountId, ticketId))
      await wakeByReply({ accountId, handoffId }, text, parts)
  },
})
