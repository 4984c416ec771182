import { sql, type Kysely } from 'kysely'

/**
 * Everything that never syncs: addresses and password hashes, refresh tokens, sign-ins, invitations and other codes.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table credentials (
    person_id text primary key,
    account_id text not null references accounts(id),
    email text not null unique,
    password_hash text not null,
    created_at timestamptz not null default now()
  )`.execute(db)
  await sql`create table refresh_tokens (
    id bigint generated always as identity primary key,
    family uuid not null,
    person_id text not null,
    account_id text not null references accounts(id),
    hash bytea not null unique,
    device_id text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    -- By which attempt it was used, so that the same attempt can be answered again.
    used_attempt text,
    next_salt bytea,
    revoked_at timestamptz
  )`.execute(db)
  await sql`create index refresh_tokens_by_person on refresh_tokens (person_id)`.execute(db)
  await sql`create index refresh_tokens_by_family on refresh_tokens (family)`.execute(db)
  await sql`create table invitations (
    id text primary key,
    account_id text not null references accounts(id),
    hash bytea not null unique,
    role text not null,
    team_id text,
    email text,
    invited_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by text,
    revoked_at timestamptz
  )`.execute(db)
  await sql`create index invitations_by_account on invitations (account_id)`.execute(db)
  await sql`create table sign_ins (
    family uuid primary key,
    account_id text not null references accounts(id),
    person_id text not null,
    device_name text not null,
    -- A keyed hash of the network it came from last.
    place bytea not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null
  )`.execute(db)
  await sql`create index sign_ins_by_person on sign_ins (person_id)`.execute(db)
  await sql`create table password_resets (
    id text primary key,
    account_id text not null references accounts(id),
    person_id text not null,
    hash bytea not null unique,
    -- Null: made on the server's command line.
    created_by text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`.execute(db)
  await sql`create index password_resets_by_person on password_resets (person_id)`.execute(db)
  // At most one row, and none once there is a workspace.
  await sql`create table setup_code (
    single boolean primary key default true check (single),
    code text not null
  )`.execute(db)
}
