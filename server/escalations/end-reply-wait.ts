import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import type { NoReply } from '../../core/domain/session/woken.ts'
import { replyAfter } from '../../core/domain/ticket/replies.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { allAwaitingReply, type AwaitingReply } from '../store/psa/ticket-store.ts'
import { wakeByReply, wakeWithoutReply } from './wake-handoff.ts'

/** Why no reply can come anymore; null while one can. */
export const noReplyTo = ({ session, ticket, connection }: AwaitingReply): NoReply | null => {
  // The server still looks for it.
  if (session.linkedTicketId === null) return session.ticketCheck === 'unchecked' ? null : 'unlinked'
  if (ticket === null || ticket.gone) return 'gone'
  return connection === null || connection.state === 'removed' ? 'disconnected' : null
}

/**
 * Wakes what was parked until a reply that is there already, because it came before the server heard of the parking, or that
 * can't come anymore: without that, and without a time, nothing would ever wake it.
 */
export const endReplyWait = defineJob({
  name: 'reply-wait-end',
  data: z.object({ accountId: Id }),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 2,
  timeoutSeconds: 60,
  async run({ accountId }, parts) {
    for (const awaiting of await allAwaitingReply(parts.db, accountId)) {
      const { handoff, ticket } = awaiting
      const due = { accountId, handoffId: handoff.id }
      const reply = ticket === null ? null : replyAfter(ticket, handoff.createdAt)
      const because = noReplyTo(awaiting)
      if (reply !== null) await wakeByReply(due, reply.text, parts)
      else if (because !== null && handoff.wakeAt === null) await wakeWithoutReply(due, because, parts)
    }
  },
})
