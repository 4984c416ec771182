import { sql } from 'kysely'
import type { Schedule } from '../../../core/domain/duty/schedule.ts'
import { staffed } from '../../../core/duty/on-duty.ts'
import type { Database, Trx } from '../database.ts'
import { everyone } from '../people-store.ts'

/** Every schedule that is in use, of all accounts. */
export const allSchedules = async (db: Database): Promise<Schedule[]> => {
  const { rows } = await sql<{ body: Schedule }>`
    select body from documents where collection = 'schedules' and not (body->>'removed')::boolean
  `.execute(db)
  const schedules = rows.map(({ body }) => body)
  const all: Schedule[] = []
  for (const accountId of new Set(schedules.map((one) => one.accountId))) {
    const own = schedules.filter((one) => one.accountId === accountId)
    all.push(...staffed(own, await everyone(db, accountId)))
  }
  return all
}

export type DutyReminder = { scheduleId: string; personId: string; startsAt: number }

/** Notes who is about to hear that their duty begins; gives those who haven't heard of it before. */
export const addDutyReminders = async (
  trx: Trx,
  accountId: string,
  reminders: readonly DutyReminder[],
  now: number,
): Promise<DutyReminder[]> => {
  const { rows } = await sql<DutyReminder>`
    insert into duty_reminders (account_id, schedule_id, person_id, starts_at, told_at)
    select ${accountId}, n."scheduleId", n."personId", n."startsAt", ${now}
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb)
      as n("scheduleId" text, "personId" text, "startsAt" bigint)
    on conflict do nothing
    returning schedule_id as "scheduleId", person_id as "personId", starts_at as "startsAt"
  `.execute(trx)
  return rows
}

/** Forgets who heard of duty that began before then. */
export const forgetDutyReminders = async (db: Database, before: number): Promise<void> => {
  await sql`delete from duty_reminders where starts_at < ${before}`.execute(db)
}

/** An address under which a calendar reads duty: someone's own, or a schedule's. */
export type DutyFeedRow = {
  id: string
  accountId: string
  personId: string
  scheduleId: string | null
  createdAt: number
  readAt: number | null
}

const feed = sql`id, account_id as "accountId", person_id as "personId", schedule_id as "scheduleId",
  created_at as "createdAt", read_at as "readAt"`

export const feedsOf = async (db: Database, accountId: string, personId: string): Promise<DutyFeedRow[]> => {
  const { rows } = await sql<DutyFeedRow>`
    select ${feed} from duty_feeds where account_id = ${accountId} and person_id = ${personId} order by created_at
  `.execute(db)
  return rows
}

/** Stores the hash of a new address, in place of the one that there was; of two at once, the later one counts. */
export const putFeed = async (
  db: Database,
  { id, accountId, personId, scheduleId, createdAt }: Omit<DutyFeedRow, 'readAt'>,
  hash: Buffer,
): Promise<void> => {
  await sql`insert into duty_feeds (id, account_id, person_id, schedule_id, token_hash, created_at)
    values (${id}, ${accountId}, ${personId}, ${scheduleId}, ${hash}, ${createdAt})
    on conflict (account_id, person_id, coalesce(schedule_id, '')) do update set id = excluded.id,
      token_hash = excluded.token_hash, created_at = excluded.created_at, read_at = null`.execute(db)
}

export const removeFeed = async (
  db: Database,
  owner: { accountId: string; personId: string },
  id: string,
): Promise<void> => {
  await sql`delete from duty_feeds where id = ${id} and account_id = ${owner.accountId}
    and person_id = ${owner.personId}`.execute(db)
}

/** The feed of an address; null for none. */
export const findFeed = async (db: Database, hash: Buffer): Promise<DutyFeedRow | null> => {
  const { rows } = await sql<DutyFeedRow>`select ${feed} from duty_feeds where token_hash = ${hash}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Notes that a calendar read a feed. */
export const noteRead = async (db: Database, id: string, now: number): Promise<void> => {
  await sql`update duty_feeds set read_at = ${now} where id = ${id}`.execute(db)
}
