import { sql, type Kysely } from 'kysely'

/** Keeps by which attempt a refresh token was used, so that the same attempt can be answered again. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table refresh_tokens add column used_attempt text`.execute(db)
}
