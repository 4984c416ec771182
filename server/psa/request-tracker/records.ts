import type { z } from 'zod'
import type { Line, Ticket } from './shapes.ts'
import type { PsaTicketLine, PsaTicketState } from '../provider.ts'

// What Request Tracker answers, in the words of the port.

/** RT's statuses that end a ticket, where a lifecycle does not name others. */
export const inactive = new Set(['resolved', 'rejected', 'deleted'])

/** A time as RT writes it; it has `1970-01-01T00:00:00Z` for none. */
export const timeOf = (value: string): number | null => {
  const at = Date.parse(value)
  return Number.isNaN(at) || at <= 0 ? null : at
}

export const lineOf = (line: z.infer<typeof Line>): PsaTicketLine => ({
  id: line.id,
  number: line.id,
  title: line.Subject,
  status: line.Status,
  client: typeof line.Queue === 'object' ? (line.Queue?.Name ?? '') : (line.Queue ?? ''),
  updatedAt: timeOf(line.LastUpdated),
})

/**
 * A ticket as it was asked for, because a merged one is answered with the one that it went into.
 *
 * @param asked the number that was asked for
 */
export const stateOf = (asked: string, ticket: z.infer<typeof Ticket>): PsaTicketState => {
  const effective = ticket.EffectiveId?.id ?? ticket.id
  return {
    boardId: ticket.Queue.id,
    statusId: ticket.Status,
    status: ticket.Status,
    closed: inactive.has(ticket.Status),
    mergedInto: effective === asked ? '' : effective,
    updatedAt: timeOf(ticket.LastUpdated),
  }
}
