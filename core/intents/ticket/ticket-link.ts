import { z } from 'zod'
import { editedFieldWords, noValue } from '../../domain/timeline/event-words.ts'
import { Id } from '../../domain/document/id.ts'
import { TicketRef } from '../../domain/session/session.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { renameOpenHandoff } from '../session/session-edit.ts'
import { filledFrom, readTicket, typedTicket } from '../session/ticket-parts.ts'
import { recordEvent, sessionOf } from '../defining/timeline.ts'
import { settleWaitingWriteUp } from '../write-up/write-up-parts.ts'

/**
 * Links a session to a ticket, to a typed number, or to none.
 *
 * A confirmed write-up that never went to a ticket goes to this one; one that did stays where it was meant to go.
 *
 * A ticket that this device or server doesn't know is taken by its number.
 */
export const ticketLink = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    linkedTicketId: Id.nullable(),
    number: TicketRef.nullable(),
  }),
  apply(work, { sessionId, linkedTicketId, number }) {
    const session = sessionOf(work, sessionId)
    const ticket = linkedTicketId === null ? null : work.find('tickets', linkedTicketId)
    if (linkedTicketId !== null && ticket === null && number === null)
      work.reject('not_found', 'This ticket is no longer known here. Search for it again.')
    if (ticket !== null && session.linkedTicketId === ticket.id) return
    if (ticket === null && number === session.psaTicketId && session.linkedTicketId === null) return
    const next =
      ticket === null
        ? { ...session, ...typedTicket(work, number) }
        : { ...session, ...readTicket(ticket), ...filledFrom(ticket, session) }
    renameOpenHandoff(work, next)
    const saved = recordEvent(
      work,
      next,
      'edited',
      `${editedFieldWords.psaTicketId}: ${next.psaTicketId ?? noValue}`,
      { draft: true },
    )
    settleWaitingWriteUp(work, saved)
  },
})
