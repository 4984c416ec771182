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
import type { LucideIcon } from '../../ui/marks/icon.tsx'
import { linkTo, type Route, type SettingsScreen } from '../../state/route/route.ts'
import { placeWords } from './places.words.ts'

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

/** The sidebar place a route belongs to; null for what opens from elsewhere. A route that isn't named here doesn't compile. */
const placeOfRoute: Record<Route['name'], PlaceId | null> = {
  queue: 'queue',
  handoff: 'queue',
  sessions: 'sessions',
  parked: 'parked',
  team: 'team',
  notifications: 'notifications',
  duty: 'duty',
  shift: 'duty',
  analytics: 'analytics',
  writebacks: 'writebacks',
  settings: 'settings',
  people: 'settings',
  'saved-notes': 'settings',
  shortcuts: 'settings',
  connections: 'settings',
  channels: 'settings',
  policies: 'settings',
  ai: 'settings',
  diagnostics: 'settings',
  targets: 'settings',
  capture: null,
  rejected: null,
  ticket: null,
  'unknown-link': null,
  join: null,
  reset: null,
  'sign-in': null,
  setup: null,
}

export const placeOf = (route: Route): PlaceId | null => placeOfRoute[route.name]

/** What is called otherwise than the place it belongs to. */
const titles: Partial<Record<Route['name'], string>> & Record<SettingsScreen, string> = {
  people: placeWords.people,
  'saved-notes': placeWords.savedNotes,
  shortcuts: placeWords.shortcuts,
  connections: placeWords.connections,
  policies: placeWords.policies,
  channels: placeWords.channels,
  ai: placeWords.ai,
  diagnostics: placeWords.diagnostics,
  targets: placeWords.targets,
  settings: placeWords.settings,
  shift: placeWords.shift,
  ticket: placeWords.ticket,
  rejected: placeWords.rejected,
  'unknown-link': placeWords.unknownLink,
}

/** The name of the current place in the top bar. */
export const placeTitle = (route: Route): string =>
  titles[route.name] ?? places.find(({ id }) => id === placeOf(route))?.label ?? ''

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
