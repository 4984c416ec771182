import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Passwords } from '../../../server/auth/passwords.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

/** Passwords kept as they are: these tests are about counting, and make hundreds of attempts. */
const plain: Passwords = { hash: async (typed) => typed, verify: async (hash, typed) => hash === typed }

let rig: AuthRig
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 20, 9) })
  rig = await startAuthRig({ passwords: plain, allowNewWorkspaces: true })
})
afterEach(async () => {
  vi.useRealTimers()
  await rig.close()
})

const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

const from = (place: string) => ({ 'x-forwarded-for': place, 'x-forwarded-proto': 'https' })
const signIn = async (name: string, typed: string, place = '198.51.100.1') =>
  rig.post('/auth/sign-in', { email: emailOf(name), password: typed }, from(place))

test('ten wrong passwords for one address from one place are enough; the answer says how long to wait', async () => {
  await rig.setUp('olga')
  for (let n = 0; n < 10; n += 1) expect((await signIn('olga', 'wrong')).status).toBe(401)
  const answer = await signIn('olga', password)
  expect([answer.status, answer.headers['retry-after']]).toEqual([429, '300'])
  expect(answer.error).toEqual({
    kind: 'rate_limited',
    message: 'Too many attempts. Try again in 5 minutes.',
  })
  expect((await signIn('olga', password, '198.51.100.2')).status).toBe(200)
  expect((await signIn('nobody', 'wrong')).status).toBe(401)
  later(5)
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

/** How many failures are heard out of `tries`, each from the place and about the account that `attempt` says. */
const heard = async (tries: number, attempt: (n: number) => [name: string, place: string]) => {
  let count = 0
  for (let n = 0; n < tries; n += 1) {
    const [name, place] = attempt(n)
    if ((await signIn(name, 'Password2026!', place)).status === 401) count += 1
  }
  return count
}

test.each([
  ['IPv4 /24', 360, (n: number) => `203.0.113.${n % 200}`, '203.0.114.1'],
  ['IPv6 /56', 240, (n: number) => `2001:db8:1:${(n % 200).toString(16)}::1`, '2001:db8:1:100::1'],
  ['IPv6 /48', 480, (n: number) => `2001:db8:1:${(n * 256).toString(16)}::1`, '2001:db8:2::1'],
])(
  'who spreads over the addresses of one %s is stopped after %d, and not their neighbours',
  async (_, limit, place, beside) => {
    expect(await heard(limit + 20, (n) => [`victim${n}`, place(n % 250)])).toBe(limit)
    expect((await signIn('victim1', 'x', beside)).status).toBe(401)
    later(10)
    expect((await signIn('victim1', 'x', place(1))).status).toBe(401)
  },
)

test('many places that work on one account make strangers wait, and never its own person where they have been before', async () => {
  await rig.setUp('olga')
  expect((await signIn('olga', password, '192.0.2.10')).status).toBe(200)
  expect(await heard(40, (n) => ['olga', `203.${n}.113.7`])).toBe(20)
  const stranger = await signIn('olga', password, '198.51.100.77')
  expect([stranger.status, stranger.headers['retry-after']]).toEqual([429, '300'])
  expect((await signIn('olga', 'a slip of the finger', '192.0.2.10')).status).toBe(401)
  expect((await signIn('olga', password, '192.0.2.10')).status).toBe(200)
  expect((await signIn('someone.else', 'wrong', '198.51.100.77')).status).toBe(401)
  later(5)
  expect((await signIn('olga', password, '198.51.100.77')).status).toBe(200)
})

test('failed sign-ins are in the log, for one account and one network to be seen, and neither to be read', async () => {
  await rig.setUp('olga')
  await signIn('olga', 'wrong horse', '203.0.113.77')
  await signIn('olga', 'wrong horse', '203.0.113.78')
  await signIn('nobody', 'wrong horse', '2001:db8:1:2::7')
  const lines = rig.logged
    .map((line) => JSON.parse(line) as { msg: string; person?: string; network?: string; kind?: string })
    .filter(({ msg }) => msg === 'A sign-in failed')
  expect(lines.map(({ network, kind }) => [network, kind])).toEqual([
    ['203.0.113.0/24', 'wrong_credentials'],
    ['203.0.113.0/24', 'wrong_credentials'],
    ['2001:db8:1::/48', 'wrong_credentials'],
  ])
  const [one, two, other] = lines.map(({ person }) => person)
  expect(one).toMatch(/^[0-9a-f]{12}$/)
  expect(two).toBe(one)
  expect(other).not.toBe(one)
  expect(rig.logged.join('')).not.toMatch(/olga@|nobody@|wrong horse|203\.0\.113\.7[78]/)
})

test('a sign-in that the server could not look at is no guess', async () => {
  await rig.setUp('olga')
  const signInAway = vi.spyOn(rig.auth, 'signIn')
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  signInAway.mockRejectedValue(away)
  for (let n = 0; n < 30; n += 1) {
    const answer = await signIn('olga', password)
    expect([answer.status, answer.error]).toEqual([
      503,
      {
        kind: 'unavailable',
        message: 'The server can’t reach its database right now. Try again in a moment.',
      },
    ])
  }
  signInAway.mockRestore()
  expect((await signIn('olga', password)).status).toBe(200)
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

test('whether a workspace is there is asked of the database until there is one, and not without end', async () => {
  const status = async (place: string) =>
    rig.send<{ setupNeeded: boolean }>({ method: 'GET', path: '/auth/status', headers: from(place) })
  expect((await status('198.51.100.7')).body.setupNeeded).toBe(true)
  await rig.setUp()
  expect((await status('198.51.100.7')).body.setupNeeded).toBe(false)
  const asked = rig.queries.length
  for (let n = 2; n < 600; n += 1) expect((await status('198.51.100.7')).status).toBe(200)
  expect(rig.queries.length).toBe(asked)
  expect((await status('198.51.100.7')).error?.kind).toBe('rate_limited')
  expect((await status('198.51.100.8')).status).toBe(200)
})

test.each([
  ['links to claim', '/c/some-link'],
  ['calendars', '/calendar/some-secret.ics'],
])('%s are limited by network: another address of the same one has none of its own', async (_, path) => {
  const get = async (place: string) => rig.send({ method: 'GET', path, headers: from(place) })
  for (let n = 0; n < 60; n += 1) expect((await get(`2001:db8:1:2::${n.toString(16)}`)).status).toBe(404)
  expect((await get('2001:db8:1:2::ffff')).status).toBe(429)
  expect((await get('2001:db8:2:2::1')).status).toBe(404)
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
