import { sql, type Kysely } from 'kysely'

/**
 * Telling people outside of Baton: one row for each message to a person on a channel or to a destination, written with its
 * cause, and what decides whether and when it goes out.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table notify_deliveries (
    seq bigint generated always as identity,
    id text primary key,
    account_id text not null references accounts(id),
    handoff_id text,
    -- A person, or a destination of the workspace.
    person_id text,
    destination_id text,
    channel text not null,
    why text not null,
    -- A sentence that comes with it.
    text text,
    step_round integer,
    step_index integer,
    on_duty boolean not null default false,
    priority text not null,
    -- The first that this person or destination hears of this handoff on this channel.
    is_first boolean not null,
    state text not null,
    reason text,
    told_at bigint not null,
    -- When it goes on; null once it is over.
    due_at timestamptz,
    held_until bigint,
    tries integer not null default 0,
    -- Who sends it, until when no one else may.
    holder text,
    leased_until timestamptz,
    -- True if it may have gone out although no one wrote that down: its sender died, or got no answer.
    maybe_told boolean not null default false,
    -- The message that it goes out in, if that is another one's.
    carried_by text,
    -- What the channel calls the message.
    provider_id text,
    handed_at bigint,
    changed_at bigint not null,
    check ((person_id is null) <> (destination_id is null))
  )`.execute(db)
  await sql`create index notify_due on notify_deliveries (channel, due_at) where due_at is not null`.execute(
    db,
  )
  await sql`create index notify_leased on notify_deliveries (channel) where leased_until is not null`.execute(
    db,
  )
  await sql`create index notify_held on notify_deliveries (account_id, person_id) where state = 'held'`.execute(
    db,
  )
  await sql`create index notify_of_handoff on notify_deliveries (account_id, handoff_id)`.execute(db)
  await sql`create index notify_of_person on notify_deliveries (person_id, channel, handed_at)
    where person_id is not null`.execute(db)
  await sql`create index notify_of_destination on notify_deliveries (destination_id, seq)
    where destination_id is not null`.execute(db)
  // For forgetting what is over.
  await sql`create index notify_over on notify_deliveries (told_at) where due_at is null`.execute(db)
  await sql`create table notify_attempts (
    delivery_id text not null references notify_deliveries(id) on delete cascade,
    at bigint not null,
    ok boolean not null,
    detail text not null
  )`.execute(db)
  await sql`create index notify_attempts_of on notify_attempts (delivery_id, at)`.execute(db)
  await sql`create table notify_destinations (
    id text primary key,
    account_id text not null references accounts(id),
    kind text not null,
    name text not null,
    -- Sealed: addresses of these are secrets.
    settings text not null,
    -- What it hears: kinds of events and the lowest priority; null hears everything.
    lowest_priority text,
    created_at bigint not null,
    created_by text not null,
    -- When it was last set up, or a test of it arrived: what failed before then no longer counts.
    checked_at bigint not null,
    -- Why it was switched off; null while it is on.
    off_because text
  )`.execute(db)
  await sql`create index notify_destinations_of on notify_destinations (account_id)`.execute(db)
  await sql`create table notify_rules (
    person_id text primary key,
    account_id text not null references accounts(id),
    rules jsonb not null
  )`.execute(db)
  await sql`create table push_subscriptions (
    id text primary key,
    account_id text not null references accounts(id),
    person_id text not null,
    -- The sign-in that it ends with.
    family uuid not null,
    device_name text not null,
    -- Sealed: whoever has the endpoint can reach the device.
    subscription text not null,
    created_at bigint not null
  )`.execute(db)
  await sql`create index push_subscriptions_of on push_subscriptions (person_id)`.execute(db)
  await sql`create index push_subscriptions_by_family on push_subscriptions (family)`.execute(db)
  // Which channels this server can use, as the process that started last says; and the keys it made for itself, sealed.
  await sql`create table notify_ready (channel text primary key, ready boolean not null)`.execute(db)
  await sql`create table notify_keys (name text primary key, value text not null)`.execute(db)
  // Whose desk is open, by process; a row that isn't confirmed any more is of one that died.
  await sql`create table open_desks (
    process text not null,
    account_id text not null,
    person_id text not null,
    confirmed_at timestamptz not null,
    primary key (process, account_id, person_id)
  )`.execute(db)
  await sql`create index open_desks_of on open_desks (account_id, person_id)`.execute(db)
}
