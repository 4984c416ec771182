import { z } from 'zod'
import { type Ticket, TicketContent, ticketDocumentId } from '../../domain/ticket/ticket.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { keepSlaOf, sessionsToKeep } from '../defining/keep-sla.ts'

/** What two readings of a ticket have to differ in to be told. */
const Said = TicketContent.omit({ readAt: true })
const said = (content: TicketContent): string => JSON.stringify(Said.parse(content))

/** Sessions whose due times follow their tickets in one go. */
export const keptTogether = 100

/** The server stores what it read of tickets. An older reading doesn't replace a newer one; the same one changes nothing. */
export const ticketPut = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    tickets: z.array(TicketContent).min(1).max(50),
    /** Sessions underway that are about them: their due times follow. */
    sessionIds: z.array(Id).max(keptTogether).default([]),
  }),
  apply(work, { tickets, sessionIds }) {
    const sessions = sessionsToKeep(work, sessionIds)
    for (const content of tickets) {
      const id = ticketDocumentId(content.connectionId, content.systemId)
      const before = work.find('tickets', id)
      if (before !== null && (before.readAt > content.readAt || said(before) === said(content))) continue
      const ticket: Ticket = { ...content, id, accountId: work.context.accountId, rev: before?.rev ?? 0 }
      work.put('tickets', ticket)
    }
    for (const session of sessions) keepSlaOf(work, session)
  },
})
