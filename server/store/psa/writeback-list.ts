import { sql } from 'kysely'
import type { RequestOf } from '../../../core/protocol/messages.ts'
import { psaLimits, type WritebackRow } from '../../../core/protocol/psa-messages.ts'
import type { Database } from '../database.ts'

/** A part of a text for LIKE, in which nothing is a wildcard. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/gu, (character) => `\\${character}`)}%`

/** One page of an account's writebacks, the latest first. */
export const listWritebacks = async (
  db: Database,
  accountId: string,
  { personId, client, ticket, states, from, to, after }: RequestOf<'writebacks:list'>,
): Promise<{ rows: WritebackRow[]; next: { at: number; id: string } | null }> => {
  const { rows } = await sql<WritebackRow>`
    select w.body as writeback, coalesce(s.body->>'title', '') as title, coalesce(s.body->>'client', '') as client,
      coalesce(s.body->>'ownerId', w.body->>'personId') as "ownerId"
    from documents w
    left join documents s on s.account_id = w.account_id and s.collection = 'sessions' and s.id = w.body->>'sessionId'
    where w.account_id = ${accountId} and w.collection = 'writebacks'
      and ${after === null ? sql`true` : sql`((w.body->>'createdAt')::bigint, w.id) < (${after.at}::bigint, ${after.id})`}
      and ${from === null ? sql`true` : sql`(w.body->>'createdAt')::bigint >= ${from}`}
      and ${to === null ? sql`true` : sql`(w.body->>'createdAt')::bigint <= ${to}`}
      and ${personId === null ? sql`true` : sql`w.body->>'personId' = ${personId}`}
      and ${states.length === 0 ? sql`true` : sql`w.body->>'state' = any(${states})`}
      and ${ticket === '' ? sql`true` : sql`w.body->>'ticketNumber' like ${containing(ticket)}`}
      and ${client === '' ? sql`true` : sql`s.body->>'client' ilike ${containing(client)}`}
    order by (w.body->>'createdAt')::bigint desc, w.id desc limit ${psaLimits.writebacks + 1}
  `.execute(db)
  const page = rows.slice(0, psaLimits.writebacks)
  const last = page.at(-1)?.writeback
  return {
    rows: page,
    next: rows.length > page.length && last !== undefined ? { at: last.createdAt, id: last.id } : null,
  }
}
