import {
  type Ticket,
  type TicketContent,
  ticketDocumentId,
  type TicketNote,
} from '../../../core/domain/ticket/ticket.ts'
import { isReply } from '../../../core/domain/ticket/replies.ts'
import type { JobParts } from '../../jobs/define-job.ts'
import { readDocuments } from '../../store/change-log.ts'
import { keptTogether } from '../../../core/intents/ticket/ticket-put.ts'
import { sessionsAbout } from '../../store/policy/sla-store.ts'
import { replied } from './ticket-reply.ts'

/** What clients can read and Baton didn't write, since a ticket was read before. */
export const repliesSince = (before: Ticket, now: TicketContent): TicketNote[] => {
  const known = new Set(before.notes.map(({ id }) => id))
  const latest = Math.max(0, ...before.notes.map(({ at }) => at ?? 0))
  return now.notes.filter((note) => isReply(note) && !known.has(note.id) && (note.at ?? 0) >= latest)
}

/** Stores what was read of tickets, and wakes who waits for a reply at one of them. */
export const storeTickets = async (
  { act, enqueue }: Pick<JobParts, 'act' | 'enqueue'>,
  accountId: string,
  tickets: readonly TicketContent[],
): Promise<void> => {
  for (let from = 0; from < tickets.length; from += 50) {
    const some = tickets.slice(from, from + 50)
    let rest: string[] = []
    await act(accountId, 'ticket.put', async (trx) => {
      const refs = some.map(({ connectionId, systemId }) => ({
        collection: 'tickets' as const,
        id: ticketDocumentId(connectionId, systemId),
      }))
      const known = new Map(
        (await readDocuments(trx, accountId, refs)).map(({ document }) => [document.id, document as Ticket]),
      )
      const wakes = some.flatMap((content) => {
        const ticketId = ticketDocumentId(content.connectionId, content.systemId)
        const before = known.get(ticketId)
        const reply = before === undefined ? undefined : repliesSince(before, content)[0]
        return reply === undefined ? [] : [replied({ accountId, ticketId, text: reply.text })]
      })
      await enqueue(trx, wakes)
      const sessionIds = await sessionsAbout(
        trx,
        accountId,
        refs.map(({ id }) => id),
      )
      rest = sessionIds.slice(keptTogether)
      return { tickets: some, sessionIds: sessionIds.slice(0, keptTogether) }
    })
    for (; rest.length > 0; rest = rest.slice(keptTogether)) {
      const sessionIds = rest.slice(0, keptTogether)
      await act(accountId, 'ticket.put', async () => ({ tickets: some, sessionIds }))
    }
  }
}
