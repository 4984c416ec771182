import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { Desk } from '../../data/contract/desk.ts'
import type { TicketChoice } from './ticket-choices.ts'

/** A picked ticket as far as it can be read now: from this device, or else from the ticket system; null if neither has it. */
export const readPicked = async (
  desk: Desk,
  { id, connectionId, systemId }: TicketChoice,
): Promise<Ticket | null> => {
  const here = desk
    .tickets()
    .get()
    ?.find((ticket) => ticket.id === id)
  if (here !== undefined) return here
  const read = await desk.psa.ticket({ connectionId, systemId })
  return read.ok ? read.value : null
}
