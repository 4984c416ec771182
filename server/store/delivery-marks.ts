import { sql } from 'kysely'
import type { PersonReached } from '../../core/domain/duty/reach.ts'
import type { RequestOf } from '../../core/protocol/messages.ts'
import type { Database, Trx } from './database.ts'

/** One mark: which handoff reached whom. */
export type Mark = RequestOf<'handoffs:mark'>['marks'][number] & { personId: string; at: number }

/** A handoff that gained marks, and how many people it has reached so far. */
export type Gained = { handoffId: string; reached: number }

/**
 * Adds marks for handoffs that exist in the account, and returns those that gained one. Repeating adds nothing, and
 * people's marks on their own handoffs don't count.
 */
export const addMarks = async (trx: Trx, accountId: string, marks: readonly Mark[]): Promise<Gained[]> => {
  const { rows } = await sql<Gained>`
    with added as (
    insert into delivery_marks (account_id, handoff_id, person_id, channel, state, at, reason)
    select ${accountId}, m."handoffId", m."personId", m.channel, m.state, m.at, m.reason
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
           as m("handoffId" text, "personId" text, channel text, state text, at bigint, reason text)
    join documents d on d.account_id = ${accountId} and d.collection = 'handoffs' and d.id = m."handoffId"
         and d.body->>'handedOffBy' <> m."personId"
    on conflict do nothing
    returning handoff_id
    )
    select id as "handoffId", (body->'reach'->'delivered'->>'count')::int as reached
    from documents
    where account_id = ${accountId} and collection = 'handoffs' and id in (select handoff_id from added)
  `.execute(trx)
  return rows
}

/** Everyone a handoff has reached, once each. */
export const peopleReached = async (
  trx: Trx,
  accountId: string,
  handoffId: string,
): Promise<PersonReached[]> => {
  const { rows } = await sql<PersonReached>`
    select person_id as "personId", min(at) filter (where state = 'delivered') as "deliveredAt",
           min(at) filter (where state = 'seen') as "seenAt"
    from delivery_marks
    where account_id = ${accountId} and handoff_id = ${handoffId} and state in ('delivered', 'seen')
    group by person_id
  `.execute(trx)
  return rows
}

/** Parked handoffs whose wake time has passed without waking: what a lost job would leave behind. */
export const overdueWakes = async (
  db: Database,
  now: number,
  limit: number,
): Promise<{ accountId: string; handoffId: string }[]> => {
  const { rows } = await sql<{ accountId: string; handoffId: string }>`
    select account_id as "accountId", id as "handoffId" from documents
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park'
      and body->>'wakeAt' is not null and body->>'wokeAt' is null and (body->>'wakeAt')::bigint <= ${now}
    order by (body->>'wakeAt')::bigint
    limit ${limit}
  `.execute(db)
  return rows
}

/** The open escalations that are directed to someone without access, or to a team that has no one with access but the escalator. */
export const reservedForNoOne = async (db: Database, accountId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with able as (
      select id, body->>'teamId' as team from documents
      where account_id = ${accountId} and collection = 'people'
        and (body->>'active')::boolean and body->>'role' <> 'viewer'
    )
    select d.id from documents d
    where d.account_id = ${accountId} and d.collection = 'handoffs' and d.body->>'state' = 'open'
      and (
        (d.body->>'targetUserId' is not null
          and not exists (select 1 from able where able.id = d.body->>'targetUserId'))
        or (d.body->>'targetTeamId' is not null
          and not exists (select 1 from able
            where able.team = d.body->>'targetTeamId' and able.id <> d.body->>'handedOffBy'))
      )
  `.execute(db)
  return rows.map((row) => row.id)
}
