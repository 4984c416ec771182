import webPush from 'web-push'
import type { Vault } from '../../auth/vault.ts'
import type { Database } from '../../store/database.ts'
import { removeAllPushSubscriptions } from '../../store/notify/address-store.ts'
import { keepNotifyKey, readNotifyKey } from '../../store/notify/notify-key-store.ts'

/** What this server proves itself with at push services (RFC 8292); both base64url. */
export type VapidKeys = { publicKey: string; privateKey: string }

const name = 'vapid'

const opened = (vault: Vault, sealed: string | null): VapidKeys | null => {
  const text = sealed === null ? null : vault.open(sealed, name)
  return text === null ? null : (JSON.parse(text) as VapidKeys)
}

/**
 * This server's keys, made on first use; servers that start at once end up with the same. If the server's secret was changed they
 * are created again. Every device has to allow pushes again, so those that did are forgotten: no message reaches them any more.
 */
export const vapidKeysOf = async (db: Database, vault: Vault): Promise<VapidKeys> => {
  const known = await readNotifyKey(db, name)
  const keys = opened(vault, known)
  if (keys !== null) return keys
  const made = vault.lock(JSON.stringify(webPush.generateVAPIDKeys()), name)
  const sealed = await db.transaction().execute(async (trx) => {
    const now = await keepNotifyKey(trx, name, made, known)
    if (known !== null && now === made) await removeAllPushSubscriptions(trx)
    return now
  })
  const kept = opened(vault, sealed)
  if (kept === null)
    throw new Error('The keys for pushes can’t be read. Another server has another secret key.')
  return kept
}
