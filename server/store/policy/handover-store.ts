import { sql } from 'kysely'
import type { Database, Trx } from '../database.ts'

/** The escalations by whose claim someone has these sessions, the latest of each session. */
export const claimsOf = async (
  trx: Trx,
  accountId: string,
  personId: string,
  sessionIds: readonly string[],
): Promise<{ sessionId: string; handoffId: string }[]> => {
  const { rows } = await sql<{ sessionId: string; handoffId: string }>`
    select distinct on (body->>'sessionId') body->>'sessionId' as "sessionId", id as "handoffId" from documents
    where account_id = ${accountId} and collection = 'handoffs' and body->>'state' = 'claimed'
      and coalesce(body->'claimTakenOver'->>'by', body->>'claimedBy') = ${personId}
      and body->>'sessionId' in (select jsonb_array_elements_text(${JSON.stringify(sessionIds)}::jsonb))
    order by body->>'sessionId', coalesce(body->'claimTakenOver'->>'at', body->>'claimedAt')::bigint desc
  `.execute(trx)
  return rows
}

/** Shift handovers whose time to answer is over, and which no job has ended. */
export const dueHandovers = async (
  db: Database,
  now: number,
  limit: number,
): Promise<{ accountId: string; handoverId: string; dueAt: number }[]> => {
  const { rows } = await sql<{ accountId: string; handoverId: string; dueAt: number }>`
    select account_id as "accountId", id as "handoverId", (body->>'answerBy')::bigint as "dueAt" from documents
    where collection = 'handovers' and body->>'answerBy' is not null and (body->>'answerBy')::bigint <= ${now}
    order by (body->>'answerBy')::bigint
    limit ${limit}
  `.execute(db)
  return rows
}
