import { sql } from 'kysely'
import { underwayStatuses } from '../../../core/domain/session.ts'
import type { Database, Trx } from '../database.ts'

/** Sessions underway that are about one of these tickets, by id. */
export const sessionsAbout = async (
  trx: Trx,
  accountId: string,
  ticketIds: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from documents where account_id = ${accountId} and collection = 'sessions'
      and body->>'linkedTicketId' = any(${[...ticketIds]}) and body->>'status' = any(${[...underwayStatuses]})
    order by id limit 5000
  `.execute(trx)
  return rows.map(({ id }) => id)
}

/** The next sessions underway, by id, that were escalated or have clocks. */
export const sessionsWithTargets = async (
  db: Database,
  accountId: string,
  after: string,
  most: number,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from documents where account_id = ${accountId} and collection = 'sessions' and id > ${after}
      and body->>'status' = any(${[...underwayStatuses]})
      and (jsonb_typeof(body->'sla') = 'object' or jsonb_typeof(body->'escalationPackage') = 'object')
    order by id limit ${most}
  `.execute(db)
  return rows.map(({ id }) => id)
}
