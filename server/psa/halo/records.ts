import type { z } from 'zod'
import type { Action, Agent, Line, Ticket } from './shapes.ts'
import type { PsaMember, PsaNote, PsaStatus, PsaTicketLine, PsaTicketState } from '../provider.ts'

// What HaloPSA answers, in the words of the port.

type Statuses = ReadonlyMap<string, PsaStatus>

/** Halo writes a date of 1900 or earlier where there is none. */
const firstYear = Date.UTC(1970, 0, 2)

/** A time of an answer in epoch milliseconds, which is UTC even where it does not say so; null where there is none. */
export const timeOf = (value: string): number | null => {
  const at = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/iu.test(value) ? value : `${value}Z`)
  return Number.isNaN(at) || at < firstYear ? null : at
}

const changedAt = ({
  last_update: update,
  lastactiondate: action,
  dateoccurred: made,
}: z.infer<typeof Line>) => timeOf(update) ?? timeOf(action) ?? timeOf(made)

export const lineOf = (line: z.infer<typeof Line>, statuses: Statuses): PsaTicketLine => ({
  id: line.id,
  number: line.id,
  title: line.summary,
  // Rows of lists have only its id.
  status: statuses.get(line.status_id)?.name ?? '',
  client: line.client_name,
  updatedAt: changedAt(line),
})

export const stateOf = (ticket: z.infer<typeof Ticket>, statuses: Statuses): PsaTicketState => {
  const status = statuses.get(ticket.status_id)
  return {
    boardId: ticket.tickettype_id,
    statusId: ticket.status_id,
    status: status?.name ?? '',
    closed: status?.closed ?? ticket.hasbeenclosed,
    mergedInto: ticket.merged_into_id,
    updatedAt: changedAt(ticket),
  }
}

export const noteOf = (action: z.infer<typeof Action>): PsaNote => ({
  id: action.id,
  text: action.note === '' ? action.note_html : action.note,
  internal: action.hiddenfromuser ?? null,
  author: action.who,
  at: timeOf(action.datetime),
})

export const memberOf = ({ id, name, email, isdisabled }: z.infer<typeof Agent>): PsaMember => ({
  id,
  name,
  email,
  active: !isdisabled,
})
