import { sql } from 'kysely'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Connection as TicketConnection } from '../../../core/domain/ticket/connection.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import { type Session, underwayStatuses } from '../../../core/domain/session/session.ts'
import type { Database } from '../database.ts'

/** Tickets of a connection that sessions underway are about, the least recently read first. */
export const ticketsUnderway = async (
  db: Database,
  accountId: string,
  connectionId: string,
  most: number,
): Promise<Ticket[]> => {
  const { rows } = await sql<{ body: Ticket }>`
    select t.body from documents t
    where t.account_id = ${accountId} and t.collection = 'tickets' and t.body->>'connectionId' = ${connectionId}
      and not (t.body->>'gone')::boolean
      and exists (
        select 1 from documents s where s.account_id = t.account_id and s.collection = 'sessions'
          and s.body->>'linkedTicketId' = t.id and s.body->>'status' = any(${[...underwayStatuses]})
      )
    order by (t.body->>'readAt')::bigint limit ${most}
  `.execute(db)
  return rows.map(({ body }) => body)
}

/** Open tickets of a connection that are kept because they are someone's. */
export const assignedTickets = async (
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<Ticket[]> => {
  const { rows } = await sql<{ body: Ticket }>`
    select body from documents where account_id = ${accountId} and collection = 'tickets'
      and body->>'connectionId' = ${connectionId} and body->>'assignedTo' is not null
      and not (body->>'closed')::boolean and not (body->>'gone')::boolean
  `.execute(db)
  return rows.map(({ body }) => body)
}

/**
 * Forgets tickets that are no one's, or done, belong to no session, and haven't changed since then. Devices that have them keep
 * them until they read everything again.
 */
export const forgetTickets = async (
  db: Database,
  accountId: string,
  connectionId: string,
  before: number,
): Promise<void> => {
  await sql`
    delete from documents t where t.account_id = ${accountId} and t.collection = 'tickets'
      and t.body->>'connectionId' = ${connectionId} and (t.body->>'readAt')::bigint < ${before}
      and (t.body->>'assignedTo' is null or (t.body->>'closed')::boolean or (t.body->>'gone')::boolean)
      and not exists (
        select 1 from documents s where s.account_id = t.account_id and s.collection = 'sessions'
          and s.body->>'linkedTicketId' = t.id
      )
      and not exists (
        select 1 from writeback_queue q where q.account_id = t.account_id and q.ticket_id = t.id
      )
  `.execute(db)
}

/** Handoffs of parked sessions that a reply at this ticket wakes. */
export const awaitingReply = async (db: Database, accountId: string, ticketId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select h.id from documents s
    join documents h on h.account_id = s.account_id and h.collection = 'handoffs' and h.id = s.body->>'openHandoffId'
    where s.account_id = ${accountId} and s.collection = 'sessions' and s.body->>'linkedTicketId' = ${ticketId}
      and s.body->>'status' = 'paused' and (h.body->>'wakeOnReply')::boolean and h.body->>'wokeAt' is null
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** A parked session that waits for a reply, with what one can come by. */
export type AwaitingReply = {
  handoff: Pick<Handoff, 'id' | 'createdAt' | 'wakeAt'>
  session: Pick<Session, 'linkedTicketId' | 'ticketCheck'>
  ticket: Ticket | null
  connection: Pick<TicketConnection, 'state'> | null
}

/** All of an account's sessions that are parked until a reply, and haven't woken. */
export const allAwaitingReply = async (db: Database, accountId: string): Promise<AwaitingReply[]> => {
  const { rows } = await sql<AwaitingReply>`
    select h.body as handoff, s.body as session, t.body as ticket, c.body as connection
    from documents s
    join documents h on h.account_id = s.account_id and h.collection = 'handoffs' and h.id = s.body->>'openHandoffId'
    left join documents t on t.account_id = s.account_id and t.collection = 'tickets'
      and t.id = s.body->>'linkedTicketId'
    left join documents c on c.account_id = s.account_id and c.collection = 'connections'
      and c.id = t.body->>'connectionId'
    where s.account_id = ${accountId} and s.collection = 'sessions' and s.body->>'status' = 'paused'
      and (h.body->>'wakeOnReply')::boolean and h.body->>'wokeAt' is null
  `.execute(db)
  return rows
}

/** The numbers that were typed for sessions and not looked up yet. */
export const uncheckedNumbers = async (
  db: Database,
  accountId: string,
): Promise<{ sessionId: string; number: string }[]> => {
  const { rows } = await sql<{ sessionId: string; number: string }>`
    select id as "sessionId", body->>'psaTicketId' as number from documents
    where account_id = ${accountId} and collection = 'sessions'
      and body->>'ticketCheck' = 'unchecked' and body->>'psaTicketId' is not null
  `.execute(db)
  return rows
}
