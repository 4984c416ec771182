import { memberOf } from '../../../core/domain/ticket/connection.ts'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { psaLimits, type TicketLine } from '../../../core/protocol/psa-messages.ts'
import { reachedQuota } from '../../quotas/quotas.ts'
import { readDocument } from '../../store/change-log.ts'
import { countUsage, payloadBytes, readUsage } from '../../store/intent-log.ts'
import type { PsaTicketLine } from '../provider.ts'
import { inTime } from '../in-time.ts'
import { readTicket } from '../tickets/read-ticket.ts'
import { storeTickets } from '../tickets/store-tickets.ts'
import { problemOf, refusalFor, unknownConnection } from './asking.ts'
import type { PsaHandlerParts, PsaHandlers } from './handler-parts.ts'

const lineOf =
  (connectionId: string) =>
  ({ id, number, title, status, client, updatedAt }: PsaTicketLine): TicketLine => ({
    connectionId,
    systemId: id,
    number: number.slice(0, 60),
    title: title.slice(0, 500),
    status: status.slice(0, 400),
    client: client.slice(0, 400),
    changedAt: updatedAt === null || updatedAt < 0 ? null : Math.round(updatedAt),
  })

/** Why a person may not read another ticket now, null if they may: what is read is stored, as an action of theirs is. */
const noMore = (reached: ReturnType<typeof reachedQuota>): Problem | null => {
  if (reached === null) return null
  const { of, most, at } = reached
  return of === 'person'
    ? problem(
        'quota_reached',
        `You’ve reached this server’s limit of ${most} an hour. Read the ticket again within the hour.`,
        { at },
      )
    : problem(
        'quota_reached',
        `Your workspace has reached this server’s limit of ${most} a day. Read the ticket again after midnight UTC, or ask an admin to raise the limit.`,
        { at },
      )
}

/** Answers technicians who look for a ticket. */
export const createTicketHandlers = (
  parts: PsaHandlerParts,
): Pick<PsaHandlers, 'tickets:search' | 'tickets:read'> => {
  const { databaseOf, psa, clock, act, jobs, quotas } = parts
  return {
    async 'tickets:search'(from, { connectionId, text, mine, openOnly }) {
      const db = databaseOf(from.accountId)
      const { refusal, person } = await refusalFor(db, from, 'engineer')
      if (refusal !== null) return { ok: false, problem: refusal }
      const account = await readDocument(db, from.accountId, 'accounts', from.accountId)
      const ids = connectionId === null ? (account?.connectionIds ?? []) : [connectionId]
      if (ids.length === 0) {
        return {
          ok: false,
          problem: problem(
            'not_found',
            'No ticket system is connected. An admin can connect one in Settings, under Connections.',
          ),
        }
      }
      const signal = AbortSignal.timeout(psa.timings.asked['tickets:search'])
      const answers = await Promise.all(
        ids.map(async (id): Promise<{ tickets: TicketLine[]; problem: string | null }> => {
          const open = await psa.connections.open(db, from.accountId, id)
          if (open === null) return { tickets: [], problem: unknownConnection.message }
          const { connection, provider } = open
          const member = memberOf(connection, person.id)
          if (mine && member === null) {
            return {
              tickets: [],
              problem: `You aren’t mapped to anyone in ${connection.name} yet. An admin can map you in Settings, under Connections.`,
            }
          }
          const found = await provider
            .searchTickets(
              {
                text,
                memberId: mine ? (member?.memberId ?? null) : null,
                openOnly,
                limit: psaLimits.tickets,
              },
              signal,
            )
            .catch((error: unknown) => {
              if (signal.aborted) return null
              throw error
            })
          if (found === null)
            return { tickets: [], problem: `${connection.name} took too long to answer. Try again.` }
          return found.ok
            ? { tickets: found.value.map(lineOf(id)), problem: null }
            : { tickets: [], problem: `${connection.name}: ${found.problem.message}`.slice(0, 500) }
        }),
      )
      const problems = answers.flatMap((answer) => answer.problem ?? [])
      if (problems.length === answers.length)
        return {
          ok: false,
          problem: problem('unavailable', problems[0] ?? 'No ticket system answered. Try again.'),
        }
      const tickets = answers.flatMap((answer) => answer.tickets).slice(0, psaLimits.tickets)
      return { ok: true, tickets, problems: problems.slice(0, 10) }
    },

    async 'tickets:read'(from, { connectionId, systemId }) {
      const db = databaseOf(from.accountId)
      const { refusal } = await refusalFor(db, from, 'engineer')
      if (refusal !== null) return { ok: false, problem: refusal }
      const full = noMore(reachedQuota(quotas, await readUsage(db, from, clock()), clock()))
      if (full !== null) return { ok: false, problem: full }
      const open = await psa.connections.open(db, from.accountId, connectionId)
      if (open === null) return { ok: false, problem: unknownConnection }
      const at = { accountId: from.accountId, connectionId, systemId, now: clock() }
      const read = await inTime(psa.timings.asked['tickets:read'], false, async (signal) =>
        readTicket(db, open.provider, at, signal),
      )
      if (!read.ok) return { ok: false, problem: problemOf(read.problem) }
      // The server stores it, but for someone who asked, so it counts as theirs.
      const actFor: typeof act = async (accountId, type, prepare) =>
        act(accountId, type, async (trx) => {
          const payload = await prepare(trx)
          if (payload !== null) await countUsage(trx, from, payloadBytes({ payload }), clock())
          return payload
        })
      await storeTickets({ act: actFor, enqueue: jobs.enqueue }, from.accountId, [read.value])
      const ticket = await readDocument(
        db,
        from.accountId,
        'tickets',
        ticketDocumentId(connectionId, systemId),
      )
      return ticket === null
        ? { ok: false, problem: problem('internal', 'The ticket couldn’t be stored. Try again.') }
        : { ok: true, ticket }
    },
  }
}
