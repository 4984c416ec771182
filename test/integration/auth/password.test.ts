import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Device, ResetLink, SentInvitation, SignedIn } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
let owner: SignedIn
beforeEach(async () => {
  rig = await startAuthRig()
  owner = await rig.setUp()
})
afterEach(async () => rig.close())

const next = 'three blue kettles'
const as = ({ accessToken }: SignedIn) => ({ authorization: `Bearer ${accessToken}` })
const change = async (who: SignedIn, body: object) => rig.post<object>('/auth/password', body, as(who))
const signIn = async (name: string, typed: string) =>
  rig.post('/auth/sign-in', { email: emailOf(name), password: typed })
const isAlive = async (who: SignedIn) => (await rig.auth.authorize(who.accessToken)).ok
const resetFor = async (by: SignedIn, who: SignedIn) =>
  rig.post<ResetLink>('/auth/resets', { personId: who.identity.personId }, as(by))
const reset = async (code: string, typed = next) => rig.post('/auth/reset', { code, password: typed })
const devicesOf = async (by: SignedIn, who: SignedIn) =>
  rig.send<{ devices: Device[] }>({
    method: 'GET',
    path: `/auth/devices?person=${who.identity.personId}`,
    headers: as(by),
  })
const end = async (by: SignedIn, who: SignedIn, id: string) =>
  rig.post<object>('/auth/devices/end', { personId: who.identity.personId, id }, as(by))

test('changing a password ends every other sign-in and keeps this one', async () => {
  const elsewhere = (await signIn('olga', password)).body
  expect((await change(owner, { currentPassword: password, password: next })).status).toBe(200)
  expect([await isAlive(owner), await isAlive(elsewhere)]).toEqual([true, false])
  expect((await rig.post('/auth/refresh', { refreshToken: owner.refreshToken })).status).toBe(200)
  expect((await rig.post('/auth/refresh', { refreshToken: elsewhere.refreshToken })).status).toBe(401)
  expect([(await signIn('olga', password)).status, (await signIn('olga', next)).status]).toEqual([401, 200])
  expect(rig.cut).toContainEqual([owner.identity.accountId, [owner.identity.personId]])
})

test('it asks for the current one, for so long, and takes no weak one', async () => {
  const weak = await change(owner, { currentPassword: password, password: 'password1234' })
  expect([weak.status, weak.error?.kind]).toEqual([400, 'weak_password'])
  for (let n = 0; n < 10; n += 1) {
    const wrong = await change(owner, { currentPassword: `guess ${n}`, password: next })
    // Not 401: a desk would take that for the end of its sign-in.
    expect([wrong.status, wrong.error?.kind]).toEqual([403, 'wrong_credentials'])
  }
  const late = await change(owner, { currentPassword: password, password: next })
  expect([late.status, late.error?.kind]).toEqual([429, 'rate_limited'])
  expect((await rig.post('/auth/password', { currentPassword: password, password: next })).status).toBe(401)
  expect((await signIn('olga', password)).status).toBe(200)
})

test('an admin’s link sets a new password once, for that person, and ends their other sign-ins', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const ann = await rig.join(owner, 'ann', 'engineer')
  const { code, link, expiresAt } = (await resetFor(tom, ann)).body
  expect(link).toBe(`${rig.url}/#/reset/${code}`)
  const look = await rig.post<object>('/auth/reset/look', { code })
  expect(look.body).toEqual({
    name: 'ann',
    email: emailOf('ann'),
    accountName: "olga's MSP",
    createdByName: 'tom',
    expiresAt,
  })
  expect((await reset(code, 'ann ann ann 1')).error?.kind).toBe('weak_password')
  const back = await reset(code)
  expect([back.status, back.body.identity.personId]).toEqual([200, ann.identity.personId])
  expect([await isAlive(ann), await isAlive(back.body), await isAlive(tom)]).toEqual([false, true, true])
  expect([(await signIn('ann', password)).status, (await signIn('ann', next)).status]).toEqual([401, 200])
  for (const answer of [await reset(code), await rig.post('/auth/reset/look', { code })])
    expect([answer.status, answer.error?.kind]).toEqual([404, 'reset_invalid'])
  const stored = await rig.db.selectFrom('password_resets').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(code)
  expect(rig.logged.join('')).not.toContain(code)
})

test('a newer link, a change of the password, a day, and the end of its author’s rights each end a link', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const ann = await rig.join(owner, 'ann', 'engineer')
  const make = async () => (await resetFor(tom, ann)).body.code
  const kindOf = async (code: string) => (await reset(code)).error?.kind ?? null

  const old = await make()
  const newer = await make()
  expect(await kindOf(old)).toBe('reset_invalid')
  expect((await change(ann, { currentPassword: password, password: next })).status).toBe(200)
  expect(await kindOf(newer)).toBe('reset_invalid')
  const stale = await make()
  rig.clock.now += 24 * 60 * 60_000
  expect(await kindOf(stale)).toBe('reset_invalid')
  tom.accessToken = (await signIn('tom', password)).body.accessToken
  const last = await make()
  await rig.changePerson(tom, { role: 'engineer' })
  expect(await kindOf(last)).toBe('reset_invalid')
})

