import { sql, type Kysely } from 'kysely'

/** Files in chunks, each stored once per account. Most don't compress, so PostgreSQL shouldn't try. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table files (
    account_id text not null references accounts(id),
    hash text not null,
    type text not null,
    bytes integer not null,
    person_id text not null,
    begun_at timestamptz not null default now(),
    touched_at timestamptz not null default now(),
    complete_at timestamptz,
    -- Another with every part that arrives: what was measured is what is marked as complete.
    stamp uuid not null default gen_random_uuid(),
    primary key (account_id, hash)
  )`.execute(db)
  await sql`create index files_by_touch on files (touched_at)`.execute(db)
  await sql`create index files_of_account on files (account_id) include (bytes)`.execute(db)
  await sql`create index files_of_person on files (account_id, person_id, begun_at) include (bytes)`.execute(
    db,
  )
  // Finds out whether any entry refers to a file without reading every entry.
  await sql`create index entries_with_files on documents using gin ((body->'attachments') jsonb_path_ops)
    where collection = 'entries' and body->'attachments' <> '[]'::jsonb`.execute(db)
  await sql`create table file_chunks (
    account_id text not null,
    hash text not null,
    index integer not null,
    body bytea not null,
    primary key (account_id, hash, index),
    foreign key (account_id, hash) references files on delete cascade
  )`.execute(db)
  await sql`alter table file_chunks alter column body set storage external`.execute(db)
}
