import { sql, type Kysely } from 'kysely'

/** What the server's checks of itself remember, and what they look for without reading every document. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table audit_pass (
    single boolean primary key default true check (single),
    -- Which process checks, until when no other may.
    holder text,
    held_until timestamptz,
    checked_at timestamptz,
    -- The test escalation: when it was tried, when it last got through and how long that took, how often it failed since.
    crossing_tried_at timestamptz,
    crossed_at timestamptz,
    crossing_ms integer,
    crossing_failures integer not null default 0,
    -- When it had got through and nothing was late.
    proved_at timestamptz,
    heartbeat_at timestamptz,
    heartbeat_problem text
  )`.execute(db)
  await sql`insert into audit_pass default values`.execute(db)
  await sql`create table audit_findings (
    account_id text not null,
    kind text not null,
    count integer not null,
    since bigint not null,
    primary key (account_id, kind)
  )`.execute(db)
  await sql`create index open_escalations on documents (account_id)
    where collection = 'handoffs' and body->>'intent' = 'escalate' and body->>'state' = 'open'`.execute(db)
  await sql`create index watched_claims on documents (account_id)
    where collection = 'handoffs' and body->'policy'->>'phase' in ('watching', 'nudged')`.execute(db)
  await sql`create index account_documents on documents (account_id) where collection = 'accounts'`.execute(
    db,
  )
}
