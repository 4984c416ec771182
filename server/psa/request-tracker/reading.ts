import { z } from 'zod'
import { type Connection, quoted } from './connection.ts'
import { inactive, lineOf, stateOf, timeOf } from './records.ts'
import { text } from '../loose-fields.ts'
import { Line, Queue, RtId, Transaction } from './shapes.ts'
import { textsOf } from './texts.ts'
import { psaOk, type PsaNote, type PsaProvider, type PsaStatus, type PsaTicket } from '../provider.ts'

type Reading = Pick<PsaProvider, 'searchTickets' | 'ticket' | 'readBack' | 'statuses' | 'members' | 'notes'>

/** The statuses of the lifecycle that RT comes with, but for the one of deleted tickets. */
const stock = ['new', 'open', 'stalled', 'resolved', 'rejected']

/** People who are looked through: whoever writes to the desk is among them. */
const mostPeople = 5000

/** Tickets, statuses, people and notes. */
export const createReading = (
  connection: Connection,
  pageSize: number,
  deepLink: (id: string) => string,
): Reading => {
  const { read, readAll } = connection

  return {
    async searchTickets({ text: wanted, memberId, openOnly, limit }, signal) {
      const number = /^#?(\d{1,18})$/u.exec(wanted.trim())?.[1]
      const conditions = [
        number === undefined
          ? wanted.trim() === ''
            ? 'id > 0'
            : `(Subject LIKE ${quoted(wanted.trim())} OR Requestor.EmailAddress LIKE ${quoted(wanted.trim())} OR Queue LIKE ${quoted(wanted.trim())})`
          : `id = ${number}`,
        ...(memberId === null ? [] : [`Owner = ${quoted(memberId)}`]),
        ...(openOnly ? [`Status = '__Active__'`] : []),
      ]
      const query = new URLSearchParams({
        query: conditions.join(' AND '),
        orderby: 'LastUpdated',
        order: 'DESC',
        per_page: String(Math.min(pageSize, limit)),
        fields: 'Subject,Status,LastUpdated,Queue',
        'fields[Queue]': 'Name',
      })
      const lines = await readAll(`tickets?${query.toString()}`, Line, Math.min(200, limit), signal)
      return lines.ok ? psaOk(lines.value.map(lineOf)) : lines
    },

    async ticket(id, signal) {
      const found = await connection.ticket(id, signal)
      if (!found.ok) return found
      const { value } = found
      const ticket: PsaTicket = {
        ...lineOf(value),
        ...stateOf(id, value),
        id,
        number: id,
        description: '',
        contact: value.Requestor?.map((person) => person.id).join(', ') ?? '',
        device: '',
        priority: value.Priority === null || value.Priority === undefined ? '' : String(value.Priority),
        dueAt: timeOf(value.Due),
        url: deepLink(id),
      }
      return psaOk(ticket)
    },

    async readBack(id, signal) {
      const found = await connection.ticket(id, signal)
      return found.ok ? psaOk(stateOf(id, found.value)) : found
    },

    async statuses(boardId, signal) {
      // REST 2 has no list of a lifecycle's statuses: it is those that RT comes with, those of the queue's tickets, and where the
      // newest can move to. In a queue in which nothing was ever done, the name for that is RT's own; RT says if it has another.
      const queue = await read(`queue/${encodeURIComponent(boardId)}`, Queue, signal)
      const isStock = queue.ok && queue.value.Lifecycle === 'default'
      const query = new URLSearchParams({
        query: `Queue = ${quoted(boardId)}`,
        orderby: 'LastUpdated',
        order: 'DESC',
        per_page: String(pageSize),
        fields: 'Status',
      })
      const some = await readAll(`tickets?${query.toString()}`, Line, 500, signal)
      if (!some.ok) return some
      const names = new Set([
        ...(isStock ? stock : []),
        ...some.value.map(({ Status }) => Status),
        'resolved',
      ])
      for (const { id } of some.value.slice(0, 5)) {
        const ticket = await connection.ticket(id, signal)
        if (!ticket.ok) return ticket
        for (const link of ticket.value.links)
          if (link.ref === 'lifecycle' && link.to !== '') names.add(link.to)
      }
      return psaOk(
        [...names].map((name): PsaStatus => ({ id: name, name, closed: inactive.has(name), noTime: false })),
      )
    },

    async members(signal) {
      const shape = z
        .object({
          id: RtId,
          Name: text,
          RealName: text,
          EmailAddress: text,
          Disabled: z.union([z.string(), z.number()]).nullish(),
        })
        .loose()
      const query = new URLSearchParams({
        query: JSON.stringify([{ field: 'Name', operator: 'IS NOT', value: 'NULL' }]),
        fields: 'Name,RealName,EmailAddress,Disabled',
        per_page: String(pageSize),
      })
      const people = await readAll(`users?${query.toString()}`, shape, mostPeople, signal)
      if (!people.ok) return people
      return psaOk(
        people.value.map(({ Name, RealName, EmailAddress, Disabled }) => ({
          id: Name,
          name: RealName === '' ? Name : RealName,
          email: EmailAddress,
          active: Number(Disabled ?? 0) === 0,
        })),
      )
    },

    async notes(ticketId, signal) {
      const history = await readAll(
        `ticket/${encodeURIComponent(ticketId)}/history?fields=Type,Created,Creator&per_page=${pageSize}`,
        Transaction,
        5000,
        signal,
      )
      if (!history.ok) return history
      const texts = await textsOf(connection, ticketId, signal)
      if (!texts.ok) return texts
      return psaOk(
        history.value
          .filter(({ Type }) => Type === 'Comment' || Type === 'Correspond' || Type === 'Create')
          .map(({ id, Type, Created, Creator }): PsaNote => ({
            id,
            text: texts.value.get(id) ?? '',
            internal: Type === 'Comment',
            author: typeof Creator === 'object' ? (Creator?.id ?? '') : (Creator ?? ''),
            at: timeOf(Created),
          })),
      )
    },
  }
}
