import './shell.css'
import { Suspense, useEffect, useRef } from 'react'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { isOwnWindow } from '../../state/route/own-window.ts'
import { useRoute } from '../../state/route/route.ts'
import { isStacked } from '../../state/looks/stacked.ts'
import { ToastsPlace } from '../../ui/overlay/toasts.tsx'
import { ClaimWanted } from './claim-wanted.tsx'
import { CaptureCommand } from '../capture/capture-command.tsx'
import { RememberSession } from '../capture/current-session.ts'
import { Arrivals } from '../notifications/arrivals.tsx'
import { NotifyAsk } from '../notifications/notify-ask.tsx'
import { SettingsCommands } from '../settings/settings-commands.tsx'
import { Palette } from '../palette/palette.tsx'
import { useAttendance } from '../presence/use-attendance.ts'
import { RejectionMessages } from '../rejected/rejection-messages.tsx'
import { SessionDialogs } from '../sessions/dialogs/session-dialogs.tsx'
import { ShortcutsOverlay } from '../shortcuts/shortcuts-overlay.tsx'
import { DeskLost, DeskProblem } from './desk-problem.tsx'
import { useLeaveWarning } from './leave-warning.ts'
import { LiveRegion } from './live-region.tsx'
import { listBehind, placeOf } from '../places/places.ts'
import { shellWords } from './shell.words.ts'
import { MenuCommands } from './menu-commands.tsx'
import { ScreenGuard } from './screen-guard.tsx'
import { loadScreens, screenOf } from './screens.tsx'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TrayMenu } from './tray-menu.tsx'
import { TopBar } from './top-bar.tsx'
import { UndoKey } from './undo-key.tsx'

/** Where list and detail take turns, going back leads to the list with the keys as well. */
const useFocusOnReturn = (open: boolean) => {
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open && isStacked())
      document.querySelector<HTMLElement>('#main [role=listbox]')?.focus({ preventScroll: true })
    wasOpen.current = open
  }, [open])
}

/** How long a window has to itself before the other screens are read. Milliseconds. */
const settleMs = 2000

/** Reads the other screens once the first is shown. */
const useOtherScreens = () => {
  useEffect(() => {
    const timer = setTimeout(() => {
      loadScreens().catch((error: unknown) => console.warn('Some screens could not be read yet.', error))
    }, settleMs)
    return () => clearTimeout(timer)
  }, [])
}

/** The window for someone who is signed in. */
export const Shell = () => {
  const route = useRoute()
  useAttendance()
  const accountName = useSignedIn((state) => state.identity.accountName)
  useLeaveWarning()
  useOtherScreens()
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
        data-focus-home=":is([role=listbox], [data-focus-page])"
        data-focus-fallback=""
      >
        <ScreenGuard key={placeOf(route) ?? route.name}>
          {/* From the device, in less time than a word about it would be read. */}
          <Suspense fallback={null}>{screenOf(route)}</Suspense>
        </ScreenGuard>
        <ToastsPlace />
      </main>
      <StatusBar />
      <SessionDialogs />
      <Palette />
      <ShortcutsOverlay />
      <LiveRegion />
      {/* Shown once, in the main window. */}
      {!isOwnWindow() && <Arrivals />}
      {!isOwnWindow() && <TrayMenu />}
      {!isOwnWindow() && <MenuCommands />}
      {!isOwnWindow() && <ClaimWanted />}
      <RejectionMessages />
      <UndoKey />
      <CaptureCommand />
      <SettingsCommands />
      <RememberSession />
    </div>
  )
}
