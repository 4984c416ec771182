import { priorities, type Priority } from '../../core/domain/duty/priority.ts'
import type { Vault } from '../auth/vault.ts'
import type { Database, Trx } from '../store/database.ts'
import { brokenDestinations } from '../store/notify/delivery-store.ts'
import type { DestinationRow } from '../store/notify/destination-store.ts'
import { sealNames } from './notify-parts.ts'

/** True for a destination that hears of something of a priority: it is on, and doesn't only hear of higher ones. */
export const hears = (
  { offBecause, lowestPriority }: Pick<DestinationRow, 'offBecause' | 'lowestPriority'>,
  priority: Priority,
): boolean =>
  offBecause === null &&
  (lowestPriority === null || priorities.indexOf(priority) >= priorities.indexOf(lowestPriority))

/** What a destination's settings say; null if they were sealed under another secret than this server's. */
export const settingsIn = (
  vault: Vault,
  { accountId, id, settings }: Pick<DestinationRow, 'accountId' | 'id' | 'settings'>,
): unknown => {
  const text = vault.open(settings, sealNames.destination(accountId, id))
  return text === null ? null : (JSON.parse(text) as unknown)
}

/** Those of some destinations that messages can be expected to get to: this server can read them, and their last didn't fail. */
export const workingOf = async (
  db: Database | Trx,
  vault: Vault,
  destinations: readonly DestinationRow[],
): Promise<DestinationRow[]> => {
  const broken = await brokenDestinations(
    db,
    destinations.map(({ id }) => id),
  )
  return destinations.filter((one) => !broken.has(one.id) && settingsIn(vault, one) !== null)
}
