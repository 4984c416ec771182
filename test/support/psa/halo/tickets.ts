import type { Action, Ticket, World } from './world.ts'
import { noDate } from './world.ts'

/** A row of a list: ids, and names that are there but empty. */
const row = ({
  deleted: _deleted,
  priority: _priority,
  details: _details,
  assets: _assets,
  ...ticket
}: Ticket) => ({
  ...ticket,
  agent_name: '',
  datecreated: '',
  targetdate: noDate,
})

export const shownTicket = (world: World, ticket: Ticket) => ({
  ...row(ticket),
  details: ticket.details,
  priority: { name: ticket.priority },
  assets: ticket.assets,
  hasbeenclosed: world.statuses.some(({ id, closed }) => id === ticket.status_id && closed),
})

/**
 * A list of tickets. Pages are only given to who asks with `pageinate` and a page number; everyone else gets the beginning,
 * whatever page they name.
 */
export const listed = (world: World, query: URLSearchParams) => {
  const isClosed = (id: number) => world.statuses.some((status) => status.id === id && status.closed)
  const search = (query.get('search') ?? '').toLowerCase()
  const among = (name: string, value: number) => {
    const wanted = query.get(name)
    return wanted === null || wanted.split(',').map(Number).includes(value)
  }
  const found = world.tickets
    .filter(
      (ticket) =>
        !ticket.deleted &&
        (query.get('open_only') !== 'true' || !isClosed(ticket.status_id)) &&
        among('agent_id', ticket.agent_id) &&
        among('client_id', ticket.client_id) &&
        among('status', ticket.status_id) &&
        `${ticket.id} ${ticket.summary} ${ticket.details}`.toLowerCase().includes(search),
    )
    .toSorted((one, other) => one.id - other.id)
  if (query.get('order') === 'lastactiondate')
    found.sort((a, b) => a.lastactiondate.localeCompare(b.lastactiondate))
  if (query.get('orderdesc') === 'true') found.reverse()
  const size = Math.min(100, Number(query.get('page_size') ?? 50))
  const page = Number(query.get('page_no') ?? 0)
  const isPaged = query.get('pageinate') === 'true' && Number.isInteger(page) && page >= 1
  const rows = isPaged
    ? found.slice((page - 1) * size, page * size)
    : found.slice(0, Number(query.get('count') ?? 50))
  return { record_count: found.length, tickets: rows.map(row) }
}

export const shownAction = (world: World, action: Action) => ({
  ...action,
  outcome: world.outcomes.find(({ id }) => id === action.outcome_id)?.outcome ?? '',
  note_html: `<p>${action.note}</p>`,
  new_status_name: world.statuses.find(({ id }) => id === action.new_status)?.name ?? '',
  guid: `${action.ticket_id}-${action.id}`,
})
