import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { successorOf, parseRefreshToken, newSalt } from '../../../server/auth/refresh-token.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

const seconds = 1000
const days = 24 * 60 * 60 * seconds

let rig: AuthRig
let owner: SignedIn
beforeEach(async () => {
  rig = await startAuthRig()
  owner = await rig.setUp()
})
afterEach(async () => rig.close())

const refresh = async (refreshToken: string | undefined) => rig.post('/auth/refresh', { refreshToken })
const kindOf = async (refreshToken: string | undefined) => (await refresh(refreshToken)).error?.kind

test('gives a new token each time, and an access token that works', async () => {
  const one = await refresh(owner.refreshToken)
  const two = await refresh(one.body.refreshToken)
  expect([one.status, two.status]).toEqual([200, 200])
  expect(new Set([owner.refreshToken, one.body.refreshToken, two.body.refreshToken]).size).toBe(3)
  expect(two.body.identity).toEqual(owner.identity)
  rig.clock.now += 9 * 60 * seconds
  expect((await rig.auth.authorize(two.body.accessToken)).ok).toBe(true)
})

test('lives for 60 days after the last use', async () => {
  rig.clock.now += 59 * days
  const one = await refresh(owner.refreshToken)
  rig.clock.now += 59 * days
  const two = await refresh(one.body.refreshToken)
  expect(two.status).toBe(200)
  rig.clock.now += 60 * days
  expect(await kindOf(two.body.refreshToken)).toBe('session_expired')
})

test('after a lost reply the same question has the same answer for 30 seconds', async () => {
  const lost = await refresh(owner.refreshToken)
  rig.clock.now += 30 * seconds
  const again = await refresh(owner.refreshToken)
  expect(again.body.refreshToken).toBe(lost.body.refreshToken)
  expect((await refresh(again.body.refreshToken)).status).toBe(200)
})

test('of many that refresh at once all get the same next token', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, async () => refresh(owner.refreshToken)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
  expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
  expect(await rig.db.selectFrom('refresh_tokens').selectAll().execute()).toHaveLength(2)
  expect((await refresh(answers[5]?.body.refreshToken)).status).toBe(200)
})

test('a straggler whose token was used twice over still gets to the newest', async () => {
  const one = await refresh(owner.refreshToken)
  const two = await refresh(one.body.refreshToken)
  expect((await refresh(owner.refreshToken)).body.refreshToken).toBe(two.body.refreshToken)
})

test('a used token that comes back later ends the whole sign-in, and only that one', async () => {
  const elsewhere = await rig.post('/auth/sign-in', { email: emailOf('olga'), password })
  const stolen = owner.refreshToken
  const newest = await refresh(owner.refreshToken)
  rig.clock.now += 31 * seconds
  expect(await kindOf(stolen)).toBe('session_expired')
  expect(rig.cut).toEqual([[owner.identity.accountId, [owner.identity.personId]]])
  expect(await kindOf(newest.body.refreshToken)).toBe('session_expired')
  expect(await rig.auth.authorize(newest.body.accessToken)).toMatchObject({
    problem: { kind: 'session_expired' },
  })
  expect((await refresh(elsewhere.body.refreshToken)).status).toBe(200)
  expect(rig.cut).toHaveLength(1)
})

test('reuse is recognised when the row of the used token is long gone', async () => {
  const stolen = owner.refreshToken
  let newest = owner.refreshToken
  for (let n = 0; n < 5; n += 1) {
    rig.clock.now += 10 * 60 * seconds
    newest = (await refresh(newest)).body.refreshToken
  }
  rig.clock.now += days
  rig.clock.now += seconds
  for (let n = 0; n < 2; n += 1) newest = (await refresh(newest)).body.refreshToken
  expect((await rig.db.selectFrom('refresh_tokens').selectAll().execute()).length).toBeLessThanOrEqual(3)
  expect(await kindOf(stolen)).toBe('session_expired')
  expect(await kindOf(newest)).toBe('session_expired')
  expect(rig.cut).toHaveLength(1)
})

