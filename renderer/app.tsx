import { useEffect } from 'react'
import { storeDrafts } from './data/react/open-drafts.ts'
import { useDeskState } from './data/react/use-desk.ts'
import { useDesktop } from './desktop/desktop-context.tsx'
import { CaptureScreen } from './features/capture/capture-screen.tsx'
import { CaptureSignedOut } from './features/capture/capture-signed-out.tsx'
import { JoinScreen } from './features/auth/join-screen.tsx'
import { ProxyDialog } from './features/auth/proxy-dialog.tsx'
import { ResetScreen } from './features/auth/reset-screen.tsx'
import { SetupScreen } from './features/auth/setup-screen.tsx'
import { SignInScreen } from './features/auth/sign-in-screen.tsx'
import { Badge } from './features/shell/badge.tsx'
import {
  DeactivatedScreen,
  ElsewhereScreen,
  JoinWhileSignedInScreen,
  ResetWhileSignedInScreen,
} from './features/shell/blocked-screens.tsx'
import { StartingPage } from './features/shell/full-page.tsx'
import { Shell } from './features/shell/shell.tsx'
import { isOwnWindow } from './state/route/own-window.ts'
import { go, useRoute } from './state/route/route.ts'
import { claimIn, useWantedClaim } from './state/route/wanted-claim.ts'
import { Toasts } from './ui/overlay/toasts.tsx'

/** What the window shows: a sign-in screen, the desk, or why neither is possible. */
const Screen = () => {
  const phase = useDeskState((state) => state.phase)
  const ended = useDeskState((state) => state.phase === 'signed_out' && state.problem?.kind === 'deactivated')
  const route = useRoute()
  switch (phase) {
    case 'starting':
      return <StartingPage />
    case 'elsewhere':
      return <ElsewhereScreen />
    case 'setup':
    case 'signed_out':
      if (route.name === 'capture' && isOwnWindow()) return <CaptureSignedOut />
      if (route.name === 'join') return <JoinScreen key={route.code} code={route.code} />
      if (route.name === 'reset') return <ResetScreen key={route.code} code={route.code} />
      if (route.name === 'sign-in') return <SignInScreen />
      if (phase === 'setup' || route.name === 'setup') {
        const code = route.name === 'setup' ? route.code : ''
        return <SetupScreen key={code} code={code} needsCode={phase === 'setup'} />
      }
      return ended ? <DeactivatedScreen /> : <SignInScreen />
    case 'ready':
      if (route.name === 'capture') return <CaptureScreen kind={route.kind} />
      if (route.name === 'reset') return <ResetWhileSignedInScreen code={route.code} />
      return route.name === 'join' ? <JoinWhileSignedInScreen code={route.code} /> : <Shell />
  }
}

/** Once signed in, the sign-in addresses lead to the sessions. */
const LeaveTheWaysIn = ({ signedIn }: { signedIn: boolean }) => {
  const { name } = useRoute()
  useEffect(() => {
    if (signedIn && (name === 'sign-in' || name === 'setup')) go('/sessions', { replace: true })
  }, [signedIn, name])
  return null
}

/** Opens what a link of the desktop app leads to, and claims it if that is what was chosen. */
const follow = (link: string): void => {
  const claim = claimIn(link)
  if (claim === null) return go(link)
  useWantedClaim.setState({ claim })
  return go(`/handoffs/${claim.handoffId}`)
}

/** The whole window. Links from toasts, the tray and `baton://` open their screens. */
export const App = () => {
  const { api } = useDesktop()
  const signedIn = useDeskState((state) => state.phase === 'ready')
  // Links belong to the main window; in Electron, whoever asks first gets them.
  useEffect(() => (isOwnWindow() ? undefined : api.onLink(follow)), [api])
  useEffect(() => api.onStore(storeDrafts), [api])
  return (
    <>
      <LeaveTheWaysIn signedIn={signedIn} />
      {!isOwnWindow() && <Badge signedIn={signedIn} />}
      <Screen />
      {!isOwnWindow() && api.proxy !== null && <ProxyDialog api={api.proxy} />}
      <Toasts />
    </>
  )
}
