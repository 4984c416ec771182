import { z } from 'zod'
import { Id } from '../../../core/domain/id.ts'
import { ticketDocumentId } from '../../../core/domain/ticket.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import { readDocument } from '../../store/change-log.ts'
import { readTicket } from './read-ticket.ts'
import { storeTickets } from './store-tickets.ts'

/** The system can't be asked now: the job comes back later. */
class NotNow extends Error {}

/**
 * Looks up the number that someone typed for a session, in every connected system. It counts as found where exactly one has it;
 * where none can be asked, it is looked up again later, for about two days.
 */
export const checkTicket = defineJob({
  name: 'ticket-check',
  data: z.object({ accountId: Id, sessionId: Id, number: z.string().max(60) }),
  policy: { waiting: 'gathered', ...persistent, firstRetry: 15 },
  concurrency: 4,
  timeoutSeconds: 120,
  async run({ accountId, sessionId, number }, parts, signal) {
    const { db, act, clock, psa } = parts
    const session = await readDocument(db, accountId, 'sessions', sessionId)
    if (session === null || session.ticketCheck !== 'unchecked' || session.psaTicketId !== number) return
    const account = await readDocument(db, accountId, 'accounts', accountId)
    const found: { connectionId: string; systemId: string }[] = []
    let failure: string | null = null
    for (const connectionId of account?.connectionIds ?? []) {
      const open = await psa.connections.open(accountId, connectionId)
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
    const [only] = found
    if (failure !== null && only === undefined) throw new NotNow(failure)
    // Several systems have it: only a person knows which is meant.
    if (found.length > 1) return
    if (only !== undefined) {
      const open = await psa.connections.open(accountId, only.connectionId)
      const read =
        open === null
          ? null
          : await readTicket(db, open.provider, { accountId, ...only, now: clock() }, signal)
      if (read?.ok !== true) throw new NotNow(read?.problem.message ?? 'The connection was removed.')
      await storeTickets(parts, accountId, [read.value])
    }
    const linkedTicketId = only === undefined ? null : ticketDocumentId(only.connectionId, only.systemId)
    await act(accountId, 'ticket.checked', async () => ({ sessionId, number, linkedTicketId }))
  },
})
