import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SealKeys, type SignedIn } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
let owner: SignedIn
beforeEach(async () => {
  rig = await startAuthRig()
  owner = await rig.setUp()
})
afterEach(async () => rig.close())

test('whoever comes in by a password or a code gets the same keys each time, and no one else’s', async () => {
  const ben = await rig.join(owner, 'ben', 'engineer')
  const again = await rig.post('/auth/sign-in', { email: emailOf('ben'), password })
  expect(SealKeys.parse(ben.seal)).toEqual(again.body.seal)
  expect(ben.seal).not.toEqual(SealKeys.parse(owner.seal))
})

test('a refresh gives no keys: what is on a stolen device opens nothing', async () => {
  const refreshed = await rig.post('/auth/refresh', { refreshToken: owner.refreshToken })
  expect(refreshed.status).toBe(200)
  expect(refreshed.body).not.toHaveProperty('seal')
})

test('the private half lies encrypted in the database', async () => {
  const { rows } = await sql<{ private_key: string }>`select private_key from seal_keys`.execute(rig.db)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.private_key).not.toContain(SealKeys.parse(owner.seal).privateKey)
})

test('under another secret of the server a person gets a new pair and still signs in', async () => {
  await sql`update seal_keys set private_key = 'AAAA'`.execute(rig.db)
  const again = await rig.post('/auth/sign-in', { email: emailOf('olga'), password })
  expect(again.status).toBe(200)
  expect(SealKeys.parse(again.body.seal)).not.toEqual(owner.seal)
})
