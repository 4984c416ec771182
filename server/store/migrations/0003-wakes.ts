import { sql, type Kysely } from 'kysely'

/** Finds parked sessions that are due without reading every document. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index documents_to_wake on documents (((body->>'wakeAt')::bigint))
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park' and body->>'wokeAt' is null`.execute(
    db,
  )
}
