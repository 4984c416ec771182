import { storableText } from '../../../core/domain/text/text.ts'
import {
  type Ticket,
  type TicketContent,
  ticketLimits,
  type TicketNote,
} from '../../../core/domain/ticket/ticket.ts'
import { latestNotes } from '../../../core/domain/ticket/replies.ts'
import { cutBeside, endBeside } from '../../../core/redaction/cut-beside.ts'
import type { PsaNote, PsaTicket, PsaTicketState } from '../provider.ts'
import { ownNotes } from './own-notes.ts'

const line = (text: string, max: number): string => cutBeside(storableText(text), max, max - 1).slice(0, max)
/** The beginning of a text of several lines, with its lines. */
const block = (text: string, max: number): string => {
  const whole = storableText(text).trim()
  if (whole.length <= max) return whole
  return storableText(`${whole.slice(0, endBeside(whole, max - 1)).trimEnd()}…`).slice(0, max)
}
const time = (at: number | null): number | null =>
  at === null || at < 0 || at > 1e14 ? null : Math.round(at)

/** The last notes of a ticket as they are kept, the last reply among them. */
export const keptNotes = (notes: readonly PsaNote[]): TicketNote[] => {
  const ownIds = ownNotes(notes)
  const all = notes.map((note) => ({ ...note, own: ownIds.has(note.id) }))
  return latestNotes(all, ticketLimits.notes).map(({ id, author, at, internal, own, text }) => ({
    id: id.slice(0, 80),
    author: line(author, 200),
    at: time(at),
    internal,
    own,
    text: block(text, ticketLimits.noteText),
  }))
}

const stateOf = ({ boardId, statusId, status, closed, mergedInto, updatedAt }: PsaTicketState) => ({
  boardId: boardId.slice(0, 80),
  statusId: statusId.slice(0, 80),
  status: line(status, 400),
  closed,
  mergedInto: mergedInto.slice(0, 60),
  changedAt: time(updatedAt),
})

/** What is kept of a ticket as the system gave it. */
export const ticketContentOf = (
  connectionId: string,
  ticket: PsaTicket,
  notes: readonly PsaNote[],
  more: { assignedTo: string | null; readAt: number },
): TicketContent => ({
  connectionId,
  systemId: ticket.id,
  number: ticket.number.slice(0, 60),
  title: line(ticket.title, 500),
  client: line(ticket.client, 400),
  contact: line(ticket.contact, 400),
  device: line(ticket.device, 400),
  priority: line(ticket.priority, 400),
  ...stateOf(ticket),
  dueAt: time(ticket.dueAt),
  description: block(ticket.description, ticketLimits.description),
  notes: keptNotes(notes),
  url: ticket.url.length > 2000 ? '' : ticket.url,
  gone: false,
  ...more,
})

/** A ticket as it is kept, with how it is now. */
export const refreshedContent = (
  { id: _id, accountId: _accountId, rev: _rev, ...content }: Ticket,
  state: PsaTicketState,
  notes: readonly PsaNote[],
  readAt: number,
): TicketContent => ({ ...content, ...stateOf(state), notes: keptNotes(notes), readAt })
