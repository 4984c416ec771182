import {
  Bell,
  CalendarClock,
  ChartColumn,
  FilePen,
  Inbox,
  MessageSquareText,
  Pause,
  Users,
} from 'lucide-react'
import type { LucideIcon } from '../../ui/icon.tsx'
import { linkTo, type Route } from '../../state/route.ts'
import { placeWords } from './shell.words.ts'

/** The places in the sidebar, in order. */
export const places = [
  { id: 'queue', label: placeWords.queue, path: '/queue', keys: 'g q', icon: Inbox },
  { id: 'sessions', label: placeWords.sessions, path: '/sessions', keys: 'g s', icon: MessageSquareText },
  { id: 'parked', label: placeWords.parked, path: '/parked', keys: 'g p', icon: Pause },
  { id: 'team', label: placeWords.team, path: '/team', keys: 'g t', icon: Users },
  { id: 'duty', label: placeWords.duty, path: '/duty', keys: 'g d', icon: CalendarClock },
  { id: 'writebacks', label: placeWords.writebacks, path: '/writebacks', keys: 'g w', icon: FilePen },
  { id: 'analytics', label: placeWords.analytics, path: '/analytics', keys: 'g a', icon: ChartColumn },
  { id: 'notifications', label: placeWords.notifications, path: '/notifications', keys: 'g n', icon: Bell },
] as const satisfies readonly { id: string; label: string; path: string; keys: string; icon: LucideIcon }[]

export type PlaceId = (typeof places)[number]['id'] | 'settings'

/** The sidebar place a route belongs to; null for the rejected list, which opens from the status bar. */
export const placeOf = (route: Route): PlaceId | null => {
  switch (route.name) {
    case 'queue':
    case 'handoff':
      return 'queue'
    case 'sessions':
    case 'parked':
    case 'team':
    case 'notifications':
    case 'duty':
    case 'analytics':
    case 'writebacks':
      return route.name
    case 'shift':
      return 'duty'
    case 'settings':
    case 'people':
    case 'saved-notes':
    case 'shortcuts':
    case 'connections':
    case 'channels':
    case 'policies':
      return 'settings'
    default:
      return null
  }
}

/** The name of the current place in the top bar. */
export const placeTitle = (route: Route): string => {
  const place = placeOf(route)
  if (route.name === 'people') return placeWords.people
  if (route.name === 'saved-notes') return placeWords.savedNotes
  if (route.name === 'shortcuts') return placeWords.shortcuts
  if (route.name === 'connections') return placeWords.connections
  if (route.name === 'policies') return placeWords.policies
  if (route.name === 'channels') return placeWords.channels
  if (place === 'settings') return placeWords.settings
  if (route.name === 'shift') return placeWords.shift
  if (route.name === 'ticket') return placeWords.ticket
  if (route.name === 'unknown-link') return placeWords.unknownLink
  return places.find(({ id }) => id === place)?.label ?? placeWords.rejected
}

/** The address of the list that a detail was opened from; null where no detail is open. */
export const listBehind = (route: Route): string | null => {
  switch (route.name) {
    case 'handoff':
      return linkTo({ name: 'queue' })
    case 'shift':
      return linkTo({ name: 'duty' })
    case 'writebacks':
      return route.writebackId === null ? null : linkTo({ name: 'writebacks', writebackId: null })
    case 'sessions':
    case 'parked':
    case 'team':
      return route.sessionId === null ? null : linkTo({ name: route.name, sessionId: null })
    default:
      return null
  }
}
