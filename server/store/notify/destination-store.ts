import type { DestinationKind } from '../../../core/notify/delivery.ts'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { Database, Trx } from '../database.ts'

/** Where a workspace is told as a whole; `settings` encrypted, times in milliseconds. */
export type DestinationRow = {
  id: string
  accountId: string
  kind: DestinationKind
  name: string
  settings: string
  /** It hears of escalations from this priority on; null for all. */
  lowestPriority: Priority | null
  createdAt: number
  createdBy: string
  /** When it was last set up, or a test of it arrived: what failed before then no longer counts. */
  checkedAt: number
  /** Why it isn't used any more; null while it is. */
  offBecause: string | null
}

const columns = [
  'id',
  'account_id as accountId',
  'kind',
  'name',
  'settings',
  'lowest_priority as lowestPriority',
  'created_at as createdAt',
  'created_by as createdBy',
  'checked_at as checkedAt',
  'off_because as offBecause',
] as const

export const destinationsOf = async (db: Database | Trx, accountId: string): Promise<DestinationRow[]> => {
  const rows = await db
    .selectFrom('notify_destinations')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows as DestinationRow[]
}

export const findDestination = async (
  db: Database | Trx,
  accountId: string,
  id: string,
): Promise<DestinationRow | null> => {
  const row = await db
    .selectFrom('notify_destinations')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as DestinationRow | undefined) ?? null
}

export const putDestination = async (trx: Trx, row: DestinationRow): Promise<void> => {
  const changing = {
    name: row.name,
    settings: row.settings,
    lowest_priority: row.lowestPriority,
    checked_at: row.checkedAt,
    off_because: row.offBecause,
  }
  await trx
    .insertInto('notify_destinations')
    .values({
      id: row.id,
      account_id: row.accountId,
      kind: row.kind,
      created_at: row.createdAt,
      created_by: row.createdBy,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

/** Forgets a destination, and what was sent there. */
export const removeDestination = async (trx: Trx, accountId: string, id: string): Promise<void> => {
  await trx
    .deleteFrom('notify_deliveries')
    .where('account_id', '=', accountId)
    .where('destination_id', '=', id)
    .execute()
  await trx
    .deleteFrom('notify_destinations')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}

/** Writes down that a test of a destination arrived. */
export const markChecked = async (db: Database, accountId: string, id: string, at: number): Promise<void> => {
  await db
    .updateTable('notify_destinations')
    .set({ checked_at: at })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}

/** Switches a destination off that no longer exists at its own end. */
export const switchOff = async (trx: Trx, accountId: string, id: string, because: string): Promise<void> => {
  await trx
    .updateTable('notify_destinations')
    .set({ off_because: because })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}
