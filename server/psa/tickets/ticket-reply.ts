import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import type { Effect } from '../../jobs/define-job.ts'

/** The kind of job that a reply on a ticket causes. Who waits for one runs it (`server/escalations/wake-for-reply.ts`). */
export const ticketReply = 'ticket-reply'

export const TicketReply = z.object({ accountId: Id, ticketId: Id, text: z.string().max(1000) })
export type TicketReply = z.infer<typeof TicketReply>

/** The job of a reply that has arrived. */
export const replied = (data: TicketReply): Effect => ({
  job: ticketReply,
  key: data.ticketId,
  data,
  startAt: null,
})
