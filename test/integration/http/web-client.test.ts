import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let webRoot: string
let rig: AuthRig
beforeAll(async () => {
  webRoot = join(await mkdtemp(join(tmpdir(), 'baton-web-')), 'renderer')
  await mkdir(join(webRoot, 'assets'), { recursive: true })
  await writeFile(join(webRoot, '..', 'secret.txt'), 'outside')
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Baton</title>')
  await writeFile(join(webRoot, 'sw.js'), 'self.skipWaiting()')
  await writeFile(join(webRoot, '.env'), 'hidden')
  await writeFile(join(webRoot, 'assets', 'index-a1b2c3d4.js'), 'export {}')
  rig = await startAuthRig({ webRoot })
})
afterAll(async () => {
  await rig.close()
  await rm(join(webRoot, '..'), { recursive: true, force: true })
})

const get = async (path: string, headers = {}) => rig.send({ method: 'GET', path, headers })

test('serves the page fresh each time, and files with a hash in their name for ever', async () => {
  const page = await get('/')
  expect([page.status, page.headers['content-type'], page.text]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<!doctype html><title>Baton</title>',
  ])
  expect(page.headers['cache-control']).toBe('no-cache')
  expect((await get('/index.html')).headers['cache-control']).toBe('no-cache')
  expect((await get('/sw.js')).headers['cache-control']).toBe('no-cache')
  const script = await get('/assets/index-a1b2c3d4.js')
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(script.headers['content-type']).toMatch(/^(?:text|application)\/javascript/)
})

test('gives the page for the routes of the client, and to no one who asks for a file or for data', async () => {
  const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  expect((await get('/handoffs/0190b7c0-1111-7222-8333-444455556666', page)).text).toContain(
    '<title>Baton</title>',
  )
  expect((await rig.send({ method: 'HEAD', path: '/handoffs/1', headers: page })).status).toBe(200)
  for (const [path, headers] of [
    ['/handoffs/1', { accept: '*/*' }],
    ['/assets/index-old.js', page],
    ['/auth/anything', page],
    ['/files', page],
    ['/psa/callbacks/1', page],
    ['/calendar', page],
    ['/calendar/duty/today', page],
    ['/c/1/2', page],
    ['/readyz/now', page],
    ['/socket.io', page],
    ['/.env', page],
    ['/.env', {}],
    ['/assets', { accept: '*/*' }],
  ] as const) {
    const answer = await get(path, headers)
    expect([path, answer.status, answer.error?.kind]).toEqual([path, 404, 'not_found'])
  }
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%5csecret.txt',
])('does not leave its folder for %s', async (path) => {
  const answer = await get(path)
  expect([400, 404]).toContain(answer.status)
  expect(answer.text).not.toContain('outside')
})

test('lets pages load and call nothing but this server', async () => {
  const { host } = new URL(rig.url)
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${host}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  for (const path of ['/', '/assets/index-a1b2c3d4.js', '/sw.js', '/nope', '/healthz', '/auth/status']) {
    const { headers } = await get(path)
    expect(headers).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
  }
})

test.each(["x'; script-src *", 'evil.example; script-src *', 'a b', 'evil.example/path'])(
  'writes a Host of %j into no policy',
  async (host) => {
    const answer = await get('/', { host })
    const policy = String(answer.headers['content-security-policy'] ?? '')
    expect(policy).not.toContain('script-src *')
    expect(policy).not.toContain('evil.example')
  },
)

test('without a build says in a sentence how to make one, and serves it as soon as there is one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baton-web-'))
  const bare = await startAuthRig({ webRoot: join(folder, 'renderer') })
  try {
    const before = await bare.send({ method: 'GET', path: '/' })
    expect([before.status, before.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8'])
    expect(before.text).toContain('npm run build')
    await mkdir(join(folder, 'renderer'))
    await writeFile(join(folder, 'renderer', 'index.html'), 'built')
    expect((await bare.send({ method: 'GET', path: '/' })).text).toBe('built')
  } finally {
    await bare.close()
    await rm(folder, { recursive: true, force: true })
  }
})
