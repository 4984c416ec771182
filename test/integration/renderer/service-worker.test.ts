import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'

const source = new URL('../../../renderer/offline/worker/service-worker.ts', import.meta.url)
const origin = 'https://baton.example'
const ours = '<html><meta name="baton-app" content=""><body>Ours</body></html>'
const portal = '<html><body>Accept the terms of this hotel</body></html>'

type Listener = (event: {
  request?: { url: string; method: string; mode: string }
  waitUntil(work: Promise<unknown>): unknown
  respondWith(answer: Promise<Response>): unknown
}) => void

/** The worker as built, in a browser whose network answers `network()`. */
const startWorker = async () => {
  const web = { network: (): Response | Promise<Response> => new Response(ours) }
  const listeners = new Map<string, Listener>()
  const stored = new Map<string, Response>()
  const cache = {
    addAll: async (requests: { url: string }[]) => {
      for (const { url } of requests) stored.set(url, (await web.network()).clone())
    },
    match: async (url: string) => stored.get(url)?.clone(),
  }
  const text = stripTypeScriptTypes(await readFile(source, 'utf8'))
    .replace('export {}', '')
    .replace('%APP_FILES%', JSON.stringify({ version: '1', files: ['/assets/app.js'] }))
  runInContext(
    text,
    createContext({
      self: {
        addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
        skipWaiting: async () => undefined,
        clients: { claim: async () => undefined },
        location: { origin },
      },
      caches: { open: async () => cache, keys: async () => [], match: cache.match },
      Request: class {
        readonly url: string
        constructor(url: string) {
          this.url = url
        }
      },
      Response,
      URL,
      AbortController,
      setTimeout,
      clearTimeout,
      fetch: async () => web.network(),
    }),
  )
  const install = async (): Promise<unknown> => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get('install')?.({ waitUntil: (begun) => (work = begun), respondWith: () => undefined })
    return work
  }
  /** What someone sees who opens the page. */
  const visit = async (): Promise<string> => {
    let answer: Promise<Response> = Promise.resolve(Response.error())
    listeners.get('fetch')?.({
      request: { url: `${origin}/`, method: 'GET', mode: 'navigate' },
      waitUntil: () => undefined,
      respondWith: (given) => (answer = given),
    })
    return (await answer).text()
  }
  return { web, install, visit }
}

test.each([
  ['a portal that answers with 200', () => new Response(portal)],
  ['a proxy that answers with 502', () => new Response(ours, { status: 502 })],
  ['a network that is gone', async () => Promise.reject(new TypeError('Failed to fetch'))],
])('behind %s the stored page is shown', async (_, network) => {
  const { web, install, visit } = await startWorker()
  await install()
  web.network = network
  expect(await visit()).toBe(ours)
})

test('a new version of the page comes from the network', async () => {
  const { web, install, visit } = await startWorker()
  await install()
  const newer = ours.replace('Ours', 'Newer')
  web.network = () => new Response(newer)
  expect(await visit()).toBe(newer)
})

test('a portal is never stored as the app', async () => {
  const { web, install } = await startWorker()
  web.network = () => new Response(portal)
  await expect(install()).rejects.toThrow('Something else answered for the app.')
})
