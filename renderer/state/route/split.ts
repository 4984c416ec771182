import { create } from 'zustand'
import { go, linkTo, onRoute, useRoute, type Route } from './route.ts'
import type { Half } from './half.ts'
import type { SessionScope } from './session-screen.ts'

/** The narrowest window in which two sessions fit side by side, in pixels; the style sheet has it as well. */
export const splitFrom = 1024

type SplitState = {
  /** The half that keys and the list act on. */
  active: Half
  /** The first half's share of the width, in percent. */
  share: number
  /** The session that was open before the current one. */
  previousId: string | null
}

/** How two sessions are shown side by side. Which ones is in the address. */
export const useSplit = create<SplitState>(() => ({ active: 'first', share: 50, previousId: null }))

export const setActiveHalf = (active: Half): void => {
  if (useSplit.getState().active !== active) useSplit.setState({ active })
}
export const setShare = (share: number): void =>
  useSplit.setState({ share: Math.min(70, Math.max(30, Math.round(share))) })

type SessionsRoute = Extract<Route, { sessionId: string | null }>
const isSessions = (route: Route): route is SessionsRoute => 'sessionId' in route
const routeNames = { mine: 'sessions', parked: 'parked', team: 'team' } as const

let openedId: string | null = null
// However a session was opened: from a list, a link, the palette, or by starting it.
onRoute((route) => {
  const sessionId = isSessions(route) ? route.sessionId : null
  if (sessionId === null || sessionId === openedId) return
  if (openedId !== null) useSplit.setState({ previousId: openedId })
  openedId = sessionId
})

/** Leads back to no session that was open before. */
export const forgetPrevious = (): void => {
  openedId = null
  useSplit.setState({ active: 'first', previousId: null })
}

/** Opens a session: in the active half if there are two. */
export const openSession = (route: Route, scope: SessionScope, sessionId: string): void => {
  const name = routeNames[scope]
  const shown = isSessions(route) && route.name === name ? route : null
  if (shown === null || shown.sessionId === null || shown.besideId === undefined) {
    return go(linkTo({ name, sessionId }))
  }
  if (sessionId === shown.sessionId) return setActiveHalf('first')
  if (sessionId === shown.besideId) return setActiveHalf('second')
  return useSplit.getState().active === 'first'
    ? go(linkTo({ ...shown, sessionId }))
    : go(linkTo({ ...shown, besideId: sessionId }))
}

/** Shows a session beside the open one; false if the window is too narrow or no other session is open. */
export const openBeside = (route: Route, sessionId: string): boolean => {
  if (globalThis.innerWidth < splitFrom || !isSessions(route)) return false
  if (route.sessionId === null || route.sessionId === sessionId) return false
  const { entryId: _, ...shown } = route
  go(linkTo({ ...shown, besideId: sessionId }))
  setActiveHalf('second')
  return true
}

/** Leaves one of two sessions open. */
export const closeHalf = (route: Route, half: Half): void => {
  if (!isSessions(route) || route.besideId === undefined) return
  const { name, sessionId, besideId } = route
  setActiveHalf('first')
  go(linkTo({ name, sessionId: half === 'first' ? besideId : sessionId }))
}

/** The session beside the open one; null if there is none. */
export const useBesideId = (): string | null => {
  const route = useRoute()
  return isSessions(route) ? (route.besideId ?? null) : null
}
