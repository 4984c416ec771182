import { sql } from 'kysely'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { NotifyChannel } from '../../../core/notify/delivery.ts'
import type { Database, Trx } from '../database.ts'

/** A message that waits for the end of someone's quiet. Milliseconds. */
export type HeldDelivery = {
  id: string
  handoffId: string | null
  personId: string
  channel: NotifyChannel
  priority: Priority
  heldUntil: number
}

/** What is held after `now` for the people of an account, or for one of them. What was tried already isn't held any more. */
export const heldDeliveries = async (
  trx: Trx,
  accountId: string,
  personId: string | null,
  now: number,
): Promise<HeldDelivery[]> => {
  const { rows } = await sql<HeldDelivery>`
    select id, handoff_id as "handoffId", person_id as "personId", channel, priority, held_until as "heldUntil"
    from notify_deliveries
    where account_id = ${accountId} and state = 'held' and tries = 0 and person_id is not null
      and (${personId}::text is null or person_id = ${personId}) and due_at > to_timestamp(${now} / 1000.0)
    order by seq for update
  `.execute(trx)
  return rows
}

/** The accounts in which something is held after `now`. */
export const accountsWithHeld = async (db: Database, now: number): Promise<string[]> => {
  const { rows } = await sql<{ accountId: string }>`
    select distinct account_id as "accountId" from notify_deliveries
    where state = 'held' and tries = 0 and person_id is not null and due_at > to_timestamp(${now} / 1000.0)
  `.execute(db)
  return rows.map(({ accountId }) => accountId)
}

/** Holds these until another time each. */
export const moveHeld = async (
  trx: Trx,
  moved: readonly { id: string; until: number }[],
  now: number,
): Promise<void> => {
  await sql`
    update notify_deliveries d set held_until = m.until, due_at = to_timestamp(m.until / 1000.0), changed_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id text, until bigint)
    where d.id = m.id
  `.execute(trx)
}
