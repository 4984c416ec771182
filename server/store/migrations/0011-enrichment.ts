import { sql, type Kysely } from 'kysely'

/** What was asked of models and what it cost, and their drafts of write-ups. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table ai_calls (
    id bigint generated always as identity primary key,
    account_id text not null references accounts(id) on delete cascade,
    at bigint not null,
    -- Whom it was for: who escalated, claimed or asked.
    person_id text not null,
    kind text not null,
    session_id text not null,
    handoff_id text,
    model text not null,
    prompt_version text not null,
    input_tokens integer not null default 0,
    output_tokens integer not null default 0,
    cache_read_tokens integer not null default 0,
    cache_write_tokens integer not null default 0,
    -- Millionths of a US dollar, estimated. While it is underway: of what was sent.
    cost bigint not null,
    latency_ms integer,
    -- 'underway', 'made', 'cancelled', or why there was no answer.
    outcome text not null,
    -- What was sent, masked; null if the workspace keeps none, and after 30 days.
    sent text
  )`.execute(db)
  await sql`create index ai_calls_latest on ai_calls (account_id, at desc, id desc)`.execute(db)
  await sql`create index ai_calls_kept on ai_calls (at) where sent is not null`.execute(db)
  await sql`create table ai_drafts (
    account_id text not null references accounts(id) on delete cascade,
    session_id text not null,
    kind text not null,
    state_version integer not null,
    -- Null while it is being made by whoever holds it.
    markdown text,
    model text,
    prompt_version text,
    made_at bigint,
    holder text,
    held_until timestamptz,
    primary key (account_id, session_id, kind)
  )`.execute(db)
}
