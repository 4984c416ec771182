import { sql, type Kysely } from 'kysely'

/** What has a time at which the server acts: shift handovers to be answered, and parked sessions that wake. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index handovers_due on documents (((body->>'answerBy')::bigint))
    where collection = 'handovers' and body->>'answerBy' is not null`.execute(db)
  await sql`create index wakes_due on documents (((body->>'wakeAt')::bigint))
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park'
      and body->>'wakeAt' is not null and body->>'wokeAt' is null`.execute(db)
}
