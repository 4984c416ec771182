import { sql, type Kysely } from 'kysely'

/**
 * Whether escalations were touched and sessions resolved in time. Null where nothing was promised; of a touch that is still to
 * come, when it is due. Everything is recounted.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table handoff_figures add column touched_in_time boolean, add column touch_due_at bigint`.execute(
    db,
  )
  await sql`alter table session_figures add column resolved_in_time boolean`.execute(db)
  await sql`update figures_state set rev = 0`.execute(db)
}
