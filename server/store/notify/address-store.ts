import type { Database, Trx } from '../database.ts'
import { isLiveSignIn } from '../sign-in/token-store.ts'

/** A device that takes pushes, for as long as someone is signed in there; the subscription is encrypted. */
export type PushSubscriptionRow = {
  id: string
  accountId: string
  personId: string
  /** Their sign-in on that device. */
  family: string
  deviceName: string
  subscription: string
  createdAt: number
}

const pushColumns = [
  'id',
  'account_id as accountId',
  'person_id as personId',
  'family',
  'device_name as deviceName',
  'subscription',
  'created_at as createdAt',
] as const

export const pushSubscriptionsOf = async (
  db: Database | Trx,
  accountId: string,
  personId: string,
): Promise<PushSubscriptionRow[]> =>
  db
    .selectFrom('push_subscriptions')
    .select(pushColumns)
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

export const addPushSubscription = async (trx: Trx, row: PushSubscriptionRow): Promise<void> => {
  const { id, accountId, personId, family, deviceName, subscription, createdAt } = row
  await trx
    .insertInto('push_subscriptions')
    .values({
      id,
      account_id: accountId,
      person_id: personId,
      family,
      device_name: deviceName,
      subscription,
      created_at: createdAt,
    })
    // The same device of someone else is theirs no longer.
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        account_id: accountId,
        person_id: personId,
        family,
        device_name: deviceName,
        subscription,
        created_at: createdAt,
      }),
    )
    .execute()
}

export const removePushSubscriptions = async (db: Database | Trx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await db
      .deleteFrom('push_subscriptions')
      .where('id', 'in', [...ids])
      .execute()
}

/** Forgets the devices of sign-ins that have ended by themselves, because no one used them for long. */
export const removeEndedPushSubscriptions = async (db: Database, now: Date): Promise<void> => {
  await db
    .deleteFrom('push_subscriptions')
    .where(({ not }) => not(isLiveSignIn('push_subscriptions.family', now)))
    .execute()
}

/** Forgets all devices of everyone. */
export const removeAllPushSubscriptions = async (trx: Trx): Promise<void> => {
  await trx.deleteFrom('push_subscriptions').execute()
}

/** Where mail for someone goes; null if they have no address. */
export const mailAddressOf = async (
  db: Database | Trx,
  accountId: string,
  personId: string,
): Promise<string | null> => {
  const row = await db
    .selectFrom('credentials')
    .select('email')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.email ?? null
}

/** Writes down which channels this server can send on. */
export const putReadyChannels = async (db: Database, ready: ReadonlyMap<string, boolean>): Promise<void> => {
  for (const [channel, isReady] of ready)
    await db
      .insertInto('notify_ready')
      .values({ channel, ready: isReady })
      .onConflict((conflict) => conflict.column('channel').doUpdateSet({ ready: isReady }))
      .execute()
}
