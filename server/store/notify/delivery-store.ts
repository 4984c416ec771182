import { type RawBuilder, sql } from 'kysely'
import type { DeliveryState, NotifyChannel, TellWhy } from '../../../core/notify/delivery.ts'
import type { Database, Trx } from '../database.ts'
import { releaseCarried } from './due-deliveries.ts'

/** A delivery to be written down. Times in milliseconds. */
export type NewDelivery = {
  id: string
  accountId: string
  handoffId: string | null
  personId: string | null
  destinationId: string | null
  channel: NotifyChannel
  why: TellWhy
  text: string | null
  stepRound: number | null
  stepIndex: number | null
  onDuty: boolean
  priority: string
  isFirst: boolean
  state: DeliveryState
  reason: string | null
  toldAt: number
  dueAt: number | null
  heldUntil: number | null
}

export const addDeliveries = async (trx: Trx, rows: readonly NewDelivery[]): Promise<void> => {
  if (rows.length === 0) return
  await sql`
    insert into notify_deliveries (id, account_id, handoff_id, person_id, destination_id, channel, why, text, step_round,
      step_index, on_duty, priority, is_first, state, reason, told_at, due_at, held_until, changed_at)
    select d.id, d."accountId", d."handoffId", d."personId", d."destinationId", d.channel, d.why, d.text, d."stepRound",
      d."stepIndex", d."onDuty", d.priority, d."isFirst", d.state, d.reason, d."toldAt",
      to_timestamp(d."dueAt" / 1000.0), d."heldUntil", d."toldAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id text, "accountId" text, "handoffId" text,
      "personId" text, "destinationId" text, channel text, why text, text text, "stepRound" int, "stepIndex" int,
      "onDuty" boolean, priority text, "isFirst" boolean, state text, reason text, "toldAt" bigint, "dueAt" bigint,
      "heldUntil" bigint)
  `.execute(trx)
}

/** What people and destinations were sent about handoffs, oldest first. */
export type SentEarlier = {
  id: string
  handoffId: string
  personId: string | null
  destinationId: string | null
  channel: NotifyChannel
  why: TellWhy
  state: DeliveryState
  /** True if it may have gone out although no one wrote that down. */
  mayBeTold: boolean
  /** When it goes out, milliseconds; null for what isn't sent by a job, and for what is over. */
  dueAt: number | null
}

export const sentEarlier = async (
  db: Database | Trx,
  accountId: string,
  handoffIds: readonly string[],
): Promise<SentEarlier[]> => {
  const { rows } = await sql<SentEarlier>`
    select id, handoff_id as "handoffId", person_id as "personId", destination_id as "destinationId", channel, why, state,
      maybe_told as "mayBeTold", floor(extract(epoch from due_at) * 1000)::bigint as "dueAt"
    from notify_deliveries
    where account_id = ${accountId}
      and handoff_id in (select jsonb_array_elements_text(${JSON.stringify(handoffIds)}::jsonb))
    order by seq
  `.execute(db)
  return rows
}

/** Ends what still waits to be sent, of what `which` says. What is being sent just now runs on: its sender writes down what became of it. */
const suppress = async (trx: Trx, which: RawBuilder<unknown>, reason: string, now: number): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update notify_deliveries set state = 'suppressed', reason = ${reason}, due_at = null, changed_at = ${now}
    where ${which} and state in ('queued', 'held') and (leased_until is null or leased_until <= now())
    returning id
  `.execute(trx)
  await releaseCarried(
    trx,
    rows.map(({ id }) => id),
  )
}

/**
 * Ends what still waits to be sent about a handoff, to everyone and every destination.
 *
 * @param but what of it still goes out; null for nothing
 */
export const suppressWaiting = async (
  trx: Trx,
  at: { accountId: string; handoffId: string; but: TellWhy | null; now: number },
): Promise<void> =>
  suppress(
    trx,
    sql`account_id = ${at.accountId} and handoff_id = ${at.handoffId} and why is distinct from ${at.but}`,
    'ended',
    at.now,
  )

/** Ends what waited while something later goes out sooner. */
export const suppressOvertaken = async (trx: Trx, ids: readonly string[], now: number): Promise<void> => {
  if (ids.length > 0)
    await suppress(
      trx,
      sql`id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
      'overtaken',
      now,
    )
}

