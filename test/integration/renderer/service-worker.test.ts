import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { ownWindowAddress } from '../../../core/bridge/own-window.ts'

const source = new URL('../../../renderer/offline/worker/service-worker.ts', import.meta.url)
const origin = 'https://baton.example'
const ours = '<html><meta name="baton-app" content=""><body>Ours</body></html>'
const portal = '<html><body>Accept the terms of this hotel</body></html>'

type Listener = (event: {
  request?: { url: string; method: string; mode: string }
  notification?: { data: string; close(): void }
  waitUntil(work: Promise<unknown>): unknown
  respondWith(answer: Promise<Response>): unknown
}) => void

/** What a browser keeps: responses by address, in each cache. */
type Kept = Map<string, Map<string, Response>>

const cachesOf = (kept: Kept, network: (url: string) => Response | Promise<Response>) => ({
  open: async (name: string) => {
    const stored = kept.get(name) ?? new Map<string, Response>()
    kept.set(name, stored)
    return {
      addAll: async (requests: { url: string }[]) => {
        for (const { url } of requests) stored.set(url, (await network(url)).clone())
      },
      match: async (url: string) => stored.get(url)?.clone(),
    }
  },
  keys: async () => [...kept.keys()],
  delete: async (name: string) => kept.delete(name),
  match: async (url: string, { cacheName }: { cacheName?: string } = {}) =>
    [...kept]
      .filter(([name]) => cacheName === undefined || name === cacheName)
      .map(([, stored]) => stored.get(url)?.clone())
      .find((found) => found !== undefined),
})

/** The worker as built, in a browser whose network answers `network()` and that has windows open at some addresses. */
const startWorker = async ({
  version = '1',
  kept = new Map() as Kept,
  windows = [] as readonly string[],
} = {}) => {
  /** What a click did, in order. */
  const led: string[] = []
  const open = windows.map((address) => ({
    url: `${origin}${address}`,
    async navigate(to: string) {
      led.push(`${address} to ${to}`)
      return this
    },
    async focus() {
      return this
    },
  }))
  const web = { network: (_url: string): Response | Promise<Response> => new Response(ours) }
  const listeners = new Map<string, Listener>()
  const text = stripTypeScriptTypes(await readFile(source, 'utf8'))
    .replace('export {}', '')
    .replace('%APP_FILES%', JSON.stringify({ version, files: [`/assets/app-${version}.js`] }))
  runInContext(
    text,
    createContext({
      self: {
        addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
        skipWaiting: async () => undefined,
        clients: {
          claim: async () => undefined,
          matchAll: async () => open,
          openWindow: async (address: string) => led.push(`new to ${address}`),
        },
        location: { origin },
      },
      caches: cachesOf(kept, (url) => web.network(url)),
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
      fetch: async ({ url }: { url: string }) => web.network(url),
    }),
  )
  const happen = async (name: 'install' | 'activate'): Promise<unknown> => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ waitUntil: (begun) => (work = begun), respondWith: () => undefined })
    return work
  }
  const ask = async (path: string, mode: string): Promise<string> => {
    let answer: Promise<Response> = Promise.resolve(Response.error())
    listeners.get('fetch')?.({
      request: { url: `${origin}${path}`, method: 'GET', mode },
      waitUntil: () => undefined,
      respondWith: (given) => (answer = given),
    })
    return (await answer).text()
  }
  /** Someone clicks the notification of a push about this path. */
  const click = async (path: string): Promise<string[]> => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get('notificationclick')?.({
      notification: { data: path, close: () => undefined },
      waitUntil: (begun) => (work = begun),
      respondWith: () => undefined,
    })
    await work
    return led
  }
  return {
    web,
    click,
    install: async () => happen('install'),
    activate: async () => happen('activate'),
    /** What someone sees who opens the page. */
    visit: async () => ask('/', 'navigate'),
    read: async (path: string) => ask(path, 'cors'),
  }
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

test('a window that was opened before an update still gets its files; those of the version before that are gone', async () => {
  const kept: Kept = new Map()
  for (const version of ['1', '2', '3']) {
    const { web, install, activate } = await startWorker({ version, kept })
    web.network = (url) => new Response(url === '/' ? ours : `code of ${version}`)
    await install()
    await activate()
  }
  const { web, read } = await startWorker({ version: '3', kept })
  web.network = () => new Response('no longer here', { status: 404 })
  expect(await read('/assets/app-3.js')).toBe('code of 3')
  expect(await read('/assets/app-2.js')).toBe('code of 2')
  expect(await read('/assets/app-1.js')).toBe('no longer here')
})

const capture = ownWindowAddress('/capture/note')
const poppedOut = ownWindowAddress('/sessions/s1')

test.each([
  [
    'the main window, wherever it stands',
    [capture, '/#/sessions', poppedOut],
    '/#/sessions to /#/handoffs/h1',
  ],
  ['a new one beside windows that show one thing', [poppedOut, capture], 'new to /#/handoffs/h1'],
  ['a new one where there is none', [], 'new to /#/handoffs/h1'],
])('a click on a push leads to the handoff in %s', async (_, windows, led) => {
  const { click } = await startWorker({ windows })
  expect(await click('/handoffs/h1')).toEqual([led])
})
