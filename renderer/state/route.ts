import { create } from 'zustand'

/** Where the window is. Every screen has one address, so that links, the history and a reload lead to it. */
export type Route =
  /** `entryId` is an entry of the session that is to be shown. */
  | { name: 'sessions' | 'parked' | 'team'; sessionId: string | null; entryId?: string }
  | { name: 'queue' }
  | { name: 'handoff'; handoffId: string }
  | { name: 'notifications' }
  | { name: 'settings' }
  | { name: 'people' }
  | { name: 'saved_notes' }
  | { name: 'shortcuts' }
  | { name: 'rejected' }
  | { name: 'join'; code: string }
  | { name: 'sign-in' }
  | { name: 'setup'; code: string }

const home: Route = { name: 'sessions', sessionId: null }

/** An id as it may stand in an address, or null: the same alphabet as core's ids. */
const idFrom = (part: string): string | null =>
  /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}$/.test(part) ? part : null

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The route of a path such as `/handoffs/0190.1`. A leading `#`, a query and slashes at the end do not matter; what is unknown leads home. */
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
      const entryId = id === null || third === '' ? null : idFrom(third)
      return { name: first, sessionId: id, ...(entryId === null ? {} : { entryId }) }
    }
    case 'queue':
      return { name: 'queue' }
    case 'handoffs':
      return id === null ? { name: 'queue' } : { name: 'handoff', handoffId: id }
    case 'settings':
      return {
        name: second === 'people' || second === 'saved_notes' || second === 'shortcuts' ? second : 'settings',
      }
    case 'join':
    case 'setup':
      return { name: first, code: decoded(second) ?? '' }
    case 'notifications':
    case 'rejected':
    case 'sign-in':
      return { name: first }
    default:
      return home
  }
}

/** The path of a route; `parseRoute` of it gives the route back. */
export const linkTo = (route: Route): string => {
  switch (route.name) {
    case 'sessions':
    case 'parked':
    case 'team': {
      const { name, sessionId, entryId } = route
      return [`/${name}`, sessionId, entryId].filter((part) => part !== null && part !== undefined).join('/')
    }
    case 'handoff':
      return `/handoffs/${route.handoffId}`
    case 'people':
    case 'saved_notes':
    case 'shortcuts':
      return `/settings/${route.name}`
    case 'join':
    case 'setup':
      return route.code === '' ? `/${route.name}` : `/${route.name}/${encodeURIComponent(route.code)}`
    default:
      return `/${route.name}`
  }
}

const useRouteStore = create<{ path: string; route: Route }>(() => ({ path: '/', route: home }))

const read = (): void => {
  const path = globalThis.location?.hash.slice(1) ?? '/'
  useRouteStore.setState((now) => (now.path === path ? now : { path, route: parseRoute(path) }))
}

/** Follows the address of the window; call the result to stop. */
export const listenForRoutes = (): (() => void) => {
  read()
  window.addEventListener('hashchange', read)
  return () => window.removeEventListener('hashchange', read)
}

/** Where the window is; rendered again when that changes. */
export const useRoute = (): Route => useRouteStore((state) => state.route)

/** Goes to a path such as `/sessions/<id>`, at once. `replace` leaves no step in the history. */
export const go = (path: string, { replace = false }: { replace?: boolean } = {}): void => {
  const target = path.startsWith('/') ? path : `/${path}`
  if (replace) window.history.replaceState(null, '', `#${target}`)
  else if (window.location.hash !== `#${target}`) window.history.pushState(null, '', `#${target}`)
  read()
}
