import { z } from 'zod'
import { type Connection, idPattern, noTicket, strange } from './connection.ts'
import { lineOf, memberOf, noteOf, stateOf, timeOf } from './records.ts'
import { Action, Actions, Agent, Clients, Line, Status, Ticket } from './shapes.ts'
import {
  psaFailed,
  psaOk,
  type PsaMember,
  type PsaNote,
  type PsaProvider,
  type PsaResult,
  type PsaTicket,
} from '../provider.ts'

/** Actions of a ticket that are asked for first, and at most. */
const [someActions, mostActions] = [500, 32_000]

/** A client whose name was typed may have many namesakes; the first of them are looked at. */
const clientsSearched = 3

type Reading = Pick<PsaProvider, 'searchTickets' | 'ticket' | 'readBack' | 'statuses' | 'members' | 'notes'>

/** Tickets, statuses, people and notes. */
export const createReading = (
  { read, tickets, statuses }: Connection,
  deepLink: (id: string) => string,
): Reading => {
  const one = async (id: string, signal: AbortSignal): Promise<PsaResult<z.infer<typeof Ticket>>> => {
    if (!idPattern.test(id)) return noTicket()
    const found = await read(`Tickets/${id}?includedetails=true`, z.unknown(), signal)
    if (!found.ok) return found.problem.kind === 'not_found' ? noTicket() : found
    // A deleted ticket is answered with a record that has no id.
    if (!z.object({ id: z.int().positive() }).safeParse(found.value).success) return noTicket()
    const parsed = Ticket.safeParse(found.value)
    return parsed.success ? psaOk(parsed.data) : strange()
  }

  const lines = async (query: Record<string, string>, most: number, signal: AbortSignal) => {
    const found = await tickets({ order: 'lastactiondate', orderdesc: 'true', ...query }, Line, most, signal)
    if (!found.ok) return found
    const known = await statuses(signal)
    return known.ok ? psaOk(found.value.map((line) => lineOf(line, known.value))) : known
  }

  return {
    async searchTickets({ text, memberId, openOnly, limit }, signal) {
      const most = Math.min(200, limit)
      const shared = {
        ...(openOnly ? { open_only: 'true' } : {}),
        ...(memberId === null ? {} : { agent_id: memberId }),
      }
      if (memberId !== null && !idPattern.test(memberId)) return psaOk([])
      const wanted = text.trim()
      const number = wanted.replace(/^#/u, '')
      if (idPattern.test(number)) {
        const ticket = await one(number, signal)
        if (!ticket.ok && ticket.problem.kind !== 'not_found') return ticket
        const known = await statuses(signal)
        if (!known.ok) return known
        if (ticket.ok) return psaOk([lineOf(ticket.value, known.value)])
      }
      if (wanted === '') return lines(shared, most, signal)
      const found = await lines({ ...shared, search: wanted }, most, signal)
      if (!found.ok) return found
      const clients = await read(
        `Client?${new URLSearchParams({ search: wanted }).toString()}`,
        Clients,
        signal,
      )
      // An application that may not read clients finds tickets by their own words.
      if (!clients.ok) return clients.problem.kind === 'forbidden' ? found : clients
      const all = [...found.value]
      const meant = clients.value.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
      for (const { id } of meant.slice(0, clientsSearched)) {
        const more = await lines({ ...shared, client_id: id }, most, signal)
        if (!more.ok) return more
        all.push(...more.value.filter((line) => !all.some((other) => other.id === line.id)))
      }
      return psaOk(all.toSorted((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0)).slice(0, most))
    },

    async ticket(id, signal) {
      const found = await one(id, signal)
      if (!found.ok) return found
      const known = await statuses(signal)
      if (!known.ok) return known
      const { value } = found
      const ticket: PsaTicket = {
        ...lineOf(value, known.value),
        ...stateOf(value, known.value),
        description: value.details,
        contact: value.user_name,
        device: (value.assets ?? [])
          .map(({ inventory_number: name, key_field: key }) => name || key)
          .filter((name) => name !== '')
          .join(', '),
        priority: value.priority?.name ?? '',
        dueAt: timeOf(value.fixbydate),
        url: deepLink(value.id),
      }
      return psaOk(ticket)
    },

    async readBack(id, signal) {
      const found = await one(id, signal)
      if (!found.ok) return found
      const known = await statuses(signal)
      return known.ok ? psaOk(stateOf(found.value, known.value)) : known
    },

    async statuses(boardId, signal) {
      if (!idPattern.test(boardId)) return psaFailed('not_found', 'HaloPSA has no such ticket type.')
      const own = await read(`Status?type=ticket&tickettype_id=${boardId}`, Status.array(), signal)
      if (!own.ok) return own
      const known = await statuses(signal)
      if (!known.ok) return known
      return psaOk(
        own.value.map(({ id, name }) => known.value.get(id) ?? { id, name, closed: null, noTime: false }),
      )
    },

    async members(signal): Promise<PsaResult<PsaMember[]>> {
      const agents = await read('Agent?includedisabled=true', Agent.array(), signal)
      return agents.ok ? psaOk(agents.value.filter(({ isapiagent }) => !isapiagent).map(memberOf)) : agents
    },

    async notes(ticketId, signal): Promise<PsaResult<PsaNote[]>> {
      if (!idPattern.test(ticketId)) return noTicket()
      // Whether it has pages is not documented, and what is not read can't be found again: so everything, in one answer.
      for (let count = someActions; ; count *= 4) {
        const query = new URLSearchParams({
          ticket_id: ticketId,
          count: String(count),
          includehtmlnote: 'true',
        })
        const answer = await read(`Actions?${query.toString()}`, Actions, signal)
        if (!answer.ok) return answer.problem.kind === 'not_found' ? noTicket() : answer
        const { actions } = answer.value
        if (actions.length >= count && count < mostActions) continue
        const parsed = Action.array().safeParse(actions)
        if (!parsed.success) return strange()
        return psaOk(
          parsed.data
            .map(noteOf)
            .filter(({ text }) => text !== '')
            .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || Number(a.id) - Number(b.id)),
        )
      }
    },
  }
}
