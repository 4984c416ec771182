import { sql, type Kysely } from 'kysely'

/**
 * Ticket systems: sealed credentials, and the ledger of what goes to tickets. A part is written down before it is sent, and
 * its marker is what it is found by at the ticket.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table connection_secrets (
    account_id text not null references accounts(id),
    connection_id text primary key,
    system text not null,
    -- Encrypted, as is the secret of callbacks.
    credentials text not null,
    callback_secret text not null,
    -- What the system calls Baton's account in callbacks.
    signed_in_as text not null default '',
    -- While the system is down or asked to slow down.
    paused_until timestamptz,
    failures integer not null default 0
  )`.execute(db)
  await sql`create table writeback_queue (
    account_id text not null references accounts(id),
    writeback_id text not null,
    connection_id text not null,
    ticket_id text not null,
    queued_at timestamptz not null default clock_timestamp(),
    -- When it goes on; null once it is done, or waits for a person.
    due_at timestamptz,
    tries integer not null default 0,
    -- Who works on it, until when no one else may: what was sent by then has arrived or never will.
    holder text,
    held_until timestamptz,
    primary key (account_id, writeback_id)
  )`.execute(db)
  await sql`create index writebacks_due on writeback_queue (connection_id, queued_at) where due_at is not null`.execute(
    db,
  )
  await sql`create index writebacks_of_ticket on writeback_queue (account_id, ticket_id)`.execute(db)
  await sql`create table writeback_parts (
    account_id text not null,
    writeback_id text not null,
    key text not null,
    place integer not null,
    state text not null,
    marker text not null,
    psa_id text,
    reason text,
    -- When it was last sent; it may have arrived, whatever was answered.
    sent_at timestamptz,
    changed_at timestamptz,
    primary key (account_id, writeback_id, key),
    foreign key (account_id, writeback_id) references writeback_queue
  )`.execute(db)
  // For the page that lists them, the latest first.
  await sql`create index writebacks_by_time on documents (account_id, ((body->>'createdAt')::bigint) desc, id desc)
    where collection = 'writebacks'`.execute(db)
  // Which sessions have a ticket, for what changes at it.
  await sql`create index sessions_by_ticket on documents (account_id, (body->>'linkedTicketId'))
    where collection = 'sessions' and body->>'linkedTicketId' is not null`.execute(db)
}
