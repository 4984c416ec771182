import { sql, type Kysely } from 'kysely'

/** Handoffs whose policy has something to do at a time: a step to fire, a claim to look after. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index policies_due on documents (((body->'policy'->>'nextAt')::bigint))
    where collection = 'handoffs' and body->'policy'->>'nextAt' is not null`.execute(db)
}