test('of two that use one link at once exactly one gets in', async () => {
  const ann = await rig.join(owner, 'ann', 'engineer')
  const { code } = (await resetFor(owner, ann)).body
  const answers = await Promise.all([reset(code), reset(code, 'four green kettles')])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ error }) => error?.kind === 'reset_invalid')).toHaveLength(1)
})

test('no one makes a link for themselves, for an owner who is not one, or for someone who is out', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const ann = await rig.join(owner, 'ann', 'engineer')
  const out = await rig.join(owner, 'out', 'engineer')
  await rig.changePerson(out, { active: false })
  for (const [by, who, kind] of [
    [tom, tom, 'invalid_target'],
    [tom, owner, 'forbidden'],
    [ann, tom, 'forbidden'],
    [tom, out, 'invalid_target'],
  ] as const)
    expect((await resetFor(by, who)).error?.kind).toBe(kind)
  const elsewhere = { ...ann, identity: { ...ann.identity, personId: 'nobody' } }
  expect((await resetFor(tom, elsewhere)).error?.kind).toBe('not_found')
})

test('devices are listed with their names, and ended one by one', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const windows = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36' }
  const laptop = (await rig.post('/auth/sign-in', { email: emailOf('tom'), password }, windows)).body
  rig.clock.now += 3 * 60 * 60_000
  const fresh = await rig.post('/auth/refresh', { refreshToken: laptop.refreshToken }, windows)
  const { devices } = (await devicesOf(fresh.body, tom)).body
  expect(devices.map(({ name, current }) => [name, current])).toEqual([
    ['Chrome on Windows', true],
    ['Unknown program', false],
  ])
  const [mine, other] = devices
  expect([mine?.signedInAt, mine?.lastSeenAt]).toEqual([rig.clock.now - 3 * 60 * 60_000, rig.clock.now])

  expect((await end(fresh.body, tom, other?.id ?? '')).status).toBe(200)
  expect((await devicesOf(fresh.body, tom)).body.devices.map(({ id }) => id)).toEqual([mine?.id])
  expect((await rig.post('/auth/refresh', { refreshToken: tom.refreshToken })).error?.kind).toBe(
    'session_expired',
  )
  expect(rig.cut.at(-1)).toEqual([tom.identity.accountId, [tom.identity.personId]])
})

test('devices of others are for who manages them, and an id of another person ends nothing', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const ann = await rig.join(owner, 'ann', 'engineer')
  expect((await devicesOf(ann, tom)).error?.kind).toBe('forbidden')
  expect((await devicesOf(tom, owner)).error?.kind).toBe('forbidden')
  const [device] = (await devicesOf(tom, ann)).body.devices
  const owners = (await devicesOf(owner, owner)).body.devices[0]?.id ?? ''
  expect((await end(tom, ann, owners)).status).toBe(200)
  expect(await isAlive(owner)).toBe(true)
  expect((await end(tom, ann, device?.id ?? '')).status).toBe(200)
  expect(await isAlive(ann)).toBe(false)
})

test('invitations are listed for admins, and one that is revoked lets no one in', async () => {
  const tom = await rig.join(owner, 'tom', 'admin')
  const { code } = (await rig.invite(tom, { role: 'viewer', email: 'vic@example.com' })).body
  const list = async (by: SignedIn) =>
    rig.send<{ invitations: SentInvitation[] }>({ method: 'GET', path: '/auth/invitations', headers: as(by) })
  const [open, used] = (await list(tom)).body.invitations
  expect(open).toMatchObject({
    role: 'viewer',
    email: 'vic@example.com',
    invitedBy: tom.identity.personId,
    usedBy: null,
    revokedAt: null,
    expiresAt: rig.clock.now + 72 * 60 * 60_000,
  })
  expect(used).toMatchObject({ role: 'admin', usedBy: tom.identity.personId, usedAt: rig.clock.now })

  const revoke = async (by: SignedIn, id: string) => rig.post('/auth/invitations/revoke', { id }, as(by))
  expect((await revoke(tom, used?.id ?? '')).error?.kind).toBe('invitation_used')
  expect((await revoke(tom, 'nope')).error?.kind).toBe('not_found')
  expect((await revoke(tom, open?.id ?? '')).status).toBe(200)
  const accept = await rig.post('/auth/accept', { code, name: 'vic', email: 'vic@example.com', password })
  expect([accept.status, accept.error?.kind]).toEqual([404, 'invitation_invalid'])
  expect((await list(tom)).body.invitations[0]?.revokedAt).toBe(rig.clock.now)

  await rig.invite(owner, { role: 'owner' })
  const owners = (await list(tom)).body.invitations[0]?.id ?? ''
  expect((await revoke(tom, owners)).error?.kind).toBe('forbidden')
  const ann = await rig.join(owner, 'ann', 'engineer')
  expect((await list(ann)).error?.kind).toBe('forbidden')
  expect((await revoke(ann, owners)).error?.kind).toBe('forbidden')
})
