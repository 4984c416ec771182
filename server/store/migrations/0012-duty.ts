import { sql, type Kysely } from 'kysely'

/** Who heard that their duty begins, and the addresses under which calendars read duty. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table duty_reminders (
    account_id text not null references accounts(id),
    schedule_id text not null,
    person_id text not null,
    starts_at bigint not null,
    told_at bigint not null,
    primary key (schedule_id, person_id, starts_at)
  )`.execute(db)
  await sql`create table duty_feeds (
    id text primary key,
    account_id text not null references accounts(id),
    person_id text not null,
    -- Null for the person's own duty.
    schedule_id text,
    -- Of the address; the address itself is shown once and isn't stored.
    token_hash bytea not null unique,
    created_at bigint not null,
    read_at bigint
  )`.execute(db)
  await sql`create unique index duty_feeds_of
    on duty_feeds (account_id, person_id, coalesce(schedule_id, ''))`.execute(db)
}
