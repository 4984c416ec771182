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
