import { type Connection, type Filter, idPattern } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { Company, Secondary, Ticket } from './shapes.ts'
import { timeOf } from './records.ts'
import { psaOk, type PsaProvider, type PsaResult, type PsaTicketLine } from '../provider.ts'
import type { z } from 'zod'
import { day } from '../../../core/domain/time/durations.ts'

/** Complete, in every tenant. */
export const complete = 5

/** Autotask can't be asked for the latest: what changed in this time is read, and sorted here. */
const recentMs = 30 * day
/** Nor can it be asked for a few of many: this many are looked at, the oldest first. */
const mostLookedAt = 2000
/** A query has at most 500 values in all; the rest is for what stands beside them. */
const mostValues = 400

const fields = ['id', 'ticketNumber', 'title', 'status', 'companyID', 'queueID', 'lastActivityDate']

export type Lines = (
  tickets: readonly z.infer<typeof Ticket>[],
  signal: AbortSignal,
) => Promise<PsaResult<PsaTicketLine[]>>

/** Rows for tickets, whose clients and statuses are only numbers. */
export const createLines =
  ({ query }: Connection, fieldsOf: FieldsOf): Lines =>
  async (tickets, signal) => {
    const known = await fieldsOf('Tickets', signal)
    if (!known.ok) return known
    const ids = [...new Set(tickets.map(({ companyID }) => companyID).filter((id) => id !== ''))].map(Number)
    const names = new Map<string, string>()
    for (let at = 0; at < ids.length; at += mostValues) {
      const filter: Filter[] = [{ op: 'in', field: 'id', value: ids.slice(at, at + mostValues) }]
      const companies = await query('Companies', filter, Company, signal, { fields: ['id', 'companyName'] })
      // Without the right to read them, tickets have no client.
      if (!companies.ok && companies.problem.kind !== 'forbidden') return companies
      if (companies.ok) for (const { id, companyName } of companies.value) names.set(id, companyName)
    }
    return psaOk(
      tickets.map((ticket) => ({
        id: ticket.id,
        number: ticket.ticketNumber || ticket.id,
        title: ticket.title,
        status: known.value.label('status', ticket.status),
        client: names.get(ticket.companyID) ?? '',
        updatedAt: timeOf(ticket.lastActivityDate),
      })),
    )
  }

/** Finding tickets by number, title, client and member. */
export const createSearch = (
  { query }: Connection,
  lines: Lines,
  now: () => number,
): PsaProvider['searchTickets'] => {
  const numbersIn = async (
    entity: string,
    filter: Filter[],
    signal: AbortSignal,
  ): Promise<PsaResult<number[]>> => {
    const found =
      entity === 'Companies'
        ? await query('Companies', filter, Company, signal, {
            most: mostValues,
            fields: ['id', 'companyName'],
          })
        : await query('TicketSecondaryResources', filter, Secondary, signal, {
            most: mostValues,
            fields: ['id', 'ticketID'],
          })
    if (!found.ok) return found.problem.kind === 'forbidden' ? psaOk([]) : found
    return psaOk(found.value.map((one) => Number('ticketID' in one ? one.ticketID : one.id)))
  }

  return async ({ text, memberId, openOnly, limit }, signal) => {
    if (memberId !== null && !idPattern.test(memberId)) return psaOk([])
    const shared: Filter[] = openOnly ? [{ op: 'noteq', field: 'status', value: complete }] : []
    if (memberId !== null) {
      const me = Number(memberId)
      const helped = await numbersIn('', [{ op: 'eq', field: 'resourceID', value: me }], signal)
      if (!helped.ok) return helped
      const own: Filter = { op: 'eq', field: 'assignedResourceID', value: me }
      shared.push(
        helped.value.length === 0
          ? own
          : { op: 'or', items: [own, { op: 'in', field: 'id', value: helped.value }] },
      )
    }
    const find = async (filter: Filter[]) => {
      const found = await query('Tickets', [...filter, ...shared], Ticket, signal, {
        most: mostLookedAt,
        fields,
      })
      if (!found.ok) return found
      const latest = found.value
        .toSorted((a, b) => (timeOf(b.lastActivityDate) ?? 0) - (timeOf(a.lastActivityDate) ?? 0))
        .slice(0, Math.min(200, limit))
      return lines(latest, signal)
    }

    const wanted = text.trim()
    const number = wanted.replace(/^#/u, '')
    if (/^t?\d{8}\.\d{1,6}(?:\.\d+)?$/iu.test(number)) {
      const numbered = await find([
        { op: 'eq', field: 'ticketNumber', value: `T${number.replace(/^t/iu, '')}` },
      ])
      if (!numbered.ok || numbered.value.length > 0) return numbered
    } else if (idPattern.test(number)) {
      const numbered = await find([{ op: 'eq', field: 'id', value: Number(number) }])
      if (!numbered.ok || numbered.value.length > 0) return numbered
    }
    if (wanted === '') {
      const since = new Date(now() - recentMs).toISOString()
      return find([{ op: 'gte', field: 'lastActivityDate', value: since }])
    }
    const clients = await numbersIn(
      'Companies',
      [{ op: 'contains', field: 'companyName', value: wanted }],
      signal,
    )
    if (!clients.ok) return clients
    const inTitle: Filter = { op: 'contains', field: 'title', value: wanted }
    return find(
      clients.value.length === 0
        ? [inTitle]
        : [{ op: 'or', items: [inTitle, { op: 'in', field: 'companyID', value: clients.value }] }],
    )
  }
}
