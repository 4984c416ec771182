import type { NotifyChannel } from '../../core/notify/delivery.ts'
import { mailAddressOf, pushSubscriptionsOf } from '../store/notify/address-store.ts'
import type { Database } from '../store/database.ts'
import { findDestination } from '../store/notify/destination-store.ts'
import type { DueDelivery } from '../store/notify/due-deliveries.ts'
import { readDocument } from '../store/change-log.ts'
import type { Address } from './channel.ts'
import { type NotifyParts, sealNames } from './notify-parts.ts'

const parsed = (text: string | null): unknown => {
  if (text === null) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Where a delivery goes as things are now; null if that no longer exists, is switched off, or can't be read. */
export const addressOf = async (
  db: Database,
  { vault }: Pick<NotifyParts, 'vault'>,
  { accountId, personId, destinationId }: DueDelivery,
  channel: NotifyChannel,
): Promise<Address | null> => {
  if (destinationId !== null) {
    const found = await findDestination(db, accountId, destinationId)
    if (found === null || found.offBecause !== null) return null
    const settings = parsed(vault.open(found.settings, sealNames.destination(accountId, destinationId)))
    return settings === null ? null : { kind: 'destination', settings }
  }
  if (personId === null) return null
  if (channel === 'email') {
    const to = await mailAddressOf(db, accountId, personId)
    const person = await readDocument(db, accountId, 'people', personId)
    return to === null ? null : { kind: 'email', to, name: person?.name ?? '' }
  }
  const subscriptions = (await pushSubscriptionsOf(db, accountId, personId)).flatMap(
    ({ id, subscription }) => {
      const open = parsed(vault.open(subscription, sealNames.subscription(accountId, id)))
      return open === null ? [] : [{ id, subscription: open }]
    },
  )
  return subscriptions.length === 0 ? null : { kind: 'web_push', subscriptions }
}
