import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HttpError } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
beforeAll(async () => {
  rig = await startAuthRig()
  await rig.setUp()
})
afterAll(async () => rig.close())

const json = { 'content-type': 'application/json' }

test.each([
  ['an unknown address', 'GET', '/nope', {}, undefined, 404, 'not_found'],
  [
    'an unknown address below /auth, for a browser too',
    'GET',
    '/auth/nope',
    { accept: 'text/html' },
    undefined,
    404,
    'not_found',
  ],
  ['the wrong method', 'GET', '/auth/sign-in', {}, undefined, 404, 'not_found'],
  ['a method that no one uses', 'DELETE', '/auth/sign-in', {}, undefined, 404, 'not_found'],
  ['a broken address', 'GET', '/%zz', {}, undefined, 400, 'bad_request'],
  ['broken JSON', 'POST', '/auth/sign-in', json, '{"email": ', 400, 'bad_request'],
  ['no JSON at all', 'POST', '/auth/sign-in', json, '', 400, 'bad_request'],
  ['JSON that is no object', 'POST', '/auth/sign-in', json, '[]', 400, 'bad_request'],
  ['a prototype', 'POST', '/auth/sign-in', json, '{"__proto__": {"admin": true}}', 400, 'bad_request'],
  [
    'a constructor',
    'POST',
    '/auth/sign-in',
    json,
    '{"constructor": {"prototype": {"a": 1}}}',
    400,
    'bad_request',
  ],
  [
    'a form',
    'POST',
    '/auth/sign-in',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'email=x',
    415,
    'bad_request',
  ],
  [
    'plain text',
    'POST',
    '/auth/sign-in',
    { 'content-type': 'text/plain' },
    '{"email":"x"}',
    415,
    'bad_request',
  ],
  [
    'an upload',
    'POST',
    '/auth/sign-in',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--x--',
    415,
    'bad_request',
  ],
  ['a body of no type', 'POST', '/auth/sign-in', { 'content-type': '' }, '{}', 415, 'bad_request'],
  ['2 MB', 'POST', '/auth/sign-in', json, `{"email":"${'x'.repeat(2_000_000)}"}`, 413, 'too_large'],
  [
    'an announced 2 GB',
    'POST',
    '/auth/sign-in',
    { ...json, 'content-length': 2_000_000_000 },
    '{',
    413,
    'too_large',
  ],
  [
    'a web address that tries to leave the folder',
    'GET',
    '/..%2f..%2fpackage.json',
    {},
    undefined,
    404,
    'not_found',
  ],
])('answers %s in the one form of errors', async (_, method, path, headers, body, status, kind) => {
  const answer = await rig.send({ method, path, headers, ...(body === undefined ? {} : { body }) })
  expect([answer.status, HttpError.parse(answer.body).error.kind]).toEqual([status, kind])
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.error?.message).toMatch(/^[A-Z].*\.$/)
})

test('pollutes no prototype', async () => {
  await rig.post(
    '/auth/sign-in',
    JSON.parse('{"email":"a@b.example","password":"x","constructor":{"prototype":{"bad":1}}}'),
  )
  expect(({} as Record<string, unknown>)['bad']).toBeUndefined()
})

const raw = async (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(rig.url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })

test.each([
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
  ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'too_large'],
])('answers %s in that form too', async (_, text, status, kind) => {
  const answer = await raw(text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(HttpError.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).error.kind).toBe(kind)
})

test('the unexpected says nothing of itself outside and everything but secrets in the log', async () => {
  const broken = await startAuthRig()
  try {
    await broken.setUp()
    await broken.db.schema.alterTable('refresh_tokens').renameTo('away').execute()
    const answer = await broken.post('/auth/sign-in', { email: emailOf('olga'), password })
    expect([answer.status, answer.error?.kind]).toEqual([500, 'internal'])
    expect(answer.text).not.toMatch(/refresh_tokens|relation|select|stack/i)
    const log = broken.logged.join('')
    expect(log).toContain('refresh_tokens')
    expect(log).toContain('"route":"/auth/sign-in"')
    expect(log).not.toContain(password)
    expect(log).not.toContain(emailOf('olga'))
  } finally {
    // Its database is lent to others afterwards.
    await broken.db.schema.alterTable('away').renameTo('refresh_tokens').execute()
    await broken.close()
  }
})

test('the log of a whole visit holds no secret', async () => {
  const signedIn = (await rig.post('/auth/sign-in', { email: emailOf('olga'), password })).body
  const { code } = (await rig.invite(signedIn, { role: 'viewer' })).body
  await rig.post('/auth/refresh', { refreshToken: signedIn.refreshToken })
  await rig.send({ method: 'GET', path: `/join/${code}?token=${signedIn.refreshToken}` })
  await rig.post('/auth/sign-in', { email: emailOf('olga'), password: 'wrong horse battery' })
  const log = rig.logged.join('')
  expect(log).toContain('"route":"/auth/refresh"')
  for (const secret of [
    password,
    'wrong horse',
    emailOf('olga'),
    code,
    signedIn.accessToken,
    signedIn.refreshToken,
  ]) {
    expect(log).not.toContain(secret)
  }
})
