import type { Session } from '../session/session.ts'

/**
 * Why nothing of how a session ended gets to its ticket until a person does something; null while something does, or nothing has to.
 *
 * `missing`: no connected system has the number; `ambiguous`: several have it. A note that was confirmed waits for another one.
 * `unwritten`: it was resolved without a note for its ticket.
 */
export const untoldTicket = ({
  status,
  writeUpId,
  ticketCheck,
  psaTicketId,
  linkedTicketId,
}: Pick<Session, 'status' | 'writeUpId' | 'ticketCheck' | 'psaTicketId' | 'linkedTicketId'>):
  | 'missing'
  | 'ambiguous'
  | 'unwritten'
  | null => {
  if (psaTicketId === null) return null
  if (writeUpId === null) return status === 'resolved' && linkedTicketId !== null ? 'unwritten' : null
  return ticketCheck === 'missing' || ticketCheck === 'ambiguous' ? ticketCheck : null
}
