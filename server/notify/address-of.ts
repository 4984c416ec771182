import type { NotifyChannel } from '../../core/notify/delivery.ts'
import { mailAddressOf, pushSubscriptionsOf } from '../store/notify/address-store.ts'
import type { Database } from '../store/database.ts'
import { findDestination } from '../store/notify/destination-store.ts'
import type { DueDelivery } from '../store/notify/due-deliveries.ts'
import { readDocument } from '../store/change-log.ts'
import type { Address } from './channel.ts'
import { settingsIn } from './destinations.ts'
import { type NotifyParts, sealNames } from './notify-parts.ts'

/** `off` if it no longer exists or is switched off, `unreadable` if it was sealed under another secret than this server's. */
export type NoAddress = 'off' | 'unreadable'

const parsed = (text: string | null): unknown => {
  if (text === null) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Where a delivery goes as things are now. */
export const addressOf = async (
  db: Database,
  { vault }: Pick<NotifyParts, 'vault'>,
  { accountId, personId, destinationId }: DueDelivery,
  channel: NotifyChannel,
): Promise<Address | NoAddress> => {
  if (destinationId !== null) {
    const found = await findDestination(db, accountId, destinationId)
    if (found === null || found.offBecause !== null) return 'off'
    const settings = settingsIn(vault, found)
    return settings === null ? 'unreadable' : { kind: 'destination', settings }
  }
  if (personId === null) return 'off'
  if (channel === 'email') {
    const to = await mailAddressOf(db, accountId, personId)
    const person = await readDocument(db, accountId, 'people', personId)
    return to === null ? 'off' : { kind: 'email', to, name: person?.name ?? '' }
  }
  const devices = await pushSubscriptionsOf(db, accountId, personId)
  if (devices.length === 0) return 'off'
  const subscriptions = devices.flatMap(({ id, subscription }) => {
    const open = parsed(vault.open(subscription, sealNames.subscription(accountId, id)))
    return open === null ? [] : [{ id, subscription: open }]
  })
  return subscriptions.length === 0 ? 'unreadable' : { kind: 'web_push', subscriptions }
}
