import { sql } from 'kysely'
import type { DeliveryState, NotifyChannel, TellWhy } from '../../core/notify/delivery.ts'
import type { Database, Trx } from './database.ts'

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
  handoffId: string
  personId: string | null
  destinationId: string | null
  channel: NotifyChannel
  why: TellWhy
  state: DeliveryState
  isLeased: boolean
}

export const sentEarlier = async (
  db: Database | Trx,
  accountId: string,
  handoffIds: readonly string[],
): Promise<SentEarlier[]> => {
  const { rows } = await sql<SentEarlier>`
    select handoff_id as "handoffId", person_id as "personId", destination_id as "destinationId", channel, why, state,
      coalesce(leased_until > now(), false) as "isLeased"
    from notify_deliveries
    where account_id = ${accountId}
      and handoff_id in (select jsonb_array_elements_text(${JSON.stringify(handoffIds)}::jsonb))
    order by seq
  `.execute(db)
  return rows
}

/**
 * Ends what still waits to be sent about a handoff. What is being sent just now runs on; whoever sends it writes down what
 * became of it.
 *
 * @param personId only what waits for them; null for everyone and every destination
 */
export const suppressWaiting = async (
  trx: Trx,
  at: { accountId: string; handoffId: string; personId: string | null; reason: string; now: number },
): Promise<void> => {
  await sql`
    update notify_deliveries set state = 'suppressed', reason = ${at.reason}, due_at = null, changed_at = ${at.now}
    where account_id = ${at.accountId} and handoff_id = ${at.handoffId} and state in ('queued', 'held')
      and (${at.personId}::text is null or (person_id = ${at.personId} and channel <> 'in_app'))
      and (leased_until is null or leased_until <= now())
  `.execute(trx)
}

/** The channels whose last message to a person failed since then, each as `person channel`. */
export const lastFailures = async (
  db: Database | Trx,
  accountId: string,
  personIds: readonly string[],
  since: number,
): Promise<Set<string>> => {
  const { rows } = await sql<{ personId: string; channel: string; state: string }>`
    select distinct on (person_id, channel) person_id as "personId", channel, state from notify_deliveries
    where account_id = ${accountId} and changed_at > ${since}
      and state in ('handed_over', 'delivered', 'seen', 'failed')
      and person_id in (select jsonb_array_elements_text(${JSON.stringify(personIds)}::jsonb))
    order by person_id, channel, changed_at desc, seq desc
  `.execute(db)
  return new Set(
    rows.filter(({ state }) => state === 'failed').map(({ personId, channel }) => `${personId} ${channel}`),
  )
}
