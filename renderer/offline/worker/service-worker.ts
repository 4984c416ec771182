// Makes this a module for the compiler, so that `self` can be typed.
// oxlint-disable-next-line unicorn/require-module-specifiers
export {}
declare const self: ServiceWorkerGlobalScope

/**
 * Stores the web client's own files on the device, so that a browser can open it without a network.
 *
 * It doesn't handle data, which lives in IndexedDB. All built files are cached when a version is installed. The page
 * itself comes from the network if there is one, so that a new version shows up right away. The files of the version
 * before stay for windows that are still open on it: they read a screen's file when it is first shown.
 */

/** Filled in by the build: this version's name and files. */
const app = JSON.parse('%APP_FILES%') as { version: string; files: string[] }
const cachePrefix = 'baton-app-'
const cacheName = `${cachePrefix}${app.version}`
const page = '/'
/** In our page and in no one else's: a proxy or a hotel's sign-in page answers any address with 200 and its own. */
const mark = 'name="baton-app"'
/** How long to wait for the page from the network before showing the stored one, in milliseconds. */
const patience = 3000

const isOurs = async (response: Response): Promise<boolean> =>
  response.ok && (await response.clone().text()).includes(mark)

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      await cache.addAll([page, ...app.files].map((url) => new Request(url, { cache: 'no-cache' })))
      const stored = await cache.match(page)
      if (stored === undefined || !(await isOurs(stored)))
        throw new Error('Something else answered for the app.')
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // In the order in which they were made.
      const names = await caches.keys()
      const old = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
      await Promise.all(old.slice(0, -1).map(async (name) => caches.delete(name)))
      await self.clients.claim()
    })(),
  )
})

const keptPage = async (): Promise<Response> => (await caches.match(page, { cacheName })) ?? Response.error()

const freshPage = async (request: Request): Promise<Response> => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  try {
    const response = await fetch(request, { signal: abort.signal })
    // Neither is a 502 from a proxy the page, nor what a captive portal shows.
    if (await isOurs(response)) return response
    return await keptPage()
  } catch {
    return await keptPage()
  } finally {
    clearTimeout(timer)
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname === page) {
    event.respondWith(freshPage(request))
    return
  }
  // Their names change with what they hold, so it doesn't matter which version kept them.
  if (!url.pathname.startsWith('/assets/')) return
  event.respondWith((async () => (await caches.match(url.pathname)) ?? fetch(request))())
})

/** What a push of ours carries (`core/notify/push-text.ts`); anything else is shown as no more than that something is there. */
type Told = { title: string; body: string; path: string; tag: string; isOver: boolean }

const unknown: Told = {
  title: 'Baton',
  body: 'Something needs you.',
  path: '/queue',
  tag: 'baton',
  isOver: false,
}

const toldIn = (data: PushMessageData | null): Told => {
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
  try {
    const given = data?.json() as Record<string, unknown>
    if (text(given['title'], '') === '') return unknown
    return {
      title: text(given['title'], ''),
      body: text(given['body'], ''),
      path: /^\/[A-Za-z0-9/._-]*$/u.test(text(given['path'], '')) ? text(given['path'], '/queue') : '/queue',
      tag: text(given['tag'], 'baton'),
      isOver: given['isOver'] === true,
    }
  } catch {
    return unknown
  }
}

/** The query of a window that shows one thing beside the main one (`core/bridge/own-window.ts`): a session, quick capture. */
const ownWindowQuery = '?window=own'

const windows = async (): Promise<readonly WindowClient[]> =>
  self.clients.matchAll({ type: 'window', includeUncontrolled: true })

self.addEventListener('push', (event) => {
  event.waitUntil(
    (async () => {
      const { title, body, path, tag, isOver } = toldIn(event.data)
      // Whoever looks at Baton right now is told by Baton.
      if ((await windows()).some(({ focused }) => focused)) return
      // The end of an escalation takes the place of the escalation, quietly.
      await self.registration.showNotification(title, {
        body,
        tag,
        data: path,
        silent: isOver,
        requireInteraction: !isOver,
      })
    })(),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = `/#${String(event.notification.data)}`
  event.waitUntil(
    (async () => {
      // What someone types or reads in a window of its own stays there.
      const open = (await windows()).find(({ url }) => new URL(url).search !== ownWindowQuery)
      if (open === undefined) return self.clients.openWindow(address)
      // A window of an earlier version can't be led anywhere from here; a fresh one can.
      const led = await open.navigate(address).catch(() => null)
      if (led === null) return self.clients.openWindow(address)
      // It is there already, in front or not.
      return led.focus().catch(() => led)
    })(),
  )
})
