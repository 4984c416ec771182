import { afterEach, beforeEach, expect, test } from 'vitest'
import { SignedIn } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type Answer, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
beforeEach(async () => {
  rig = await startAuthRig()
  await rig.setUp()
})
afterEach(async () => rig.close())

const cookieLine = (answer: Answer<unknown>): string => [answer.headers['set-cookie']].flat()[0] ?? ''
const cookieOf = (answer: Answer<unknown>): string => cookieLine(answer).split(';')[0] ?? ''
const credentials = { email: emailOf('olga'), password, transport: 'cookie' }
const own = () => ({ origin: rig.url })
const signIn = async () => rig.post('/auth/sign-in', credentials, own())

test('keeps the refresh token from the page', async () => {
  const answer = await signIn()
  expect(answer.status).toBe(200)
  expect(SignedIn.parse(answer.body).refreshToken).toBeUndefined()
  expect(cookieLine(answer)).toMatch(
    /^baton_refresh=[A-Za-z0-9_-]{64}; Max-Age=5184000; Path=\/auth; HttpOnly; SameSite=Strict$/,
  )
  expect(answer.text).not.toContain(cookieOf(answer).split('=')[1])
})

test('setup, accept and refresh hand it out in the same way', async () => {
  const fresh = await startAuthRig()
  try {
    const origin = { origin: fresh.url }
    const person = { name: 'Olga', password, transport: 'cookie' }
    const setup = await fresh.post(
      '/auth/setup',
      { ...person, code: fresh.setupCode, accountName: 'A', email: emailOf('olga') },
      origin,
    )
    const { code } = (await fresh.invite(setup.body, { role: 'viewer' })).body
    const accept = await fresh.post('/auth/accept', { ...person, code, email: emailOf('vic') }, origin)
    const refresh = await fresh.post(
      '/auth/refresh',
      { transport: 'cookie' },
      { ...origin, cookie: cookieOf(accept) },
    )
    for (const answer of [setup, accept, refresh]) {
      expect([answer.status, answer.body.refreshToken]).toEqual([200, undefined])
      expect(cookieLine(answer)).toContain('HttpOnly; SameSite=Strict')
    }
    expect(cookieOf(refresh)).not.toBe(cookieOf(accept))
  } finally {
    await fresh.close()
  }
})

test('signing out by cookie ends the sign-in and takes the cookie away', async () => {
  const cookie = cookieOf(await signIn())
  const out = await rig.post('/auth/sign-out', {}, { ...own(), cookie })
  expect(out.status).toBe(200)
  expect(cookieLine(out)).toMatch(/^baton_refresh=; .*Path=\/auth/)
  expect(cookieLine(out)).toContain('Expires=Thu, 01 Jan 1970')
  const after = await rig.post('/auth/refresh', { transport: 'cookie' }, { ...own(), cookie })
  expect(after.error?.kind).toBe('session_expired')
})

test.each([
  ['no origin', undefined],
  ['another origin', 'https://evil.example'],
  ['another port', 'http://127.0.0.1:1'],
  ['another scheme', 'https'],
  ['a sandboxed page', 'null'],
  ['the desktop', 'app://baton'],
])('a cookie is neither given to nor taken from %s', async (_, from) => {
  const cookie = cookieOf(await signIn())
  const origin = from === 'https' ? rig.url.replace('http:', 'https:') : from
  const headers = origin === undefined ? {} : { origin }
  const answers = [
    await rig.post('/auth/sign-in', credentials, headers),
    await rig.post('/auth/refresh', { transport: 'cookie' }, { ...headers, cookie }),
    await rig.post('/auth/sign-out', { everywhere: true }, { ...headers, cookie }),
    await rig.post('/auth/setup', { ...credentials, accountName: 'A', name: 'B' }, headers),
    await rig.post('/auth/accept', { ...credentials, code: 'x', name: 'B' }, headers),
  ]
  for (const answer of answers) {
    expect([answer.status, answer.error?.kind]).toEqual([403, 'forbidden'])
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
  expect((await rig.post('/auth/refresh', { transport: 'cookie' }, { ...own(), cookie })).status).toBe(200)
})

test('a cookie does nothing for a request that does not ask for it', async () => {
  const cookie = cookieOf(await signIn())
  const answer = await rig.post('/auth/refresh', {}, { ...own(), cookie })
  expect(answer.error?.kind).toBe('unauthenticated')
  const invitation = await rig.post('/auth/invitations', { role: 'viewer' }, { ...own(), cookie })
  expect(invitation.error?.kind).toBe('unauthenticated')
})

test('a page without a cookie is told to sign in', async () => {
  const answer = await rig.post('/auth/refresh', { transport: 'cookie' }, own())
  expect([answer.status, answer.error?.kind]).toEqual([401, 'unauthenticated'])
})

test('under a public address over https the cookie is Secure, and that address is our own', async () => {
  const behind = await startAuthRig({ config: { publicUrl: 'https://baton.example.com' } })
  try {
    await behind.setUp()
    const answer = await behind.post('/auth/sign-in', credentials, { origin: 'https://baton.example.com' })
    expect(answer.status).toBe(200)
    expect(cookieLine(answer)).toContain('; Secure')
    const { link } = (await behind.invite(answer.body, { role: 'viewer' })).body
    expect(link).toMatch(/^https:\/\/baton\.example\.com\/#\/join\//)
  } finally {
    await behind.close()
  }
})

test('a trusted proxy may say under which address it was called; others may not', async () => {
  await rig.close()
  rig = await startAuthRig({ config: { allowedHosts: ['desk.example.com'] } })
  await rig.setUp()
  const forwarded = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'desk.example.com',
    origin: 'https://desk.example.com',
  }
  const trusted = await rig.post('/auth/sign-in', credentials, forwarded)
  expect(trusted.status).toBe(200)
  expect(cookieLine(trusted)).toContain('; Secure')
  const strict = await startAuthRig({ config: { trustedProxies: ['10.0.0.1'] } })
  try {
    await strict.setUp()
    expect((await strict.post('/auth/sign-in', credentials, forwarded)).error?.kind).toBe('forbidden')
  } finally {
    await strict.close()
  }
})
