import { sql, type Kysely } from 'kysely'

/** The page of all writebacks, the latest first, from whichever of them on. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index documents_latest_writebacks on documents
    (account_id, ((body->>'createdAt')::bigint), id) where collection = 'writebacks'`.execute(db)
}
