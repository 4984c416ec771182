import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { type TicketContent, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import { readDocument } from '../../store/change-log.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { readTicket } from './read-ticket.ts'
import { storeTickets } from './store-tickets.ts'

/** The system can't be asked now: the job comes back later. */
class NotNow extends Error {}

/**
 * Looks up the number that someone typed for a session, in every connected system. It counts as found where exactly one has it;
 * where several have it, their tickets are read, for a person to choose from. Where none can be asked, it is looked up again
 * later, for about two days.
 */
export const checkTicket = defineJob({
  name: 'ticket-check',
  data: z.object({ accountId: Id, sessionId: Id, number: z.string().max(60) }),
  policy: { waiting: 'gathered', ...persistent, firstRetry: 15 },
  concurrency: 4,
  timeoutSeconds: 120,
  async run({ accountId, sessionId, number }, parts: PsaJobParts, signal) {
    const { db, act, clock, psa } = parts
    const session = await readDocument(db, accountId, 'sessions', sessionId)
    if (session === null || session.ticketCheck !== 'unchecked' || session.psaTicketId !== number) return
    const account = await readDocument(db, accountId, 'accounts', accountId)
    const found: { connectionId: string; systemId: string }[] = []
    let failure: string | null = null
    for (const connectionId of account?.connectionIds ?? []) {
      const open = await psa.connections.open(db, accountId, connectionId)
      if (open === null) continue
      const lines = await open.provider.searchTickets(
        { text: number, memberId: null, openOnly: false, limit: 20 },
        signal,
      )
      if (!lines.ok) {
        failure = lines.problem.message
        continue
      }
      const meant = lines.value.filter((line) => line.number === number || line.id === number)
      found.push(...meant.slice(0, 1).map(({ id }) => ({ connectionId, systemId: id })))
    }
    if (failure !== null && found.length === 0) throw new NotNow(failure)
    const contents: TicketContent[] = []
    for (const { connectionId, systemId } of found) {
      const open = await psa.connections.open(db, accountId, connectionId)
      if (open === null) throw new NotNow('The connection was removed.')
      const at = { accountId, connectionId, systemId, now: clock() }
      const read = await readTicket(db, open.provider, at, signal)
      if (!read.ok) throw new NotNow(read.problem.message)
      contents.push(read.value)
    }
    await storeTickets(parts, accountId, contents)
    const [first] = found
    const several = found.length > 1
    const linkedTicketId =
      first === undefined || several ? null : ticketDocumentId(first.connectionId, first.systemId)
    await act(accountId, 'ticket.checked', async () => ({ sessionId, number, linkedTicketId, several }))
  },
})