/** The channels whose last message to a person failed within that time, each as `person channel`. Milliseconds. */
export const lastFailures = async (
  db: Database | Trx,
  accountId: string,
  personIds: readonly string[],
  { since, until }: { since: number; until: number },
): Promise<Set<string>> => {
  const { rows } = await sql<{ personId: string; channel: string; state: string }>`
    select distinct on (person_id, channel) person_id as "personId", channel, state from notify_deliveries
    where account_id = ${accountId} and changed_at > ${since} and changed_at <= ${until}
      and state in ('handed_over', 'delivered', 'seen', 'failed')
      and person_id in (select jsonb_array_elements_text(${JSON.stringify(personIds)}::jsonb))
    order by person_id, channel, changed_at desc, seq desc
  `.execute(db)
  return new Set(
    rows.filter(({ state }) => state === 'failed').map(({ personId, channel }) => `${personId} ${channel}`),
  )
}

/** After so many failures in a row a destination counts as broken, although it is still tried: as many as a person's channel gets. */
const brokenAfter = 4

/** Those of some destinations whose last message failed, or has for a while, since they were last set up or tested. */
export const brokenDestinations = async (
  db: Database | Trx,
  destinationIds: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string; isBroken: boolean }>`
    select distinct on (d.destination_id) d.destination_id as id, d.state in ('failed', 'queued') as "isBroken"
    from notify_deliveries d join notify_destinations n on n.id = d.destination_id and d.changed_at > n.checked_at
    where d.destination_id in (select jsonb_array_elements_text(${JSON.stringify(destinationIds)}::jsonb))
      and (d.state in ('handed_over', 'delivered', 'seen', 'failed') or (d.state = 'queued' and d.tries >= ${brokenAfter}))
    order by d.destination_id, d.changed_at desc, d.seq desc
  `.execute(db)
  return new Set(rows.filter(({ isBroken }) => isBroken).map(({ id }) => id))
}

/** A delivery as lists show it. Times in milliseconds. */
export type ListedDelivery = {
  id: string
  personId: string | null
  destination: string | null
  channel: NotifyChannel
  why: TellWhy
  state: DeliveryState
  reason: string | null
  heldUntil: number | null
  tries: number
  toldAt: number
  changedAt: number
  nextAt: number | null
}

const listed = sql`
  d.id, d.person_id as "personId", n.name as destination, d.channel, d.why, d.state, d.reason, d.held_until as "heldUntil",
  d.tries, d.told_at as "toldAt", d.changed_at as "changedAt",
  floor(extract(epoch from d.due_at) * 1000)::bigint as "nextAt"
  from notify_deliveries d left join notify_destinations n on n.id = d.destination_id`

/** How a handoff was told to whom, oldest first. */
export const deliveriesOf = async (
  db: Database,
  accountId: string,
  handoffId: string,
  limit: number,
): Promise<ListedDelivery[]> => {
  const { rows } = await sql<ListedDelivery>`
    select ${listed} where d.account_id = ${accountId} and d.handoff_id = ${handoffId} order by d.seq limit ${limit}
  `.execute(db)
  return rows
}

/** What is held for a person about handoffs that are still open, each once, the first to come first. */
export const heldFor = async (
  db: Database,
  accountId: string,
  personId: string,
  limit: number,
): Promise<{ handoffId: string; until: number }[]> => {
  const { rows } = await sql<{ handoffId: string; until: number }>`
    select n.handoff_id as "handoffId", min(n.held_until) as until
    from notify_deliveries n
    join documents d on d.account_id = n.account_id and d.collection = 'handoffs' and d.id = n.handoff_id
      and d.body->>'state' = 'open'
    where n.account_id = ${accountId} and n.person_id = ${personId} and n.state = 'held' and n.held_until is not null
    group by n.handoff_id order by until, n.handoff_id limit ${limit}
  `.execute(db)
  return rows
}

