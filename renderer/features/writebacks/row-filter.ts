import { WritebackState, type Writeback } from '../../../core/domain/write-up/writeback.ts'
import type { RequestOf } from '../../../core/protocol/messages.ts'

/** What the page shows, as chosen: '' for everything. Dates are those of this device, as a date field gives them. */
export type RowFilter = {
  personId: string
  client: string
  ticket: string
  state: string
  from: string
  to: string
}

export const noFilter: RowFilter = { personId: '', client: '', ticket: '', state: '', from: '', to: '' }

export const isFiltered = (filter: RowFilter): boolean =>
  Object.values(filter).some((part) => part.trim() !== '')

/** The first moment of a date field's day on this device, or `days` later; null for none. */
const startOf = (date: string, days = 0): number | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date)
  if (parts === null) return null
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days).getTime()
  return Number.isFinite(at) && at >= 0 && at < 1e14 ? at : null
}

/** A filter as the server is asked with it. */
export const queryOf = (
  filter: RowFilter,
  after: RequestOf<'writebacks:list'>['after'] = null,
): RequestOf<'writebacks:list'> => {
  const state = WritebackState.safeParse(filter.state).data
  const to = startOf(filter.to, 1)
  return {
    personId: filter.personId === '' ? null : filter.personId,
    client: filter.client.trim().slice(0, 120),
    ticket: filter.ticket.trim().replace(/^#/u, '').slice(0, 60),
    states: state === undefined ? [] : [state],
    from: startOf(filter.from),
    to: to === null ? null : Math.max(0, to - 1),
    after,
  }
}

/** Whether a writeback on this device matches, as the server would decide. */
export const matchesFilter = (
  filter: RowFilter,
  { personId, ticketNumber, state, createdAt }: Writeback,
  clientName: string,
): boolean => {
  const query = queryOf(filter)
  const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())
  return (
    (query.personId === null || query.personId === personId) &&
    has(clientName, query.client) &&
    has(ticketNumber, query.ticket) &&
    (query.states.length === 0 || query.states.includes(state)) &&
    (query.from === null || createdAt >= query.from) &&
    (query.to === null || createdAt <= query.to)
  )
}
