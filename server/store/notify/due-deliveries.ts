import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { day, minute } from '../../../core/domain/time/durations.ts'
import type { NotifyChannel, TellWhy } from '../../../core/notify/delivery.ts'
import type { Database, Trx } from '../database.ts'

/** One delivery of a message that is being sent. */
export type DueDelivery = {
  id: string
  accountId: string
  handoffId: string | null
  personId: string | null
  destinationId: string | null
  why: TellWhy
  text: string | null
  isFirst: boolean
  toldAt: number
  tries: number
  /** True if an earlier attempt may have arrived. */
  mayBeTold: boolean
}

/** What goes out in one message: the first gives it its id. `holder` names this claim. */
export type ClaimedMessage = { holder: string; deliveries: [DueDelivery, ...DueDelivery[]] }

/** Endings, and tests, in SQL. */
const ends = sql`('claimed', 'withdrawn', 'resolved')`
const tests = sql`('test', 'trial')`
/** What is said alone, and doesn't keep anything else waiting: tests, and that duty begins. */
const alone = sql`('test', 'trial', 'duty_soon')`

/** How long others of a person on a channel are gathered after one went out. Milliseconds. */
const gather = 120_000
/** Who was told longer ago counts as not told lately. Milliseconds. */
const lookBack = day
/** How many endings a person hears of on one channel, within how long: 1 in 3 min, 3 in 20 min, 8 in 2 h. Milliseconds. */
const endingLimits = { one: 180_000, three: 1_200_000, eight: 7_200_000 }

/** How far apart the clocks of servers may be. What went out later than that by a clock that was ahead keeps nothing waiting. Milliseconds. */
const apart = minute

/**
 * Deliveries that aren't over, with when each may go out as `ready_at` (milliseconds, by the clock of `now`).
 *
 * What is urgent, a test, or for a destination goes out when it is due. Others wait until two minutes after the last that the person
 * got on this channel; endings have limits of their own. Never two at once to one receiver, so that a thread stays in order.
 */
const waiting = (channel: NotifyChannel, now: number) => sql`
  with due as (
    select * from notify_deliveries where channel = ${channel} and due_at is not null and carried_by is null
  ), leased as materialized (
    -- By the database's clock alone, which may differ from that of whoever asks.
    select person_id, destination_id, max(leased_until) - now() as remaining from notify_deliveries
    where channel = ${channel} and leased_until is not null and leased_until > now()
    group by person_id, destination_id
  ), people as materialized (
    select p.person_id,
      (select max(n.handed_at) from notify_deliveries n where n.person_id = p.person_id and n.channel = ${channel}
        and n.handed_at > ${now - lookBack} and n.handed_at <= ${now + apart} and n.why not in ${ends} and n.why not in ${alone}) as note_at,
      (select array_agg(e.handed_at order by e.handed_at desc) from (
        select distinct n.handed_at from notify_deliveries n where n.person_id = p.person_id and n.channel = ${channel}
          and n.handed_at > ${now - endingLimits.eight} and n.handed_at <= ${now + apart} and n.why in ${ends} order by n.handed_at desc limit 8
      ) e) as ends_at
    from (select distinct person_id from due where person_id is not null) p
  ), waiting as (
    select d.*, people.note_at, d.why in ${ends} as ends,
      greatest(
        extract(epoch from d.due_at) * 1000,
        ${now} + extract(epoch from leased.remaining) * 1000,
        case
          when d.person_id is null or d.why in ${alone} then 0
          when d.why in ${ends} then greatest(people.ends_at[1] + ${endingLimits.one},
            people.ends_at[3] + ${endingLimits.three}, people.ends_at[8] + ${endingLimits.eight}, 0)
          when d.priority = 'urgent' or d.tries > 0 then 0
          else coalesce(people.note_at + ${gather}, 0)
        end
      ) as ready_at
    from due d left join people on people.person_id = d.person_id
    left join leased on leased.person_id is not distinct from d.person_id
      and leased.destination_id is not distinct from d.destination_id
  )`

/**
 * Takes what is to be sent next on a channel, or null. What is urgent comes first, then whoever hears of something for the first
 * time, then the person who was told longest ago, then the oldest. Tests come after everything that is real.
 *
 * What had to wait for a person goes out together with everything else of its kind that is due for them; the first after a quiet
 * while, and what is urgent, goes alone. A message that is tried again says what it said the first time.
 */
