import { sql, type Kysely } from 'kysely'

/**
 * Accounts with their counters and the name of each commit, the latest version of each document, every intent, and each
 * device's numbering.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table accounts (
    id text primary key,
    rev bigint not null default 0,
    history uuid,
    -- A desk was met that knows another history: what was lost is being sent again until then.
    recovering_until timestamptz,
    created_at timestamptz not null default now()
  )`.execute(db)
  await sql`create table history (
    account_id text not null references accounts(id),
    rev bigint not null,
    id uuid not null,
    primary key (account_id, rev)
  )`.execute(db)
  await sql`create table documents (
    account_id text not null references accounts(id),
    collection text not null,
    id text not null,
    rev bigint not null,
    base bigint not null,
    body jsonb not null,
    -- As it is sent: what is stored is compressed, a pasted log to a fiftieth.
    bytes integer not null generated always as (octet_length(body::text)) stored,
    -- What it can be found by (core/search); null for what isn't searched.
    terms tsvector,
    primary key (account_id, collection, id)
  )`.execute(db)
  await sql`create index documents_by_term on documents using gin (terms) where terms is not null`.execute(db)
  await sql`create index documents_by_rev on documents (account_id, rev)`.execute(db)
  // For reading the contents of one session.
  await sql`create index documents_of_session on documents (account_id, (body->>'sessionId'), collection, id)
    where collection in ('entries', 'branches', 'facts', 'fixes', 'writeups', 'writebacks')`.execute(db)
  await sql`create table intents (
    account_id text not null references accounts(id),
    id text not null,
    person_id text not null,
    device_id text,
    seq integer,
    type text not null,
    version integer not null,
    at bigint not null,
    received_at timestamptz not null default now(),
    payload jsonb,
    rev bigint,
    rejection jsonb,
    primary key (account_id, id)
  )`.execute(db)
  await sql`create table devices (
    account_id text not null references accounts(id),
    person_id text not null,
    device_id text not null,
    last_seq integer not null,
    last_at bigint not null,
    seen_at timestamptz not null default now(),
    primary key (account_id, person_id, device_id)
  )`.execute(db)
  await sql`create table delivery_marks (
    account_id text not null references accounts(id),
    handoff_id text not null,
    person_id text not null,
    channel text not null,
    state text not null,
    at bigint not null,
    told_at bigint not null,
    reason text,
    primary key (account_id, handoff_id, person_id, channel, state)
  )`.execute(db)
  // Usage by a person in one hour, and by a workspace (no person) in one day: one row each, reset when the next period
  // starts.
  await sql`create table usage (
    account_id text not null references accounts(id),
    person_id text not null,
    period bigint not null,
    actions bigint not null,
    bytes bigint not null,
    primary key (account_id, person_id)
  )`.execute(db)
  // Finds parked sessions that are due without reading every document.
  await sql`create index documents_to_wake on documents (((body->>'wakeAt')::bigint))
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park' and body->>'wokeAt' is null`.execute(
    db,
  )
}
