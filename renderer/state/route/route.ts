import { create } from 'zustand'
import { CaptureKind } from '../../../core/bridge/capture.ts'
import { isTicketNumber } from '../../../core/domain/ticket/ticket-number.ts'

/** The screens of the settings after the first, in the order of their tabs, each at `/settings/<name>`. */
export const settingsScreens = [
  'channels',
  'saved-notes',
  'shortcuts',
  'connections',
  'ai',
  'policies',
  'targets',
  'people',
  'diagnostics',
] as const
export type SettingsScreen = (typeof settingsScreens)[number]

const isOfSettings = (name: string): name is SettingsScreen =>
  (settingsScreens as readonly string[]).includes(name)

/** The current screen. Every screen has one address, so links, history and reload all lead back to it. */
export type Route =
  /** `entryId` is an entry in the session to scroll to. */
  | {
      name: 'sessions' | 'parked' | 'team'
      sessionId: string | null
      entryId?: string
      /** A second session, shown beside the first. */
      besideId?: string
    }
  /** A ticket's sessions; null if the address has no ticket number. */
  | { name: 'ticket'; ticket: string | null }
  /** A link from outside that Baton doesn't know. */
  | { name: 'unknown-link' }
  /** A window of its own, or a page without anything around it. */
  | { name: 'capture'; kind: CaptureKind }
  | { name: 'queue' }
  /** What is posted to tickets; one of them is open. */
  | { name: 'writebacks'; writebackId: string | null }
  | { name: 'handoff'; handoffId: string }
  | { name: 'notifications' }
  | { name: 'settings' }
  | { name: SettingsScreen }
  | { name: 'duty' }
  | { name: 'analytics' }
  /** Handing over one's shift; or a shift handover that was sent. */
  | { name: 'shift'; handoverId: string | null }
  | { name: 'rejected' }
  | { name: 'join'; code: string }
  | { name: 'reset'; code: string }
  | { name: 'sign-in' }
  | { name: 'setup'; code: string }

const home: Route = { name: 'sessions', sessionId: null }

/** A valid id from an address, or null; the same alphabet as core's ids. */
const idFrom = (part: string): string | null =>
  /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}$/.test(part) ? part : null

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The route for a path such as `/handoffs/0190.1`. A leading `#`, a query and trailing slashes are ignored; unknown paths lead home. */
export const parseRoute = (path: string): Route => {
  const [first = '', second = '', third = '', ...more] = path
    .replace(/^#/, '')
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((part) => part !== '')
  const ofSession = first === 'sessions' || first === 'parked' || first === 'team'
  if (more.length > 0 || (third !== '' && !ofSession)) return home
  const id = second === '' ? null : idFrom(second)
  switch (first) {
    case 'sessions':
    case 'parked':
    case 'team': {
      const [main = '', beside = ''] = second.split('+')
      const sessionId = main === '' ? null : idFrom(main)
      const besideId = sessionId === null || beside === '' ? null : idFrom(beside)
      const entryId = sessionId === null || third === '' ? null : idFrom(third)
      return {
        name: first,
        sessionId,
        ...(entryId === null ? {} : { entryId }),
        ...(besideId === null || besideId === sessionId ? {} : { besideId }),
      }
    }
    case 'capture':
      return { name: first, kind: CaptureKind.safeParse(second).data ?? 'note' }
    case 'queue':
      return { name: 'queue' }
    case 'writebacks':
      return { name: 'writebacks', writebackId: id }
    case 'shift':
      return { name: 'shift', handoverId: id }
    case 'ticket': {
      const ticket = decoded(second)
      return { name: 'ticket', ticket: ticket !== null && isTicketNumber(ticket) ? ticket : null }
    }
    case 'unknown-link':
      return { name: first }
    case 'handoffs':
      return id === null ? { name: 'queue' } : { name: 'handoff', handoffId: id }
    case 'settings':
      return { name: isOfSettings(second) ? second : 'settings' }
    case 'join':
    case 'setup':
    case 'reset':
      return { name: first, code: decoded(second) ?? '' }
    case 'notifications':
    case 'duty':
    case 'analytics':
    case 'rejected':
    case 'sign-in':
      return { name: first }
    default:
      return home
  }
}

/** The path for a route; `parseRoute` turns it back into the route. */
export const linkTo = (route: Route): string => {
  switch (route.name) {
    case 'sessions':
    case 'parked':
    case 'team': {
      const { name, sessionId, entryId, besideId } = route
      const shown = besideId === undefined ? sessionId : `${sessionId}+${besideId}`
      return [`/${name}`, shown, entryId].filter((part) => part !== null && part !== undefined).join('/')
    }
    case 'capture':
      return `/capture/${route.kind}`
    case 'handoff':
      return `/handoffs/${route.handoffId}`
    case 'writebacks':
      return route.writebackId === null ? '/writebacks' : `/writebacks/${route.writebackId}`
    case 'shift':
      return route.handoverId === null ? '/shift' : `/shift/${route.handoverId}`
    case 'ticket':
      return `/ticket/${encodeURIComponent(route.ticket ?? '')}`
    case 'join':
    case 'setup':
    case 'reset':
      return route.code === '' ? `/${route.name}` : `/${route.name}/${encodeURIComponent(route.code)}`
    default:
      return isOfSettings(route.name) ? `/settings/${route.name}` : `/${route.name}`
  }
}

const useRouteStore = create<{ path: string; route: Route }>(() => ({ path: '/', route: home }))

const read = (): void => {
  const path = globalThis.location?.hash.slice(1) ?? '/'
  useRouteStore.setState((now) => (now.path === path ? now : { path, route: parseRoute(path) }))
}

/** Follows the window's address. Call the result to stop. */
export const listenForRoutes = (): (() => void) => {
  read()
  window.addEventListener('hashchange', read)
  return () => window.removeEventListener('hashchange', read)
}

/** The current route; re-renders when it changes. */
export const useRoute = (): Route => useRouteStore((state) => state.route)

export const routeNow = (): Route => useRouteStore.getState().route

/** Calls back with each new route. Call the result to stop. */
export const onRoute = (see: (route: Route) => void): (() => void) =>
  useRouteStore.subscribe(({ route }, before) => {
    if (route !== before.route) see(route)
  })

/** Goes to a path such as `/sessions/<id>` right away. `replace` adds no history entry. */
export const go = (path: string, { replace = false }: { replace?: boolean } = {}): void => {
  const target = path.startsWith('/') ? path : `/${path}`
  if (replace) window.history.replaceState(null, '', `#${target}`)
  else if (window.location.hash !== `#${target}`) window.history.pushState(null, '', `#${target}`)
  read()
}