export const claimMessage = async (
  db: Database,
  channel: NotifyChannel,
  now: number,
  leaseMs: number,
): Promise<ClaimedMessage | null> =>
  db.transaction().execute(async (trx) => {
    const holder = randomBytes(8).toString('hex')
    // One at a time, so that no two take messages of one receiver.
    await sql`select pg_advisory_xact_lock(hashtextextended(${channel}, 6))`.execute(trx)
    const { rows: leads } = await sql<{
      id: string
      gathers: boolean
      ends: boolean
      personId: string | null
    }>`
      ${waiting(channel, now)}
      select id, ends, person_id as "personId", person_id is not null and tries = 0 and why not in ${alone} and not maybe_told
        and (ends or (priority <> 'urgent' and (held_until is not null
          or note_at + ${gather} > extract(epoch from due_at) * 1000))) as gathers
      from waiting where ready_at <= ${now}
      order by why in ${tests}, (priority = 'urgent' and not ends) desc, (is_first and not ends) desc, note_at asc nulls first, seq
      limit 1
    `.execute(trx)
    const lead = leads[0]
    if (lead === undefined) return null
    if (lead.gathers) {
      await sql`
        update notify_deliveries set carried_by = ${lead.id}
        where channel = ${channel} and person_id = ${lead.personId} and id <> ${lead.id} and carried_by is null
          and due_at <= to_timestamp(${now} / 1000.0) and tries = 0 and not maybe_told and why not in ${alone}
          and (why in ${ends}) = ${lead.ends} and (${lead.ends} or priority <> 'urgent')
      `.execute(trx)
    }
    const { rows } = await sql<DueDelivery>`
      with taken as (
        select id, maybe_told from notify_deliveries where id = ${lead.id} or (carried_by = ${lead.id} and due_at is not null)
      )
      update notify_deliveries d set holder = ${holder}, maybe_told = true, changed_at = ${now},
        leased_until = now() + ${leaseMs} * interval '1 millisecond'
      from taken where d.id = taken.id
      returning d.id, account_id as "accountId", handoff_id as "handoffId", person_id as "personId",
        destination_id as "destinationId", why, text, is_first as "isFirst", told_at as "toldAt", tries,
        taken.maybe_told as "mayBeTold"
    `.execute(trx)
    const [first, ...others] = rows.toSorted(
      (a, b) => Number(b.id === lead.id) - Number(a.id === lead.id) || a.toldAt - b.toldAt,
    )
    return first === undefined ? null : { holder, deliveries: [first, ...others] }
  })

/** When there is something to do on a channel next, milliseconds; null for nothing. */
export const nextReady = async (
  db: Database,
  channel: NotifyChannel,
  now: number,
): Promise<number | null> => {
  const { rows } = await sql<{ at: number | null }>`
    ${waiting(channel, now)} select min(ready_at)::bigint as at from waiting
  `.execute(db)
  return rows[0]?.at ?? null
}

/** Channels with something that should have gone out by then. */
export const dueChannels = async (db: Database, by: number): Promise<NotifyChannel[]> => {
  const { rows } = await sql<{ channel: NotifyChannel }>`
    select distinct channel from notify_deliveries where due_at <= to_timestamp(${by} / 1000.0)
  `.execute(db)
  return rows.map(({ channel }) => channel)
}

/**
 * Deletes up to `most` deliveries that are over: those about no handoff that is still open and told before `before`, tests before
 * `testsBefore`. Returns how many. Times in milliseconds.
 */
export const removeOldDeliveries = async (
  db: Database,
  { before, testsBefore }: { before: number; testsBefore: number },
  most: number,
): Promise<number> => {
  const { rows } = await sql<{ id: string }>`
    delete from notify_deliveries where id in (
      select d.id from notify_deliveries d
      where d.due_at is null and d.leased_until is null and d.told_at < ${testsBefore}
        and (d.told_at < ${before} or d.why in ${tests})
        and not exists (
          select 1 from documents h where h.account_id = d.account_id and h.collection = 'handoffs'
            and h.id = d.handoff_id and h.body->>'state' = 'open'
        )
      order by d.told_at limit ${most}
    ) returning id
  `.execute(db)
  return rows.length
}

