import { Bell, Inbox, MessageSquareText, Pause, Users } from 'lucide-react'
import type { LucideIcon } from '../../ui/icon.tsx'
import type { Route } from '../../state/route.ts'

/** The places of the sidebar, in its order. */
export const places = [
  { id: 'queue', label: 'Queue', path: '/queue', keys: 'g q', icon: Inbox },
  { id: 'sessions', label: 'My sessions', path: '/sessions', keys: 'g s', icon: MessageSquareText },
  { id: 'parked', label: 'Parked', path: '/parked', keys: 'g p', icon: Pause },
  { id: 'team', label: 'Team', path: '/team', keys: 'g t', icon: Users },
  { id: 'notifications', label: 'Notifications', path: '/notifications', keys: 'g n', icon: Bell },
] as const satisfies readonly { id: string; label: string; path: string; keys: string; icon: LucideIcon }[]

export type PlaceId = (typeof places)[number]['id'] | 'settings'

/** The place of the sidebar that a route belongs to; null for the rejected list, which the status bar opens. */
export const placeOf = (route: Route): PlaceId | null => {
  switch (route.name) {
    case 'queue':
    case 'handoff':
      return 'queue'
    case 'sessions':
    case 'parked':
    case 'team':
    case 'notifications':
      return route.name
    case 'settings':
    case 'people':
    case 'saved_notes':
    case 'shortcuts':
      return 'settings'
    default:
      return null
  }
}

/** What the top bar calls the place where one is. */
export const placeTitle = (route: Route): string => {
  const place = placeOf(route)
  if (route.name === 'people') return 'People'
  if (route.name === 'saved_notes') return 'Saved notes'
  if (route.name === 'shortcuts') return 'Shortcuts'
  if (place === 'settings') return 'Settings'
  return places.find(({ id }) => id === place)?.label ?? 'Rejected'
}
