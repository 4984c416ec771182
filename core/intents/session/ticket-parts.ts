import type { Session } from '../../domain/session/session.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { endBeside } from '../../redaction/cut-beside.ts'
import type { Work } from '../defining/define-intent.ts'

/** What intents have in common that give a session its ticket. */

type TicketOfSession = Pick<Session, 'psaTicketId' | 'psaConnectionId' | 'linkedTicketId' | 'ticketCheck'>

/** A typed number, which the server looks up if the workspace has a connected ticket system; null for no ticket. */
export const typedTicket = (work: Work, number: string | null): TicketOfSession => {
  const isAsked =
    number !== null && (work.find('accounts', work.context.accountId)?.connectionIds.length ?? 0) > 0
  return {
    psaTicketId: number,
    psaConnectionId: null,
    linkedTicketId: null,
    ticketCheck: isAsked ? 'unchecked' : null,
  }
}

/** A ticket that was read. */
export const readTicket = (ticket: Ticket): TicketOfSession => ({
  psaTicketId: ticket.number,
  psaConnectionId: ticket.connectionId,
  linkedTicketId: ticket.id,
  ticketCheck: 'found',
})

const fitted = (text: string, max: number): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.slice(0, endBeside(line, max))
}

/** What the ticket says of client, contact and device, where the session says nothing. Its due time is a clock of its own. */
export const filledFrom = (
  ticket: Ticket,
  session: Pick<Session, 'client' | 'contact' | 'device'>,
): Pick<Session, 'client' | 'contact' | 'device'> => ({
  client: session.client || fitted(ticket.client, 120),
  contact: session.contact || fitted(ticket.contact, 240),
  device: session.device || fitted(ticket.device, 120),
})
