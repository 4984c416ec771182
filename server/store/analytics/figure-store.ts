import { sql, type RawBuilder } from 'kysely'
import type { Database, Trx } from '../database.ts'

/** Documents looked at in one go, and the rest of the last one's rev; sessions that changed in them are recounted. */
const batch = 2000

/**
 * In one search for all of them. Ordered by that key, and without sorting (`readByKey`), only the key's own index will do;
 * by another one, of a workspace that the database takes for empty, it would read all of it.
 */
const anyOf = (sessionIds: string): RawBuilder<unknown> =>
  sql`any (array(select jsonb_array_elements_text(${sessionIds}::jsonb)))`

/** Escalations of these sessions as flat rows. What a row says is in `core/domain/session/figures.ts` and its words. */
const countHandoffs = async (trx: Trx, accountId: string, sessionIds: string): Promise<void> => {
  await sql`
    insert into handoff_figures (account_id, handoff_id, session_id, team_id, client, category, handed_off_by, claimed_by,
      accepted_at, told_at, seen_at, claimed_at, acted_at, exhausted, bounced, reasked, parts, touched_in_time, touch_due_at)
    select h.account_id, h.id, h.body->>'sessionId', coalesce(h.body->>'teamId', ''), h.body->'snapshot'->>'client',
      coalesce(h.body->'snapshot'->>'problemCategory', ''), h.body->>'handedOffBy', c.by,
      (h.body->>'acceptedAt')::bigint,
      least(coalesce((h.body->'reach'->'ever'->>'deliveredAt')::bigint, (h.body->'reach'->'delivered'->>'firstAt')::bigint), told.at),
      coalesce((h.body->'reach'->'ever'->>'seenAt')::bigint, (h.body->'reach'->'seen'->>'firstAt')::bigint), c.at, acted.at,
      c.exhausted, c.returned or again.is, reasked.is,
      (case when h.body->>'reason' is null then 0 else 1 end)
        + (case when length(h.body->'snapshot'->>'problemSummary') >= 20 then 1 else 0 end)
        + (case when (h.body->'snapshot'->>'stepCount')::int > 0 then 1 else 0 end)
        + (case when (h.body->'snapshot'->>'factCount')::int > 0 then 1 else 0 end)
        + (case when h.body->>'engineerNotes' = '' then 0 else 1 end),
      -- What was passed on keeps its own clock; a parked session's shows another escalation's.
      case when touch.clock->>'state' = 'stopped' then not (touch.clock->>'missed')::boolean end,
      case when touch.clock->>'state' = 'running' or (touch.clock->>'missed')::boolean
        then (touch.clock->>'dueAt')::bigint end
    from (
      select account_id, id, body, body->>'sessionId' as session_id from documents
      where account_id = ${accountId} and collection = 'handoffs' and body->>'sessionId' = ${anyOf(sessionIds)}
      order by body->>'sessionId' offset 0
    ) h
    cross join lateral (
      select case when h.body->'sla'->>'handoffId' = h.id then nullif(h.body->'sla'->'touch', 'null'::jsonb) end as clock
    ) touch
    cross join lateral (
      select min(n.handed_at) as at from notify_deliveries n
      where n.account_id = h.account_id and n.handoff_id = h.id and n.state in ('handed_over', 'delivered', 'seen')
        and n.channel <> 'in_app'
    ) told
    cross join lateral (
      select min((e.body->>'at')::bigint) filter (where e.body->'event'->>'name' = 'claimed') as at,
        (array_agg(e.body->>'authorId' order by (e.body->>'seq')::int)
          filter (where e.body->'event'->>'name' = 'claimed'))[1] as by,
        coalesce(bool_or(e.body->'event'->>'name' = 'exhausted'), false) as exhausted,
        coalesce(bool_or(e.body->'event'->>'name' = 'returned'), false) as returned
      from documents e where e.account_id = h.account_id and e.collection = 'entries' and e.body->>'sessionId' = h.session_id
        and e.body->'event'->>'handoffId' = h.id
    ) c
    cross join lateral (
      select min(case when e.body->>'authorId' = c.by and e.body->>'kind' <> 'event' and (e.body->>'at')::bigint > c.at
          then (e.body->>'at')::bigint else (e.body->'step'->>'answeredAt')::bigint end) as at
      from documents e where e.account_id = h.account_id and e.collection = 'entries' and e.body->>'sessionId' = h.session_id
        and ((e.body->>'authorId' = c.by and e.body->>'kind' <> 'event' and (e.body->>'at')::bigint > c.at)
          or (e.body->'step'->>'answeredBy' = c.by and (e.body->'step'->>'answeredAt')::bigint > c.at))
    ) acted
    cross join lateral (
      select exists (
        select 1 from documents o where o.account_id = h.account_id and o.collection = 'handoffs'
          and o.body->>'sessionId' = h.session_id and o.body->>'intent' = 'escalate' and o.body->>'handedOffBy' = c.by
          and (o.body->>'acceptedAt')::bigint > c.at) as is
    ) again
    cross join lateral (
      select exists (
        select 1 from documents mine join documents theirs on theirs.account_id = mine.account_id
          and theirs.collection = 'entries' and theirs.body->>'sessionId' = h.session_id and theirs.body->>'kind' = 'step'
          and theirs.body->>'authorId' <> c.by and (theirs.body->>'at')::bigint < c.at
          and theirs.body->'step'->>'answeredAt' is not null
          and lower(regexp_replace(theirs.body->>'text', '[^[:alnum:]]', '', 'g'))
            = lower(regexp_replace(mine.body->>'text', '[^[:alnum:]]', '', 'g'))
        where mine.account_id = h.account_id and mine.collection = 'entries' and mine.body->>'sessionId' = h.session_id
          and mine.body->>'kind' = 'step' and mine.body->>'authorId' = c.by and (mine.body->>'at')::bigint > c.at) as is
    ) reasked
    where h.body->>'intent' = 'escalate' and h.body->>'acceptedAt' is not null
    on conflict (account_id, handoff_id) do update set team_id = excluded.team_id, client = excluded.client,
      category = excluded.category, claimed_by = excluded.claimed_by,
      told_at = coalesce(excluded.told_at, handoff_figures.told_at), seen_at = excluded.seen_at,
      claimed_at = excluded.claimed_at, acted_at = excluded.acted_at, exhausted = excluded.exhausted,
      bounced = excluded.bounced, reasked = excluded.reasked, parts = excluded.parts,
      touched_in_time = excluded.touched_in_time, touch_due_at = excluded.touch_due_at
  `.execute(trx)
}

