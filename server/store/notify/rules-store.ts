import { sql } from 'kysely'
import {
  changedRules,
  defaultRules,
  type PersonalChange,
  PersonalRules,
} from '../../../core/notify/personal-rules.ts'
import type { Database, Trx } from '../database.ts'
import { rulesChannel } from '../listener.ts'

/** What is set up for a person; `rules` as stored, null for none. */
export type PersonalWays = {
  personId: string
  canWork: boolean
  rules: unknown
  hasMail: boolean
  hasPush: boolean
}

/** How people could be told, as far as this server can use a channel at all. Those who aren't in the account are left out. */
export const personalWays = async (
  db: Database | Trx,
  accountId: string,
  personIds: readonly string[],
): Promise<PersonalWays[]> => {
  const { rows } = await sql<PersonalWays>`
    select d.id as "personId", (d.body->>'active')::boolean and d.body->>'role' <> 'viewer' as "canWork", r.rules,
      exists (select 1 from credentials c where c.person_id = d.id)
        and coalesce((select ready from notify_ready where channel = 'email'), false) as "hasMail",
      exists (select 1 from push_subscriptions s where s.person_id = d.id)
        and coalesce((select ready from notify_ready where channel = 'web_push'), false) as "hasPush"
    from documents d left join notify_rules r on r.person_id = d.id
    where d.account_id = ${accountId} and d.collection = 'people'
      and d.id in (select jsonb_array_elements_text(${JSON.stringify(personIds)}::jsonb))
  `.execute(db)
  return rows
}

/** What someone chose, as stored; null if they never did. */
export const readRules = async (db: Database | Trx, personId: string): Promise<unknown> => {
  const row = await db
    .selectFrom('notify_rules')
    .select('rules')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.rules ?? null
}

/**
 * Stores what someone changed, beside what they had chosen before: of two changes at once neither undoes the other. Their open desks
 * hear of it once it is committed.
 */
export const putRules = async (
  trx: Trx,
  owner: { accountId: string; personId: string },
  change: PersonalChange,
): Promise<void> => {
  const none = JSON.stringify(defaultRules)
  await sql`insert into notify_rules (person_id, account_id, rules)
    values (${owner.personId}, ${owner.accountId}, ${none}::jsonb) on conflict (person_id) do nothing`.execute(
    trx,
  )
  // Whoever comes second waits for the row, and changes what the first has left.
  const { rules } = await trx
    .selectFrom('notify_rules')
    .select('rules')
    .where('person_id', '=', owner.personId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changed = JSON.stringify(changedRules(PersonalRules.safeParse(rules).data ?? defaultRules, change))
  await sql`update notify_rules set rules = ${changed}::jsonb where person_id = ${owner.personId}`.execute(
    trx,
  )
  await sql`select pg_notify(${rulesChannel}, ${owner.personId})`.execute(trx)
}
