import { sql } from 'kysely'
import type { PersonReached } from '../../core/domain/duty/reach.ts'
import type { RequestOf } from '../../core/protocol/messages.ts'
import type { Database, Trx } from './database.ts'

/** One mark: which handoff reached whom. */
export type Mark = RequestOf<'handoffs:mark'>['marks'][number] & { personId: string; at: number }

/** A handoff that gained marks, and how many people it has reached so far. */
export type Gained = { handoffId: string; reached: number }

/** Those of some marks that count: an escalation that came back since to the queue has to reach people again. */
export const currentMarks = async <M extends { handoffId: string; toldAt?: number | undefined }>(
  trx: Trx,
  accountId: string,
  marks: readonly M[],
): Promise<M[]> => {
  const ids = [...new Set(marks.map(({ handoffId }) => handoffId))]
  const { rows } = await sql<{ id: string; since: number }>`
    select id, (body->'reach'->>'since')::bigint as since from documents
    where account_id = ${accountId} and collection = 'handoffs' and (body->'reach'->>'since')::bigint > 0
      and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
  `.execute(trx)
  const since = new Map(rows.map((row) => [row.id, row.since]))
  return marks.filter(
    ({ handoffId, toldAt }) => toldAt === undefined || toldAt >= (since.get(handoffId) ?? 0),
  )
}

/**
 * Adds marks for handoffs that exist in the account, and returns those that gained one. Repeating adds nothing, unless it is of what
 * was told later; and people's marks on their own handoffs don't count. One mark stays for each person, channel and state: of an
 * escalation that came back since to the queue, the first since then.
 */
export const addMarks = async (trx: Trx, accountId: string, marks: readonly Mark[]): Promise<Gained[]> => {
  const { rows } = await sql<Gained>`
    with added as (
    insert into delivery_marks as known (account_id, handoff_id, person_id, channel, state, at, told_at, reason)
    select distinct on (m."handoffId", m."personId", m.channel, m.state)
      ${accountId}, m."handoffId", m."personId", m.channel, m.state, m.at,
      greatest(m."toldAt", (d.body->'reach'->>'since')::bigint), m.reason
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
           as m("handoffId" text, "personId" text, channel text, state text, at bigint, "toldAt" bigint, reason text)
    join documents d on d.account_id = ${accountId} and d.collection = 'handoffs' and d.id = m."handoffId"
         and d.body->>'handedOffBy' <> m."personId"
    order by m."handoffId", m."personId", m.channel, m.state, m."toldAt" desc nulls last
    on conflict (account_id, handoff_id, person_id, channel, state) do update
    set told_at = excluded.told_at, reason = excluded.reason,
      at = case when known.told_at < (select (body->'reach'->>'since')::bigint from documents
          where account_id = known.account_id and collection = 'handoffs' and id = known.handoff_id)
        then excluded.at else known.at end
    where known.told_at < excluded.told_at
    returning handoff_id
    )
    select id as "handoffId", (body->'reach'->'delivered'->>'count')::int as reached
    from documents
    where account_id = ${accountId} and collection = 'handoffs' and id in (select handoff_id from added)
  `.execute(trx)
  return rows
}

/** Everyone a handoff has reached with what it told since then, once each. */
export const peopleReached = async (
  trx: Trx,
  accountId: string,
  handoffId: string,
  since: number,
): Promise<PersonReached[]> => {
  const { rows } = await sql<PersonReached>`
    select person_id as "personId", min(at) filter (where state = 'delivered') as "deliveredAt",
           min(at) filter (where state = 'seen') as "seenAt", max(told_at) filter (where state = 'seen') as "seenUpTo"
    from delivery_marks
    where account_id = ${accountId} and handoff_id = ${handoffId} and state in ('delivered', 'seen')
      and told_at >= ${since}
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
