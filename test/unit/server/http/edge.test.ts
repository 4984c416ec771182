import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createEdge, refusesToListen, type EdgeConfig } from '../../../../server/http/edge.ts'

const config: EdgeConfig = {
  publicUrl: 'https://baton.example.com',
  trustedProxies: ['loopback'],
  allowedHosts: ['baton.lan'],
  allowHttp: false,
}
type Asked = { host?: string; from?: string; url?: string; headers?: Record<string, string> }
const asked = ({ host, from = '127.0.0.1', url = '/', headers = {} }: Asked) =>
  ({
    url,
    headers: { ...(host === undefined ? {} : { host }), ...headers },
    socket: { remoteAddress: from },
  }) as unknown as IncomingMessage
const statusOf = (given: Asked, over: Partial<EdgeConfig> = {}) =>
  createEdge({ ...config, ...over }).refusal(asked(given))?.status ?? 200

const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }

test.each(['localhost:4280', '127.0.0.1:4280', '127.0.0.53', '[::1]:4280', 'baton.localhost'])(
  'on this machine %s needs no TLS',
  (host) => {
    expect(statusOf({ host })).toBe(200)
    expect(statusOf({ host, from: '::1' })).toBe(200)
    expect(statusOf({ host, from: '::ffff:127.0.0.1' })).toBe(200)
  },
)

test.each(['baton.example.com', 'BATON.example.com:443', 'baton.lan', '192.0.2.4', '[2001:db8::1]'])(
  'under TLS it goes by %s',
  (host) => {
    expect(statusOf({ host, headers: tls })).toBe(200)
  },
)

test.each(['evil.example', 'baton.example.com.evil.example', 'localhost.evil.example', '', 'a b', 'a@b'])(
  'it does not go by %j, whatever else is said',
  (host) => {
    expect(statusOf({ host })).toBe(421)
    expect(statusOf({ host, headers: tls })).toBe(421)
    // A page whose name was made to point here can write this header, and may not speak for a proxy.
    expect(statusOf({ host, headers: { ...tls, 'x-forwarded-host': 'baton.example.com' } })).toBe(421)
  },
)

test('a name that a proxy passes on is looked at too', () => {
  const headers = { ...tls, 'x-forwarded-host': 'evil.example' }
  expect(statusOf({ host: '127.0.0.1', headers })).toBe(421)
  expect(statusOf({})).toBe(421)
})

test('from another machine only TLS will do, unless plain HTTP is allowed', () => {
  const plain = { host: '192.0.2.4:4280', from: '192.0.2.9' }
  expect(statusOf(plain)).toBe(403)
  expect(statusOf(plain, { allowHttp: true })).toBe(200)
  expect(statusOf({ ...plain, url: '/healthz' })).toBe(200)
  expect(statusOf({ ...plain, url: '/readyz' })).toBe(200)
  expect(statusOf({ ...plain, url: '/healthz/../auth/sign-in' })).toBe(403)
  // Who is no trusted proxy cannot say that there was TLS.
  expect(statusOf({ ...plain, headers: tls })).toBe(403)
  expect(statusOf({ host: 'baton.example.com', headers: { ...tls, 'x-forwarded-proto': 'http' } })).toBe(403)
})

test('a proxy on this machine that says nothing of its callers does not make them local', () => {
  expect(statusOf({ host: 'baton.example.com' })).toBe(403)
})

const listening = {
  host: '127.0.0.1',
  publicUrl: null as string | null,
  allowHttp: false,
  allowRoot: false,
}
const machine = { isRoot: false, holdsDemo: false }

test('as root it runs on this machine, and elsewhere only when told', () => {
  const root = { ...machine, isRoot: true }
  const shared = { ...listening, host: '0.0.0.0', publicUrl: 'https://baton.example.com' }
  expect(refusesToListen(listening, root)).toBeNull()
  expect(refusesToListen({ ...listening, host: 'localhost' }, root)).toBeNull()
  expect(refusesToListen(shared, root)).toMatch(/won’t run as root/)
  expect(refusesToListen({ ...shared, allowRoot: true }, root)).toBeNull()
  expect(refusesToListen(shared, machine)).toBeNull()
})

test('an address that others reach needs TLS in front, or a word that it does not', () => {
  const shared = { ...listening, host: '192.168.1.4' }
  expect(refusesToListen(shared, machine)).toMatch(/plain HTTP/)
  expect(refusesToListen({ ...shared, publicUrl: 'http://baton.lan' }, machine)).toMatch(/plain HTTP/)
  expect(refusesToListen({ ...shared, publicUrl: 'https://baton.lan' }, machine)).toBeNull()
  expect(refusesToListen({ ...shared, allowHttp: true }, machine)).toBeNull()
})

test('the demo is not served to others, behind a proxy neither', () => {
  const demo = { ...machine, holdsDemo: true }
  expect(refusesToListen(listening, demo)).toBeNull()
  expect(refusesToListen({ ...listening, host: '0.0.0.0', allowHttp: true }, demo)).toMatch(/demo/)
  expect(refusesToListen({ ...listening, publicUrl: 'https://baton.example.com' }, demo)).toMatch(/demo/)
  expect(refusesToListen({ ...listening, publicUrl: 'http://localhost.example.com' }, demo)).toMatch(/demo/)
  expect(refusesToListen({ ...listening, publicUrl: 'http://127.0.0.1:4280' }, demo)).toBeNull()
})
