import { sql } from 'kysely'
import type { Delivery } from '../../core/domain/handoff.ts'
import type { Database, Trx } from './database.ts'

/** One mark: what reached whom. */
export type Mark = Delivery & { handoffId: string }

/**
 * Adds marks for handoffs that the account has; gives back the handoffs that gained one. Repeating adds nothing,
 * and no one is told of their own handoff.
 */
export const addMarks = async (trx: Trx, accountId: string, marks: readonly Mark[]): Promise<string[]> => {
  const { rows } = await sql<{ handoff_id: string }>`
    insert into delivery_marks (account_id, handoff_id, person_id, channel, state, at, reason)
    select ${accountId}, m."handoffId", m."personId", m.channel, m.state, m.at, m.reason
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
           as m("handoffId" text, "personId" text, channel text, state text, at bigint, reason text)
    join documents d on d.account_id = ${accountId} and d.collection = 'handoffs' and d.id = m."handoffId"
         and d.body->>'handedOffBy' <> m."personId"
    on conflict do nothing
    returning handoff_id
  `.execute(trx)
  return [...new Set(rows.map((row) => row.handoff_id))]
}

/** Every mark of a handoff. */
export const marksOf = async (trx: Trx, accountId: string, handoffId: string): Promise<Delivery[]> => {
  const rows = await trx
    .selectFrom('delivery_marks')
    .select(['person_id', 'channel', 'state', 'at', 'reason'])
    .where('account_id', '=', accountId)
    .where('handoff_id', '=', handoffId)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    channel: row.channel as Delivery['channel'],
    state: row.state as Delivery['state'],
    at: row.at,
    reason: row.reason,
  }))
}

/** Parked handoffs whose wake time has passed without their having woken: what a lost job would leave behind. */
export const overdueWakes = async (
  db: Database,
  now: number,
): Promise<{ accountId: string; handoffId: string }[]> => {
  const { rows } = await sql<{ accountId: string; handoffId: string }>`
    select account_id as "accountId", id as "handoffId" from documents
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park'
      and (body->>'wakeAt')::bigint <= ${now} and body->>'wokeAt' is null
    limit 1000
  `.execute(db)
  return rows
}

/** The open handoffs that are directed to a person. */
export const openHandoffsFor = async (
  db: Database,
  accountId: string,
  personId: string,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from documents
    where account_id = ${accountId} and collection = 'handoffs'
      and body->>'state' = 'open' and body->>'targetUserId' = ${personId}
  `.execute(db)
  return rows.map((row) => row.id)
}