const countSessions = async (trx: Trx, accountId: string, sessionIds: string): Promise<void> => {
  await sql`
    insert into session_figures (account_id, session_id, team_id, client, category, started_by, started_at, escalated,
      resolved_at, resolved_by, reopened_at, resolved_in_time)
    select s.account_id, s.id, coalesce(s.body->>'teamId', ''), s.body->>'client', coalesce(s.body->>'problemCategory', ''),
      coalesce(ends.started_by, s.body->>'ownerId'), (s.body->>'createdAt')::bigint,
      exists (select 1 from documents h where h.account_id = s.account_id and h.collection = 'handoffs'
        and h.body->>'sessionId' = s.id and h.body->>'intent' = 'escalate' and h.body->>'acceptedAt' is not null),
      ends.at, ends.by,
      (select min((e.body->>'at')::bigint) from documents e where e.account_id = s.account_id and e.collection = 'entries'
        and e.body->>'sessionId' = s.id and (e.body->>'at')::bigint > ends.at
        and e.body->'event'->>'name' in ('reopened', 'escalated')),
      case when s.body->>'status' = 'resolved' then not (s.body->'sla'->'resolve'->>'missed')::boolean end
    from (
      select account_id, id, body from documents
      where account_id = ${accountId} and collection = 'sessions' and id = ${anyOf(sessionIds)}
      order by id offset 0
    ) s
    cross join lateral (
      select min((e.body->>'at')::bigint) filter (where e.body->'event'->>'name' = 'resolved') as at,
        (array_agg(e.body->>'authorId' order by (e.body->>'seq')::int)
          filter (where e.body->'event'->>'name' = 'resolved'))[1] as by,
        (array_agg(e.body->>'authorId') filter (where e.body->'event'->>'name' = 'started'))[1] as started_by
      from documents e where e.account_id = s.account_id and e.collection = 'entries' and e.body->>'sessionId' = s.id
        and e.body->>'kind' = 'event'
    ) ends
    on conflict (account_id, session_id) do update set team_id = excluded.team_id, client = excluded.client,
      category = excluded.category, escalated = excluded.escalated, resolved_at = excluded.resolved_at,
      resolved_by = excluded.resolved_by, reopened_at = excluded.reopened_at,
      resolved_in_time = excluded.resolved_in_time
  `.execute(trx)
}

/**
 * Until the transaction ends, what belongs to a session is read by that session's key. What the database knows of sizes is of a
 * time before, and by it reading a whole workspace for each session may look cheap.
 */
const readByKey = async (trx: Trx): Promise<void> => {
  for (const plan of ['bitmapscan', 'seqscan', 'hashjoin', 'mergejoin', 'sort'])
    await sql`select set_config(${`enable_${plan}`}, 'off', true)`.execute(trx)
}

/**
 * Counts what changed in an account since it was last counted, in batches, until it has caught up or `until` is over.
 *
 * @param until by the process's own clock, milliseconds; at least one batch is made
 * @returns how much of the account's history is counted, 0 to 1
 */
export const countChanges = async (db: Database, accountId: string, until: number): Promise<number> => {
  await sql`insert into figures_state (account_id) select id from accounts where id = ${accountId}
    on conflict do nothing`.execute(db)
  for (;;) {
    const counted = await db.transaction().execute(async (trx) => {
      // One process counts an account at a time; the others wait for what it counts.
      const state = await trx
        .selectFrom('figures_state')
        .innerJoin('accounts', 'accounts.id', 'figures_state.account_id')
        .select(['figures_state.rev as from', 'accounts.rev as head'])
        .where('account_id', '=', accountId)
        .forUpdate('figures_state')
        .executeTakeFirst()
      if (state === undefined) return 1
      // Where what was counted is ahead of what there is, it is of another history.
      const from = state.from > state.head ? 0 : state.from
      const { rows } = await sql<{ to: number | null; sessionIds: string }>`
        with changed as (
          select rev, collection, id, body->>'sessionId' as session_id from documents
          where account_id = ${accountId} and rev > ${from} order by rev fetch first ${batch} rows with ties
        )
        select max(rev) as to, coalesce(jsonb_agg(distinct coalesce(session_id, id))
          filter (where collection in ('sessions', 'handoffs', 'entries')), '[]')::text as "sessionIds" from changed
      `.execute(trx)
      const to = rows[0]?.to ?? null
      const sessionIds = rows[0]?.sessionIds ?? '[]'
      if (to !== null && sessionIds !== '[]') {
        await readByKey(trx)
        await countHandoffs(trx, accountId, sessionIds)
        await countSessions(trx, accountId, sessionIds)
      }
      const reached = to === null ? state.head : to
      await trx
        .updateTable('figures_state')
        .set({ rev: reached })
        .where('account_id', '=', accountId)
        .execute()
      return to === null || state.head === 0 ? 1 : Math.min(0.999, reached / state.head)
    })
    if (counted === 1 || performance.now() >= until) return counted
  }
}
