import { sql, type Kysely } from 'kysely'

/** Each person's key pair, with which their devices seal unsent work left on them; the private half encrypted. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table seal_keys (
    person_id text primary key,
    account_id text not null references accounts(id),
    public_key text not null,
    private_key text not null,
    created_at timestamptz not null default now()
  )`.execute(db)
}
