import { lazy, type ComponentType, type ReactNode } from 'react'
import type { Route } from '../../state/route/route.ts'
import { NotificationsScreen } from '../notifications/notifications-screen.tsx'
import { QueueScreen } from '../queue/queue-screen.tsx'
import { SessionsScreen } from '../sessions/sessions-screen.tsx'

const loaders: (() => Promise<unknown>)[] = []

/** A screen in a file of its own, which isn't read to show the first list. */
const later = <P extends object>(load: () => Promise<ComponentType<P>>) => {
  loaders.push(load)
  return lazy(async () => ({ default: await load() }))
}

/**
 * Reads the screens that have not been shown yet, so that they open at once, and open at all in a window that is
 * older than the files that the server has by then. Rejects with what could not be read.
 */
export const loadScreens = async (): Promise<unknown> => Promise.all(loaders.map(async (load) => load()))

const DiagnosticsScreen = later(
  async () => (await import('../diagnostics/diagnostics-screen.tsx')).DiagnosticsScreen,
)
const AiScreen = later(async () => (await import('../ai/ai-screen.tsx')).AiScreen)
const ChannelsScreen = later(async () => (await import('../channels/channels-screen.tsx')).ChannelsScreen)
const ConnectionsScreen = later(
  async () => (await import('../connections/connections-screen.tsx')).ConnectionsScreen,
)
const AnalyticsScreen = later(async () => (await import('../analytics/analytics-screen.tsx')).AnalyticsScreen)
const DutyScreen = later(async () => (await import('../duty/duty-screen.tsx')).DutyScreen)
const PoliciesScreen = later(async () => (await import('../policies/policies-screen.tsx')).PoliciesScreen)
const TargetsScreen = later(async () => (await import('../targets/targets-screen.tsx')).TargetsScreen)
const PeopleScreen = later(async () => (await import('../settings/people-screen.tsx')).PeopleScreen)
const RejectedScreen = later(async () => (await import('../rejected/rejected-screen.tsx')).RejectedScreen)
const SavedNotesScreen = later(
  async () => (await import('../saved-notes/saved-notes-screen.tsx')).SavedNotesScreen,
)
const SettingsScreen = later(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen)
const ShiftScreen = later(async () => (await import('../shift/shift-screen.tsx')).ShiftScreen)
const ShortcutsScreen = later(async () => (await import('../shortcuts/shortcuts-screen.tsx')).ShortcutsScreen)
const TicketScreen = later(async () => (await import('../ticket/ticket-screen.tsx')).TicketScreen)
const UnknownLinkScreen = later(async () => (await import('../ticket/ticket-screen.tsx')).UnknownLinkScreen)
const WritebacksScreen = later(
  async () => (await import('../writebacks/writebacks-screen.tsx')).WritebacksScreen,
)

/** What the main area shows; null while a page without the shell does. */
export const screenOf = (route: Route): ReactNode => {
  switch (route.name) {
    case 'queue':
      return <QueueScreen handoffId={null} />
    case 'handoff':
      return <QueueScreen handoffId={route.handoffId} />
    case 'sessions':
      return (
        <SessionsScreen
          scope="mine"
          sessionId={route.sessionId}
          entryId={route.entryId ?? null}
          besideId={route.besideId ?? null}
        />
      )
    case 'parked':
    case 'team':
      return (
        <SessionsScreen
          scope={route.name}
          sessionId={route.sessionId}
          entryId={route.entryId ?? null}
          besideId={route.besideId ?? null}
        />
      )
    case 'ticket':
      return <TicketScreen key={route.ticket} ticket={route.ticket} />
    case 'unknown-link':
      return <UnknownLinkScreen />
    case 'writebacks':
      return <WritebacksScreen writebackId={route.writebackId} />
    case 'channels':
      return <ChannelsScreen />
    case 'policies':
      return <PoliciesScreen />
    case 'targets':
      return <TargetsScreen />
    case 'ai':
      return <AiScreen />
    case 'diagnostics':
      return <DiagnosticsScreen />
    case 'duty':
      return <DutyScreen />
    case 'analytics':
      return <AnalyticsScreen />
    case 'shift':
      return <ShiftScreen key={route.handoverId} handoverId={route.handoverId} />
    case 'connections':
      return <ConnectionsScreen />
    case 'notifications':
      return <NotificationsScreen />
    case 'settings':
      return <SettingsScreen />
    case 'saved-notes':
      return <SavedNotesScreen />
    case 'shortcuts':
      return <ShortcutsScreen />
    case 'people':
      return <PeopleScreen />
    case 'rejected':
      return <RejectedScreen />
    default:
      // The sign-in screens replace the shell.
      return null
  }
}
