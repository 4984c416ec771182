import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVault } from '../../../server/auth/vault.ts'
import { vapidKeysOf } from '../../../server/notify/web-push/vapid-keys.ts'
import { staff, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
})
afterAll(async () => rig.close())

test('devices that allowed pushes under an earlier secret of the server are forgotten, since nothing reaches them', async () => {
  const id = randomUUID()
  await rig.db
    .insertInto('push_subscriptions')
    .values({
      id,
      account_id: 'acme',
      person_id: 'bob',
      family: randomUUID(),
      device_name: 'Phone',
      subscription: 'sealed',
      created_at: 1,
    })
    .execute()
  const devices = async () => rig.db.selectFrom('push_subscriptions').select('id').execute()
  await vapidKeysOf(rig.db, rig.notify.vault)
  expect(await devices()).toEqual([{ id }])
  await vapidKeysOf(rig.db, createVault(Buffer.alloc(32, 9)))
  expect(await devices()).toEqual([])
})
