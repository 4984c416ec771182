import { sql } from 'kysely'
import type { Database, Trx } from './database.ts'

/** How long a desk counts as open without being confirmed. Seconds; processes confirm theirs several times within it. */
const lastsFor = 75

/** Writes down whose desks are open at one process, in place of what it said before. */
export const confirmDesks = async (
  db: Database,
  process: string,
  people: readonly { accountId: string; personId: string }[],
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('open_desks').where('process', '=', process).execute()
    await sql`
      insert into open_desks (process, account_id, person_id, confirmed_at)
      select distinct ${process}, p."accountId", p."personId", now()
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p("accountId" text, "personId" text)
    `.execute(trx)
    await sql`delete from open_desks where confirmed_at < now() - interval '1 day'`.execute(trx)
  })

/** Those of an account whose desk is open, at whichever process. */
export const peopleAtDesks = async (db: Database | Trx, accountId: string): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from open_desks
    where account_id = ${accountId} and confirmed_at > now() - ${lastsFor} * interval '1 second'
  `.execute(db)
  return new Set(rows.map(({ id }) => id))
}
