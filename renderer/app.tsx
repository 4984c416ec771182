import { useEffect, type ReactNode } from 'react'
import { useDeskState } from './data/hooks.ts'
import { useDesktop } from './desktop/desktop-context.tsx'
import { JoinScreen } from './features/auth/join-screen.tsx'
import { SetupScreen } from './features/auth/setup-screen.tsx'
import { SignInScreen } from './features/auth/sign-in-screen.tsx'
import { Badge } from './features/shell/badge.tsx'
import {
  DeactivatedScreen,
  ElsewhereScreen,
  JoinWhileSignedInScreen,
} from './features/shell/blocked-screens.tsx'
import { blocksEverything } from './features/shell/desk-problem.tsx'
import { StartingPage } from './features/shell/full-page.tsx'
import { Shell } from './features/shell/shell.tsx'
import { go, useRoute } from './state/route.ts'
import { Toasts } from './ui/toasts.tsx'

/** What the window shows: the way in, the desk, or why neither can be had. */
const Screen = () => {
  const phase = useDeskState((state) => state.phase)
  const problem = useDeskState((state) => state.problem)
  const route = useRoute()
  switch (phase) {
    case 'starting':
      return <StartingPage />
    case 'elsewhere':
      return <ElsewhereScreen />
    case 'setup':
    case 'signed_out':
      if (route.name === 'join') return <JoinScreen key={route.code} code={route.code} />
      if (route.name === 'setup' || (phase === 'setup' && route.name !== 'sign-in')) return <SetupScreen />
      return <SignInScreen />
    case 'ready':
      if (problem !== null && blocksEverything(problem.kind)) return <DeactivatedScreen />
      if (route.name === 'join') return <JoinWhileSignedInScreen code={route.code} />
      // Signed out by the server while at work: the desk stays open, and signing in again is a screen of its own.
      if (route.name === 'sign-in' && problem !== null) return <SignInScreen />
      return <Shell />
  }
}

/** Once in, the addresses of the ways in mean nothing; they lead to the sessions. */
const LeaveTheWaysIn = ({ children }: { children: ReactNode }) => {
  const ready = useDeskState((state) => state.phase === 'ready' && state.problem === null)
  const { name } = useRoute()
  useEffect(() => {
    if (ready && (name === 'sign-in' || name === 'setup')) go('/sessions', { replace: true })
  }, [ready, name])
  return children
}

/** The whole window. Links from toasts, the tray and `baton://` lead to their screens. */
export const App = () => {
  const { api } = useDesktop()
  const signedIn = useDeskState((state) => state.phase === 'ready')
  useEffect(() => api.onLink((link) => go(link)), [api])
  return (
    <LeaveTheWaysIn>
      <Badge signedIn={signedIn} />
      <Screen />
      <Toasts />
    </LeaveTheWaysIn>
  )
}
