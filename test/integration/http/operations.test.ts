import { afterEach, expect, test } from 'vitest'
import { HttpError } from '../../../core/protocol/auth.ts'
import type { Readiness } from '../../../server/http/operations.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
afterEach(async () => rig.close())

const get = async (path: string, headers = {}) => rig.send({ method: 'GET', path, headers })

test('says that it lives, and as what', async () => {
  rig = await startAuthRig()
  const answer = await get('/healthz')
  expect([answer.status, answer.body]).toEqual([200, { status: 'ok', version: '1.2.3', protocol: 1 }])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test.each<[string, () => Promise<Readiness>, number, string]>([
  ['is ready', async () => 'ready', 200, ''],
  ['shuts down', async () => 'stopping', 503, 'The server is shutting down. Try again in a moment.'],
  [
    'does not hear of changes',
    async () => 'deaf',
    503,
    'The server is reconnecting to its database. Try again in a moment.',
  ],
  [
    'has lost its database',
    async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.3:5432')
    },
    503,
    'The database isn’t answering. Try again in a moment.',
  ],
  [
    'has a database that is silent',
    async () => new Promise(() => undefined),
    503,
    'The database isn’t answering. Try again in a moment.',
  ],
])('says whether it can serve: %s', async (_, ready, status, message) => {
  rig = await startAuthRig({ ready })
  const answer = await get('/readyz')
  expect(answer.status).toBe(status)
  if (status === 200) expect(answer.body).toEqual({ status: 'ready' })
  else expect(HttpError.parse(answer.body).error.message).toBe(message)
})

test('everyone who asks within a second shares one check, and a new one follows', async () => {
  let checks = 0
  rig = await startAuthRig({
    async ready() {
      checks += 1
      return 'ready'
    },
  })
  const answers = await Promise.all(Array.from({ length: 20 }, async () => get('/readyz')))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(checks).toBeLessThan(20)
  const before = checks
  await expect
    .poll(async () => {
      await get('/readyz')
      return checks
    })
    .toBeGreaterThan(before)
})

test('a check that is still waiting is not asked again', async () => {
  let checks = 0
  rig = await startAuthRig({
    async ready() {
      checks += 1
      return new Promise(() => undefined)
    },
  })
  for (let n = 0; n < 5; n += 1) expect((await get('/readyz')).status).toBe(503)
  expect(checks).toBe(1)
})

test('without a token no one gets metrics: behind a proxy on this machine everyone seems to come from it', async () => {
  rig = await startAuthRig()
  for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: 'Bearer null' }]) {
    const answer = await get('/metrics', headers)
    expect([answer.status, answer.error?.kind]).toEqual([403, 'forbidden'])
  }
})

test('with a token gives metrics to whoever shows it, and to no one else', async () => {
  const metricsToken = '0123456789abcdef'
  rig = await startAuthRig({ config: { metricsToken } })
  expect((await get('/metrics')).status).toBe(403)
  expect((await get('/metrics', { authorization: 'Bearer 0123456789abcdeX' })).status).toBe(403)
  const answer = await get('/metrics', {
    authorization: `Bearer ${metricsToken}`,
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
  })
  expect([answer.status, answer.text]).toEqual([200, 'baton_desks 3\n'])
})
