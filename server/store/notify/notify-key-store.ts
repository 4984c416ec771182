import { sql } from 'kysely'
import type { Database, Trx } from '../database.ts'

/** A key the server made for itself, sealed; null if it made none. */
export const readNotifyKey = async (db: Database | Trx, name: string): Promise<string | null> => {
  const row = await db.selectFrom('notify_keys').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

/** Keeps a key in place of `instead` (null: of none), unless someone else was first. Gives the one that holds. */
export const keepNotifyKey = async (
  db: Database | Trx,
  name: string,
  value: string,
  instead: string | null,
): Promise<string | null> => {
  await sql`
    insert into notify_keys (name, value) values (${name}, ${value})
    on conflict (name) do update set value = ${value} where notify_keys.value = ${instead}
  `.execute(db)
  return readNotifyKey(db, name)
}
