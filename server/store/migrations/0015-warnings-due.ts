import { sql, type Kysely } from 'kysely'

/** Sessions with a clock that is to warn its owner at a time: it runs, and hasn't warned yet. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const warnsAt = (clock: string): string => `case when body->'sla'->'${clock}'->>'state' = 'running'
    and body->'sla'->'${clock}'->>'warned' = 'false' and body->'sla'->'${clock}'->>'missed' = 'false'
    then (body->'sla'->'${clock}'->>'warnAt')::bigint end`
  const first = sql.raw(`least(${warnsAt('touch')}, ${warnsAt('resolve')})`)
  await sql`create index warnings_due on documents ((${first}))
    where collection = 'sessions' and body->>'status' in ('active', 'paused', 'requesting_escalation')
      and ${first} is not null`.execute(db)
}
