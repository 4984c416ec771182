import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { renameOpenHandoff } from '../session/session-edit.ts'
import { filledFrom, readTicket } from '../session/ticket-parts.ts'
import { recordEvent, saveSession, sessionOf } from '../defining/timeline.ts'
import { settleWaitingWriteUp } from '../write-up/write-up-parts.ts'

/**
 * The server looked up the number that was typed for a session. Nothing happens if the session has another one by now.
 *
 * A write-up that waited for the ticket goes on its way; if there is no such ticket, it stays in Baton; where several systems have
 * the number, it waits until someone says which is meant. Whoever confirmed it was promised that it posts, so they are told.
 */
export const ticketChecked = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    sessionId: Id,
    number: z.string().max(60),
    linkedTicketId: Id.nullable(),
    several: z.boolean().default(false),
  }),
  apply(work, { sessionId, number, linkedTicketId, several }) {
    const session = sessionOf(work, sessionId)
    if (session.psaTicketId !== number || session.ticketCheck !== 'unchecked') return
    const ticket = linkedTicketId === null ? null : work.find('tickets', linkedTicketId)
    const next =
      ticket === null
        ? { ...session, ticketCheck: several ? ('ambiguous' as const) : ('missing' as const) }
        : { ...session, ...readTicket(ticket), ...filledFrom(ticket, session) }
    if (ticket !== null) renameOpenHandoff(work, next)
    const saved = saveSession(work, next, { draft: ticket !== null })
    settleWaitingWriteUp(work, saved)
    const writeUp = saved.writeUpId === null ? null : work.find('writeups', saved.writeUpId)
    if (writeUp === null || writeUp.writebackId !== null) return
    recordEvent(work, saved, 'needs_ticket', number, {
      tells: { people: [writeUp.confirmedBy], kind: 'needs_ticket' },
    })
  },
})
