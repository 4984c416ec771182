import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { createAccessTokens } from '../../../../server/auth/access-token.ts'

const clock = { now: Date.UTC(2026, 10, 20) }
const secret = Buffer.alloc(32, 3)
const tokens = createAccessTokens(secret, () => clock.now)
const access = { personId: 'p-1', accountId: 'a-1', family: '0190b7c0-0000-7000-8000-000000000001' }
const kindOf = async (token: string) => {
  const result = await tokens.verify(token)
  return result.ok ? 'ok' : result.problem.kind
}

test('says who someone is for ten minutes', async () => {
  const { token, expiresIn } = await tokens.issue(access)
  expect(expiresIn).toBe(600)
  const expiresAt = clock.now + 600_000
  expect(await tokens.verify(token)).toEqual({ ok: true, value: { ...access, expiresAt } })
  clock.now += 599_000
  expect(await kindOf(token)).toBe('ok')
  clock.now += 1000
  expect(await kindOf(token)).toBe('session_expired')
})

test('carries neither name nor role nor address', async () => {
  const { token } = await tokens.issue(access)
  expect(Object.keys(decodeJwt(token)).toSorted()).toEqual([
    'account',
    'aud',
    'exp',
    'family',
    'iat',
    'iss',
    'sub',
  ])
})

test('signs with a key of its own, not with the secret itself', async () => {
  const { token } = await tokens.issue(access)
  const copy = new SignJWT(decodeJwt(token)).setProtectedHeader({
    ...decodeProtectedHeader(token),
    alg: 'HS256',
  })
  expect(await kindOf(await copy.sign(new Uint8Array(secret)))).toBe('unauthenticated')
})

test('knows nothing else', async () => {
  const { token } = await tokens.issue(access)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const other = createAccessTokens(Buffer.alloc(32, 4), () => clock.now)
  const changed = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'p-2' })).toString('base64url')
  const wrong = [
    '',
    'x',
    'a.b.c',
    `${header}.${payload}.`,
    `${header}.${changed}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -2)}`,
    new UnsecuredJWT(decodeJwt(token)).encode(),
    (await other.issue(access)).token,
    (await tokens.issue({ ...access, personId: '../x' })).token,
    (await tokens.issue({ ...access, family: 'x' })).token,
  ]
  for (const text of wrong) expect(await kindOf(text)).toBe('unauthenticated')
})

test('an expired token that is not ours is not ours first', async () => {
  const other = createAccessTokens(Buffer.alloc(32, 4), () => 0)
  expect(await kindOf((await other.issue(access)).token)).toBe('unauthenticated')
})
