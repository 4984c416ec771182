import { sql, type Kysely } from 'kysely'

/**
 * What analytics counts: one flat row for each escalation and each session, made from the documents, and up to which rev they
 * have been. They can be deleted at any time, and are made again.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table figures_state (
    account_id text primary key references accounts(id),
    rev bigint not null default 0
  )`.execute(db)
  await sql`create table handoff_figures (
    account_id text not null,
    handoff_id text not null,
    session_id text not null,
    team_id text not null,
    client text not null,
    category text not null,
    handed_off_by text not null,
    claimed_by text,
    accepted_at bigint not null,
    told_at bigint,
    seen_at bigint,
    claimed_at bigint,
    acted_at bigint,
    exhausted boolean not null,
    bounced boolean not null,
    reasked boolean not null,
    parts smallint not null,
    primary key (account_id, handoff_id)
  )`.execute(db)
  await sql`create index handoff_figures_by_time on handoff_figures (account_id, accepted_at)`.execute(db)
  await sql`create table session_figures (
    account_id text not null,
    session_id text not null,
    team_id text not null,
    client text not null,
    category text not null,
    started_by text not null,
    started_at bigint not null,
    escalated boolean not null,
    -- When it was last resolved, by whom, and when it was opened again after that.
    resolved_at bigint,
    resolved_by text,
    reopened_at bigint,
    primary key (account_id, session_id)
  )`.execute(db)
  await sql`create index session_figures_by_start on session_figures (account_id, started_at)`.execute(db)
  await sql`create index session_figures_by_end on session_figures (account_id, resolved_at)
    where resolved_at is not null`.execute(db)
  await sql`create index handoffs_of_session on documents (account_id, (body->>'sessionId'))
    where collection = 'handoffs'`.execute(db)
  await sql`create index notify_told on notify_deliveries (account_id, told_at)`.execute(db)
}
