import { succeed, type Result } from '../../../core/domain/document/problem.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { Desk } from '../../data/contract/desk.ts'
import type { TicketChoice } from './ticket-choices.ts'

/** A picked ticket: from this device, or else read from the ticket system, which may take its time. */
export const readPicked = async (
  desk: Pick<Desk, 'tickets' | 'psa'>,
  { id, connectionId, systemId }: TicketChoice,
): Promise<Result<Ticket>> => {
  const here = desk
    .tickets()
    .get()
    ?.find((ticket) => ticket.id === id)
  return here === undefined ? desk.psa.ticket({ connectionId, systemId }) : succeed(here)
}
