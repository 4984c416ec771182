import { describe, expect, it } from 'vitest'
import { serveApp } from '../../../../electron/main/page/app-protocol.ts'

const setUp = () => {
  const asked: string[] = []
  const files = new Map([
    ['/app/out/renderer/index.html', '<!doctype html>'],
    ['/app/out/renderer/assets/index-1a2b.js', 'export {}'],
    ['/app/out/renderer/assets/index.css', 'a{}'],
    ['/app/out/renderer/assets/inter.woff2', 'font'],
    ['/app/package.json', '{"secret":true}'],
  ])
  const serve = serveApp({
    root: '/app/out/renderer',
    readAsset: (path) => {
      asked.push(path)
      const text = files.get(path)
      return text === undefined
        ? Promise.reject(new Error('ENOENT'))
        : Promise.resolve(new TextEncoder().encode(text))
    },
    policy: () => "default-src 'none'",
  })
  const get = (url: string, init?: RequestInit) => serve(new Request(url, init))
  return { get, asked, serve }
}

/** A request whose URL the parser has not tidied up, as a compromised page process might send it. */
const raw = (url: string): Request => ({ method: 'GET', url }) as Request

describe('app://baton', () => {
  it.each([
    ['app://baton/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://baton/index.html?x#y', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://baton/assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['app://baton/assets/index.css', 'text/css; charset=utf-8', 'a{}'],
    ['app://baton/assets/inter.woff2', 'font/woff2', 'font'],
  ])('serves %s', async (url, type, body) => {
    const { get } = setUp()
    const response = await get(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).toBe(body)
  })
  it.each(['/queue', '/handoffs/01928c1e', '/handoffs/01928c1e-7b1a.1', '/sessions/a.b.c'])(
    'gives the page for %s, a route of the client',
    async (path) => {
      const { get } = setUp()
      const response = await get(`app://baton${path}`)
      expect(await response.text()).toBe('<!doctype html>')
    },
  )
  it('puts the policy and nosniff on every answer, also on scripts and refusals', async () => {
    const { get } = setUp()
    for (const url of [
      'app://baton/',
      'app://baton/assets/index-1a2b.js',
      'app://baton/missing.js',
      'app://other/',
    ]) {
      const { headers } = await get(url)
      expect(headers.get('content-security-policy')).toBe("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
  it('answers 404 for a missing file, never with the page in its place', async () => {
    const { get } = setUp()
    const response = await get('app://baton/assets/gone.js')
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('doctype')
  })
  it.each([
    'app://baton/../package.json',
    'app://baton/%2e%2e/%2e%2e/package.json',
    'app://baton/..%2f..%2fpackage.json',
    'app://baton/assets/..%2f..%2f..%2fpackage.json',
    'app://baton/..%5c..%5cpackage.json',
    'app://baton/%2fetc%2fpasswd.json',
    'app://baton/C:%5cwindows%5cwin.json',
    'app://baton/a%00.json',
    'app://baton/%E0%A4%A.json',
  ])('reads nothing outside the renderer for %s', async (url) => {
    const { get, asked } = setUp()
    const response = await get(url)
    expect(response.status).not.toBe(200)
    expect(await response.text()).not.toContain('secret')
    for (const path of asked) expect(path.startsWith('/app/out/renderer/')).toBe(true)
  })
  it.each([
    'app://baton/assets/..%2f..%2f..%2fpackage.json',
    'app://baton/..%2fx.json',
    'app://baton/%E0%A4%A',
    'app://baton/a%00b.js',
  ])('refuses %s as no path at all', async (url) => {
    const { serve, asked } = setUp()
    expect((await serve(raw(url))).status).toBe(400)
    expect(asked).toEqual([])
  })
  it('knows one host and one scheme', async () => {
    const { get } = setUp()
    expect((await get('app://evil/index.html')).status).toBe(404)
    expect((await get('http://baton/index.html')).status).toBe(404)
  })
  it('only reads', async () => {
    const { get } = setUp()
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await get('app://baton/', { method })).status).toBe(405)
    const head = await get('app://baton/', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })
})
