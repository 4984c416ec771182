import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
let desk: SignedIn
let phone: SignedIn
let ann: SignedIn
beforeEach(async () => {
  rig = await startAuthRig()
  desk = await rig.setUp()
  phone = (await rig.post('/auth/sign-in', { email: emailOf('olga'), password })).body
  ann = await rig.join(desk, 'ann', 'engineer')
})
afterEach(async () => rig.close())

const alive = async (who: SignedIn): Promise<boolean> => (await rig.auth.authorize(who.accessToken)).ok
const refreshes = async ({ refreshToken }: SignedIn) =>
  (await rig.post('/auth/refresh', { refreshToken })).status

test('ends this sign-in at once and no other, and asks for a look at the connections', async () => {
  const answer = await rig.post('/auth/sign-out', { refreshToken: desk.refreshToken })
  expect([answer.status, answer.body]).toEqual([200, {}])
  expect([await alive(desk), await alive(phone), await alive(ann)]).toEqual([false, true, true])
  expect([await refreshes(desk), await refreshes(phone)]).toEqual([401, 200])
  expect(rig.cut).toEqual([[desk.identity.accountId, [desk.identity.personId]]])
})

test('is no failure when repeated, unknown or empty', async () => {
  const tokens = [desk.refreshToken, desk.refreshToken, 'x', 'A'.repeat(64), undefined]
  for (const refreshToken of tokens) {
    expect((await rig.post('/auth/sign-out', { refreshToken })).status).toBe(200)
  }
  expect(await alive(phone)).toBe(true)
})

test('everywhere ends all of this person and tells whom to cut', async () => {
  const answer = await rig.post('/auth/sign-out', { refreshToken: phone.refreshToken, everywhere: true })
  expect(answer.status).toBe(200)
  expect([await alive(desk), await alive(phone), await alive(ann)]).toEqual([false, false, true])
  expect([await refreshes(desk), await refreshes(phone), await refreshes(ann)]).toEqual([401, 401, 200])
  expect(rig.cut).toEqual([[desk.identity.accountId, [desk.identity.personId]]])
  expect((await rig.post('/auth/sign-in', { email: emailOf('olga'), password })).status).toBe(200)
})

test('everywhere never claims to have worked for someone it does not know', async () => {
  await rig.post('/auth/sign-out', { refreshToken: phone.refreshToken })
  rig.cut.length = 0
  for (const refreshToken of [undefined, 'x', 'A'.repeat(64), phone.refreshToken]) {
    const answer = await rig.post('/auth/sign-out', { refreshToken, everywhere: true })
    expect([answer.status, answer.error?.kind]).toEqual([401, 'unauthenticated'])
  }
  expect(await alive(desk)).toBe(true)
  expect(rig.cut).toEqual([])
})

test('a refresh that races with signing out does not escape it', async () => {
  const [, refreshed] = await Promise.all([
    rig.post('/auth/sign-out', { refreshToken: desk.refreshToken }),
    rig.post('/auth/refresh', { refreshToken: desk.refreshToken }),
  ])
  expect(await alive(desk)).toBe(false)
  const next = refreshed.body.refreshToken ?? desk.refreshToken
  expect((await rig.post('/auth/refresh', { refreshToken: next })).error?.kind).toBe('session_expired')
})