test('whoever only knows the id of a family can neither use nor end it', async () => {
  const authorized = await rig.auth.authorize(owner.accessToken)
  if (!authorized.ok) throw new Error(authorized.problem.message)
  const family = Buffer.from(authorized.value.family.replaceAll('-', ''), 'hex')
  const forged = Buffer.concat([family, Buffer.alloc(32, 1)]).toString('base64url')
  expect(await kindOf(forged)).toBe('unauthenticated')
  expect((await refresh(owner.refreshToken)).status).toBe(200)
})

test('what a thief derives from a token with a salt of their own ends the sign-in', async () => {
  const token = parseRefreshToken(owner.refreshToken ?? '')
  if (token === null) throw new Error('The token is not well formed.')
  expect(await kindOf(successorOf(token, newSalt()).text)).toBe('session_expired')
  expect(await kindOf(owner.refreshToken)).toBe('session_expired')
})

test.each([undefined, 'x', 'A'.repeat(64), `${'A'.repeat(63)}!`, 'null'])(
  'does not know %s',
  async (token) => {
    const answer = await refresh(token)
    expect([answer.status, answer.error?.kind]).toEqual([401, 'unauthenticated'])
  },
)

test('is rejected for someone whose access has ended, and stays so after it is given back', async () => {
  const ann = await rig.join(owner, 'ann', 'engineer')
  await rig.changePerson(ann, { active: false })
  const answer = await refresh(ann.refreshToken)
  expect([answer.status, answer.error?.kind]).toEqual([403, 'deactivated'])
  await rig.changePerson(ann, { active: true })
  expect(await kindOf(ann.refreshToken)).toBe('session_expired')
})

test('an access that is taken away while someone refreshes leaves no good token behind', async () => {
  const ann = await rig.join(owner, 'ann', 'engineer')
  const [first] = await Promise.all([
    refresh(ann.refreshToken),
    rig.changePerson(ann, { active: false }),
    refresh(ann.refreshToken),
  ])
  await rig.changePerson(ann, { active: true })
  expect(await kindOf(first.body.refreshToken ?? ann.refreshToken)).toBe('session_expired')
})

test('shows a new name and role at the next refresh', async () => {
  const ann = await rig.join(owner, 'ann', 'engineer')
  await rig.changePerson(ann, { name: 'Ann Lee', role: 'admin' })
  expect((await refresh(ann.refreshToken)).body.identity).toMatchObject({ name: 'Ann Lee', role: 'admin' })
})

test('the very attempt whose answer was lost is answered hours later; any other with that token is not', async () => {
  const ask = async (refreshToken: string | undefined, attempt: string) =>
    rig.post('/auth/refresh', { refreshToken, attempts: [attempt] })
  const lost = await ask(owner.refreshToken, 'attempt-1')
  rig.clock.now += 8 * 3600 * seconds
  const again = await ask(owner.refreshToken, 'attempt-1')
  expect(again.body.refreshToken).toBe(lost.body.refreshToken)
  const next = await ask(again.body.refreshToken, 'attempt-2')
  expect(next.status).toBe(200)
  // Whoever went on from the answer has had it, so even the same attempt is a copy now.
  rig.clock.now += 40 * seconds
  const copy = await ask(owner.refreshToken, 'attempt-1')
  expect(copy.status).toBe(401)
  expect((await ask(next.body.refreshToken, 'attempt-3')).status).toBe(401)
})

test('another attempt with a token that was used long ago ends the family', async () => {
  const first = await rig.post('/auth/refresh', { refreshToken: owner.refreshToken, attempts: ['mine'] })
  rig.clock.now += 3600 * seconds
  expect(
    (await rig.post('/auth/refresh', { refreshToken: owner.refreshToken, attempts: ['theirs'] })).status,
  ).toBe(401)
  expect((await rig.post('/auth/refresh', { refreshToken: first.body.refreshToken })).status).toBe(401)
})