/** What was sent to a destination, the latest first. */
export const deliveriesTo = async (
  db: Database,
  accountId: string,
  destinationId: string,
  limit: number,
): Promise<ListedDelivery[]> => {
  const { rows } = await sql<ListedDelivery>`
    select ${listed} where d.account_id = ${accountId} and d.destination_id = ${destinationId}
    order by d.seq desc limit ${limit}
  `.execute(db)
  return rows
}

/** Sends one again under the same id, unless it is under way; gives its channel, null if there is none. */
export const replayDelivery = async (
  trx: Trx,
  accountId: string,
  id: string,
  now: number,
): Promise<NotifyChannel | null> => {
  const { rows } = await sql<{ channel: NotifyChannel }>`
    update notify_deliveries set state = 'queued', reason = null, tries = 0, due_at = to_timestamp(${now} / 1000.0),
      changed_at = ${now}
    where account_id = ${accountId} and id = ${id} and destination_id is not null
      and (leased_until is null or leased_until <= now())
    returning channel
  `.execute(trx)
  return rows[0]?.channel ?? null
}

/** A step tells a person at most once in this time; a desk may know of it from what came right before. Milliseconds. */
const oneTelling = 60_000

/** Writes down what a person's own desk showed them of handoffs; what waits for them elsewhere is over once they saw it. What they were told later than they knew of isn't touched. */
export const markInApp = async (
  trx: Trx,
  accountId: string,
  personId: string,
  marks: readonly {
    handoffId: string
    state: 'delivered' | 'seen' | 'failed'
    toldAt?: number | undefined
  }[],
  now: number,
): Promise<void> => {
  const isMarked = (state: string) => sql`exists (
    select 1 from jsonb_to_recordset(${JSON.stringify(marks.filter((mark) => mark.state === state))}::jsonb)
      as m("handoffId" text, "toldAt" bigint)
    where m."handoffId" = notify_deliveries.handoff_id
      and (m."toldAt" is null or notify_deliveries.told_at < m."toldAt" + ${oneTelling}::bigint))`
  await sql`
    update notify_deliveries set state = 'delivered', reason = null, changed_at = ${now}
    where account_id = ${accountId} and person_id = ${personId} and channel = 'in_app'
      and state in ('queued', 'handed_over') and ${isMarked('delivered')}
  `.execute(trx)
  await sql`
    update notify_deliveries set state = 'seen', reason = null, changed_at = ${now}
    where account_id = ${accountId} and person_id = ${personId} and channel = 'in_app' and state <> 'seen'
      and ${isMarked('seen')}
  `.execute(trx)
  await suppress(
    trx,
    sql`account_id = ${accountId} and person_id = ${personId} and channel <> 'in_app'
      and why not in ('claimed', 'withdrawn', 'resolved') and ${isMarked('seen')}`,
    'seen',
    now,
  )
}

/** How many people and destinations a handoff was told outside of Baton since then, each counted by the best that happened. */
export const outsideReached = async (
  trx: Trx,
  accountId: string,
  handoffId: string,
  since: number,
): Promise<{ handedOver: number; held: number; heldUntil: number | null; failed: number }> => {
  const { rows } = await sql<{ handedOver: number; held: number; heldUntil: number | null; failed: number }>`
    with receivers as (
      select bool_or(state in ('handed_over', 'delivered', 'seen')) as told, bool_or(state = 'queued') as waits,
        bool_or(state = 'failed') as failed, bool_or(state = 'held') as held,
        min(held_until) filter (where state = 'held') as until
      from notify_deliveries
      where account_id = ${accountId} and handoff_id = ${handoffId} and channel <> 'in_app' and told_at >= ${since}
      group by person_id, destination_id
    )
    select count(*) filter (where told) as "handedOver", count(*) filter (where held and not told) as held,
      min(until) filter (where held and not told) as "heldUntil",
      count(*) filter (where failed and not told and not held and not waits) as failed
    from receivers
  `.execute(trx)
  return rows[0] ?? { handedOver: 0, held: 0, heldUntil: null, failed: 0 }
}
