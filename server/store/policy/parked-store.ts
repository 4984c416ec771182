import { sql } from 'kysely'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Trx } from '../database.ts'

/** Entries that are read of a parked session: the latest ones say what there is to say. */
const most = 100

/** A session's entries since it was parked with this handoff, in order, the latest hundred. */
export const entriesSinceParked = async (
  trx: Trx,
  accountId: string,
  { id, sessionId }: Pick<Handoff, 'id' | 'sessionId'>,
): Promise<Entry[]> => {
  const { rows } = await sql<{ body: Entry }>`
    with parked as (
      select max((body->>'seq')::int) as seq from documents
      where account_id = ${accountId} and collection = 'entries' and body->>'sessionId' = ${sessionId}
        and body->'event'->>'name' = 'parked' and body->'event'->>'handoffId' = ${id}
    )
    select body from documents, parked
    where account_id = ${accountId} and collection = 'entries' and body->>'sessionId' = ${sessionId}
      and (body->>'seq')::int > parked.seq
    order by (body->>'seq')::int desc limit ${most}
  `.execute(trx)
  return rows.map(({ body }) => body).toReversed()
}
