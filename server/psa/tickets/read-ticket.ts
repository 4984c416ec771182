import { type TicketContent, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { readDocument } from '../../store/change-log.ts'
import type { Database } from '../../store/database.ts'
import { psaOk, type PsaProvider, type PsaResult } from '../provider.ts'
import { ticketContentOf } from './ticket-content.ts'

/** Reads a ticket with its notes from its system. */
export const readTicket = async (
  db: Database,
  provider: PsaProvider,
  at: { accountId: string; connectionId: string; systemId: string; now: number },
  signal: AbortSignal,
  /** Undefined keeps what is known. */
  assignedTo?: string | null,
): Promise<PsaResult<TicketContent>> => {
  const { accountId, connectionId, systemId, now } = at
  const ticket = await provider.ticket(systemId, signal)
  if (!ticket.ok) return ticket
  const notes = await provider.notes(systemId, signal)
  if (!notes.ok) return notes
  const known =
    assignedTo === undefined
      ? (await readDocument(db, accountId, 'tickets', ticketDocumentId(connectionId, systemId)))?.assignedTo
      : assignedTo
  return psaOk(
    ticketContentOf(connectionId, ticket.value, notes.value, { assignedTo: known ?? null, readAt: now }),
  )
}
