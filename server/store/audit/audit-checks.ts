import { sql } from 'kysely'
import { hour } from '../../../core/domain/time/durations.ts'
import type { Found } from './audit-store.ts'
import type { Database } from '../database.ts'

/**
 * What is late, read from what is stored and nothing else: none of what moves handoffs on, or sends messages, is asked, so
 * that a fault in it can't hide itself here.
 */

/** How long what is due may take before it is late. Milliseconds. */
const patience = 2 * 60_000
/** How long messages to one person may be gathered, and how long endings may be kept back. Milliseconds. */
const gathered = 2 * 60_000
const kept = 2 * hour
/** How far apart the clocks of servers may be: what went out later than that explains no waiting. Milliseconds. */
const apart = 60_000

const counted = async (
  db: Database,
  kind: Found['kind'],
  rows: ReturnType<typeof sql<{ accountId: string; count: number }>>,
): Promise<Found[]> =>
  (await rows.execute(db)).rows.map(({ accountId, count }) => ({ accountId, kind, count }))

/** Handoffs whose time to move on has passed. */
const stepsOverdue = async (db: Database, now: number): Promise<Found[]> =>
  counted(
    db,
    'steps_overdue',
    sql`
    select account_id as "accountId", count(*) as count from documents
    where collection = 'handoffs' and body->'policy'->>'nextAt' is not null
      and (body->'policy'->>'nextAt')::bigint < ${now - patience}
    group by account_id`,
  )

/** Open escalations that nothing would ever move on, and claims that no one looks after although they should. */
const noNextStep = async (db: Database): Promise<Found[]> =>
  counted(
    db,
    'no_next_step',
    sql`
    select account_id as "accountId", count(*) as count from (
      select account_id from documents
      where collection = 'handoffs' and body->>'intent' = 'escalate' and body->>'state' = 'open'
        and coalesce(body->'policy'->>'phase', 'none') <> 'exhausted' and body->'policy'->>'nextAt' is null
      union all
      select account_id from documents
      where collection = 'handoffs' and body->'policy'->>'phase' in ('watching', 'nudged')
        and body->'policy'->>'nextAt' is null
    ) stuck group by account_id`,
  )

/** Escalations that no one took, where whoever escalated it wasn't told so. */
const endUntold = async (db: Database, now: number): Promise<Found[]> =>
  counted(
    db,
    'end_untold',
    sql`
    select d.account_id as "accountId", count(*) as count from documents d
    where d.collection = 'handoffs' and d.body->>'intent' = 'escalate' and d.body->>'state' = 'open'
      and d.body->'policy'->>'phase' = 'exhausted'
      and (d.body->'policy'->'exhausted'->>'at')::bigint < ${now - patience}
      and not exists (
        select 1 from notify_deliveries n where n.account_id = d.account_id and n.handoff_id = d.id
          and n.why = 'exhausted')
    group by d.account_id`,
  )

/** Messages that should have gone out: nothing holds them back, and no one is sending them. */
const messagesWaiting = async (db: Database, now: number): Promise<Found[]> =>
  counted(
    db,
    'messages_waiting',
    sql`
    select account_id as "accountId", count(*) as count from notify_deliveries d
    where due_at is not null and due_at < to_timestamp(${now - patience} / 1000.0) and carried_by is null
      and (leased_until is null or leased_until < now())
      and (why not in ('claimed', 'withdrawn', 'resolved') or due_at < to_timestamp(${now - kept} / 1000.0))
      and not exists (
        select 1 from notify_deliveries n where n.person_id = d.person_id and n.channel = d.channel
          and n.handed_at between ${now - gathered - patience} and ${now + apart})
    group by account_id`,
  )

/** Parked sessions whose time has come. */
const wakesOverdue = async (db: Database, now: number): Promise<Found[]> =>
  counted(
    db,
    'wakes_overdue',
    sql`
    select account_id as "accountId", count(*) as count from documents
    where collection = 'handoffs' and body->>'state' = 'open' and body->>'intent' = 'park'
      and body->>'wokeAt' is null and (body->>'wakeAt')::bigint < ${now - patience}
    group by account_id`,
  )

/**
 * Kinds of jobs that no one takes although they are due, by the database's clock. One whose last run ended lately is only busy.
 */
const workWaits = async (db: Database, jobs: readonly string[]): Promise<Found[]> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from jsonb_array_elements_text(${JSON.stringify(jobs)}::jsonb) as job(name)
    where exists (
      select 1 from pgboss.job j where j.name = job.name and j.state in ('created', 'retry')
        and j.start_after < now() - ${patience} * interval '1 millisecond'
        and j.created_on < now() - ${patience} * interval '1 millisecond')
    and not exists (
      select 1 from pgboss.job j where j.name = job.name
        and (j.state = 'active' or j.completed_on > now() - ${patience} * interval '1 millisecond'))
  `.execute(db)
  const count = rows[0]?.count ?? 0
  return count === 0 ? [] : [{ accountId: '', kind: 'work_waits', count }]
}

/** Everything that is late. `without` is a workspace that isn't looked at. */
export const findLate = async (
  db: Database,
  { now, jobs, without }: { now: number; jobs: readonly string[]; without: string },
): Promise<Found[]> => {
  const found = [
    ...(await stepsOverdue(db, now)),
    ...(await noNextStep(db)),
    ...(await endUntold(db, now)),
    ...(await messagesWaiting(db, now)),
    ...(await wakesOverdue(db, now)),
    ...(await workWaits(db, jobs)),
  ]
  return found.filter(({ accountId }) => accountId !== without)
}

/** Every workspace but one. */
export const accountsBut = async (db: Database, without: string): Promise<string[]> => {
  const rows = await db.selectFrom('accounts').select('id').where('id', '!=', without).execute()
  return rows.map(({ id }) => id)
}

/** Workspaces whose admins are in an alarm. */
export const alarmed = async (db: Database): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from documents where collection = 'accounts' and body->'alarm' <> 'null'::jsonb
  `.execute(db)
  return rows.map(({ id }) => id)
}