/** What became of deliveries that someone sent. */
export type Recorded =
  | { state: 'handed_over'; providerId: string | null; detail: string }
  | { state: 'suppressed'; reason: string }
  | { state: 'failed'; reason: string; mayBeTold: boolean }
  /** Tried again at `dueAt`, milliseconds. */
  | { state: 'retry'; reason: string; dueAt: number; mayBeTold: boolean }

/**
 * Writes down what became of deliveries of one claim, and of the attempt; those that someone else claimed meanwhile are left alone.
 *
 * @returns the ids that were written
 */
export const recordDeliveries = async (
  trx: Trx,
  { holder, ids, now }: { holder: string; ids: readonly string[]; now: number },
  outcome: Recorded,
): Promise<string[]> => {
  const isSent = outcome.state === 'handed_over'
  const isRetry = outcome.state === 'retry'
  const reason = isSent ? null : outcome.reason
  const { rows } = await sql<{ id: string }>`
    update notify_deliveries set
      state = case when ${isRetry} then state else ${outcome.state} end,
      reason = ${reason}, holder = null, leased_until = null, changed_at = ${now},
      due_at = ${isRetry ? sql`to_timestamp(${outcome.dueAt} / 1000.0)` : sql`null`},
      tries = tries + ${outcome.state === 'suppressed' ? 0 : 1},
      maybe_told = ${(isRetry || outcome.state === 'failed') && outcome.mayBeTold},
      provider_id = coalesce(${isSent ? outcome.providerId : null}, provider_id),
      handed_at = case when ${isSent} then ${now} else handed_at end
    where holder = ${holder} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    returning id
  `.execute(trx)
  const written = rows.map(({ id }) => id)
  if (outcome.state === 'suppressed') await releaseCarried(trx, written)
  const [first] = written
  if (first !== undefined && outcome.state !== 'suppressed')
    await trx
      .insertInto('notify_attempts')
      .values({ delivery_id: first, at: now, ok: isSent, detail: isSent ? outcome.detail : outcome.reason })
      .execute()
  return written
}

/** Lets go out by themselves what waited to go out with deliveries that are over. */
export const releaseCarried = async (trx: Trx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await sql`update notify_deliveries set carried_by = null
    where due_at is not null and carried_by in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    trx,
  )
}

/** The thread that a receiver's deliveries about one handoff are in: whether anything of it went out, and what its first message is called. */
export const threadOf = async (
  db: Database,
  delivery: Pick<DueDelivery, 'id' | 'accountId' | 'handoffId' | 'personId' | 'destinationId'>,
  channel: NotifyChannel,
): Promise<{ isTold: boolean; rootId: string | null }> => {
  const { rows } = await sql<{ isTold: boolean; rootId: string | null }>`
    select count(*) > 0 as "isTold", (array_agg(provider_id order by seq) filter (where provider_id is not null))[1] as "rootId"
    from notify_deliveries
    where account_id = ${delivery.accountId} and handoff_id = ${delivery.handoffId} and channel = ${channel}
      and id <> ${delivery.id} and (person_id = ${delivery.personId} or destination_id = ${delivery.destinationId})
      and (state in ('handed_over', 'delivered', 'seen') or maybe_told)
  `.execute(db)
  return rows[0] ?? { isTold: false, rootId: null }
}

/**
 * After a channel failed someone for good: what waits for them about the same handoff on their other channels goes out now.
 *
 * @returns the channels it waits on
 */
export const hurryOthers = async (
  trx: Trx,
  { accountId, handoffId, personId }: { accountId: string; handoffId: string; personId: string },
  channel: NotifyChannel,
  now: number,
): Promise<NotifyChannel[]> => {
  const { rows } = await sql<{ channel: NotifyChannel }>`
    update notify_deliveries set due_at = to_timestamp(${now} / 1000.0), changed_at = ${now}
    where account_id = ${accountId} and handoff_id = ${handoffId} and person_id = ${personId} and channel <> ${channel}
      and state = 'queued' and due_at > to_timestamp(${now} / 1000.0) and tries = 0
    returning channel
  `.execute(trx)
  return [...new Set(rows.map((row) => row.channel))]
}
