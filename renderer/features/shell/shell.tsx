import './shell.css'
import { useEffect, useRef, type ReactNode } from 'react'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { isOwnWindow } from '../../state/own-window.ts'
import { useRoute, type Route } from '../../state/route.ts'
import { isStacked } from '../../state/stacked.ts'
import { ToastsPlace } from '../../ui/toasts.tsx'
import { SavedNotesScreen } from '../saved-notes/saved-notes-screen.tsx'
import { Arrivals } from '../notifications/arrivals.tsx'
import { NotifyAsk } from '../notifications/notify-ask.tsx'
import { NotificationsScreen } from '../notifications/notifications-screen.tsx'
import { Palette } from '../palette/palette.tsx'
import { useAttendance } from '../presence/use-attendance.ts'
import { QueueScreen } from '../queue/queue-screen.tsx'
import { RejectionMessages } from '../rejected/rejection-messages.tsx'
import { RejectedScreen } from '../rejected/rejected-screen.tsx'
import { SessionDialogs } from '../sessions/dialogs/session-dialogs.tsx'
import { SessionsScreen } from '../sessions/sessions-screen.tsx'
import { PeopleScreen } from '../settings/people-screen.tsx'
import { SettingsScreen } from '../settings/settings-screen.tsx'
import { ShortcutsOverlay } from '../shortcuts/shortcuts-overlay.tsx'
import { ShortcutsScreen } from '../shortcuts/shortcuts-screen.tsx'
import { DeskLost, DeskProblem } from './desk-problem.tsx'
import { useLeaveWarning } from './leave-warning.ts'
import { LiveRegion } from './live-region.tsx'
import { listBehind, placeOf } from './places.ts'
import { shellWords } from './shell.words.ts'
import { ScreenGuard } from './screen-guard.tsx'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { TicketScreen, UnknownLinkScreen } from '../ticket/ticket-screen.tsx'
import { ConnectionsScreen } from '../connections/connections-screen.tsx'
import { WritebacksScreen } from '../writebacks/writebacks-screen.tsx'
import { UndoKey } from './undo-key.tsx'

const screenOf = (route: Route): ReactNode => {
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

/** Where list and detail take turns, going back leads to the list with the keys as well. */
const useFocusOnReturn = (open: boolean) => {
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open && isStacked())
      document.querySelector<HTMLElement>('#main [role=listbox]')?.focus({ preventScroll: true })
    wasOpen.current = open
  }, [open])
}

/** The window for someone who is signed in. */
export const Shell = () => {
  const route = useRoute()
  useAttendance()
  const accountName = useSignedIn((state) => state.identity.accountName)
  useLeaveWarning()
  const open = listBehind(route) !== null
  useFocusOnReturn(open)
  // Next to the main window, a session needs nothing around it; anything else is a full window like any other.
  const isAlone = isOwnWindow() && 'sessionId' in route && route.sessionId !== null
  return (
    <div className={isAlone ? 'shell shell-alone' : 'shell'}>
      <a
        className="shell-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.querySelector<HTMLElement>('#main :is([role=listbox], a, button, input)')?.focus()
        }}
      >
        {shellWords.skip}
      </a>
      {!isAlone && <TopBar />}
      <div className="shell-banners">
        <DeskProblem />
        <DeskLost />
        <NotifyAsk />
      </div>
      {!isAlone && <Sidebar />}
      <main
        id="main"
        className={open ? 'shell-main shell-main-open' : 'shell-main'}
        aria-label={accountName}
        data-focus-home="[role=listbox]"
        data-focus-fallback=""
      >
        <ScreenGuard key={placeOf(route) ?? route.name}>{screenOf(route)}</ScreenGuard>
        <ToastsPlace />
      </main>
      <StatusBar />
      <SessionDialogs />
      <Palette />
      <ShortcutsOverlay />
      <LiveRegion />
      {/* Shown once, in the main window. */}
      {!isOwnWindow() && <Arrivals />}
      <RejectionMessages />
      <UndoKey />
    </div>
  )
}
