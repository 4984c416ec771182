import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Passwords } from '../../../server/auth/passwords.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

/** Passwords kept as they are: these tests are about counting, and make hundreds of attempts. */
const plain: Passwords = { hash: async (typed) => typed, verify: async (hash, typed) => hash === typed }

let rig: AuthRig
beforeEach(async () => {
  rig = await startAuthRig({ passwords: plain, allowNewWorkspaces: true })
})
afterEach(async () => rig.close())

const from = (place: string) => ({ 'x-forwarded-for': place })
const signIn = async (name: string, typed: string, place = '198.51.100.1') =>
  rig.post('/auth/sign-in', { email: emailOf(name), password: typed }, from(place))

test('ten wrong passwords for one address from one place are enough; the answer says how long to wait', async () => {
  await rig.setUp('olga')
  for (let n = 0; n < 10; n += 1) expect((await signIn('olga', 'wrong')).status).toBe(401)
  const answer = await signIn('olga', password)
  expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60'])
  expect(answer.error).toEqual({
    kind: 'rate_limited',
    message: 'Too many attempts from here. Try again in 60 seconds.',
  })
  expect((await signIn('olga', password, '198.51.100.2')).status).toBe(200)
  expect((await signIn('nobody', 'wrong')).status).toBe(401)
  rig.clock.now += 60_000
  expect((await signIn('olga', password)).status).toBe(200)
})

test('an unknown address is counted like any other', async () => {
  for (let n = 0; n < 10; n += 1) await signIn('nobody', 'wrong')
  expect((await signIn('nobody', 'wrong')).status).toBe(429)
})

test('an office of 30 behind one address gets in, each with three mistakes first', async () => {
  const owner = await rig.setUp('olga')
  const names = Array.from({ length: 30 }, (_, n) => `tech${n}`)
  const place = '203.0.113.5'
  for (const name of names) {
    const { code } = (await rig.invite(owner, { role: 'engineer' })).body
    const body = { code, name, email: emailOf(name), password }
    expect((await rig.post('/auth/accept', body, from(place))).status).toBe(200)
  }
  for (let n = 0; n < 3; n += 1) {
    const answers = await Promise.all(names.map(async (name) => signIn(name, 'wrong', place)))
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 401))
  }
  const answers = await Promise.all(names.map(async (name) => signIn(name, password, place)))
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200))
  const refreshed = await Promise.all(
    answers.map(async ({ body }) =>
      rig.post('/auth/refresh', { refreshToken: body.refreshToken }, from(place)),
    ),
  )
  expect(refreshed.map(({ status }) => status)).toEqual(names.map(() => 200))
})

test('someone who signs in all day rightly is never stopped', async () => {
  await rig.setUp('olga')
  for (let n = 0; n < 200; n += 1) expect((await signIn('olga', password)).status).toBe(200)
})

test('one who tries a password on many addresses is stopped, and no one elsewhere', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 130; n += 1) statuses.push((await signIn(`victim${n}`, 'Password2026!')).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(120)
  expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  expect((await signIn('victim1', 'x', '198.51.100.9')).status).toBe(401)
})

test('the addresses of one IPv6 subscriber count as one place', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 11; n += 1)
    statuses.push((await signIn('olga', 'wrong', `2001:db8:1:2::${n + 1}`)).status)
  expect(statuses.at(-1)).toBe(429)
  expect((await signIn('olga', 'wrong', '2001:db8:1:3::1')).status).toBe(401)
})

test.each([
  ['setup', { accountName: 'A', name: 'A', email: emailOf('taken'), password }, 10],
  ['accept', { code: 'ABCDE-ABCDE-ABCDE-ABCDE', name: 'A', email: emailOf('a'), password }, 60],
  ['refresh', { refreshToken: 'x' }, 600],
])('%s is limited too', async (route, body, burst) => {
  await rig.setUp('taken')
  const place = from('198.51.100.7')
  for (let n = 0; n < burst; n += 1)
    expect((await rig.post(`/auth/${route}`, body, place)).status).not.toBe(429)
  const answer = await rig.post(`/auth/${route}`, body, place)
  expect([answer.status, answer.error?.kind]).toEqual([429, 'rate_limited'])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await rig.post(`/auth/${route}`, body, from('198.51.100.8'))).status).not.toBe(429)
})

test('who is not a trusted proxy cannot choose the place that is counted', async () => {
  const direct = await startAuthRig({ passwords: plain, config: { trustedProxies: [] } })
  try {
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1) {
      const body = { email: emailOf('olga'), password: 'wrong' }
      statuses.push((await direct.post('/auth/sign-in', body, from(`198.51.100.${n}`))).status)
    }
    expect(statuses.at(-1)).toBe(429)
  } finally {
    await direct.close()
  }
})
