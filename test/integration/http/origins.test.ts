import { afterAll, beforeAll, expect, test } from 'vitest'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
beforeAll(async () => {
  rig = await startAuthRig()
  await rig.setUp()
})
afterAll(async () => rig.close())

const preflight = async (origin: string) =>
  rig.send({
    method: 'OPTIONS',
    path: '/auth/sign-in',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })

test('lets the desktop call, without cookies', async () => {
  const asked = await preflight('app://baton')
  expect(asked.status).toBe(204)
  expect(asked.headers).toMatchObject({
    'access-control-allow-origin': 'app://baton',
    'access-control-allow-methods': 'GET, POST, PUT',
    'access-control-allow-headers': 'authorization, content-type',
  })
  const answer = await rig.post(
    '/auth/sign-in',
    { email: emailOf('olga'), password },
    { origin: 'app://baton' },
  )
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': 'app://baton',
    'access-control-expose-headers': 'retry-after',
    vary: 'Origin',
  })
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  const rejected = await rig.post('/auth/sign-in', {}, { origin: 'app://baton' })
  expect([rejected.status, rejected.headers['access-control-allow-origin']]).toEqual([400, 'app://baton'])
})

test.each(['https://evil.example', 'null', 'app://baton.evil', 'app://evil', 'http://app//baton'])(
  'gives no answer for %s to read',
  async (origin) => {
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined()
    const answer = await rig.send({ method: 'GET', path: '/auth/status', headers: { origin } })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  },
)

test('nothing below /auth is kept anywhere', async () => {
  for (const path of ['/auth/status', '/auth/sign-in', '/auth/nope']) {
    expect((await rig.send({ method: 'GET', path })).headers['cache-control']).toBe('no-store')
  }
  expect(
    (await rig.post('/auth/sign-in', { email: emailOf('olga'), password })).headers['cache-control'],
  ).toBe('no-store')
})
