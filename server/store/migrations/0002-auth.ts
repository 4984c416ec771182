import { sql, type Kysely } from 'kysely'

/** Addresses and password hashes, rotating refresh tokens, invitations: what never syncs. */
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
    used_by text
  )`.execute(db)
}
