import type { ReactNode } from 'react'
import { useState } from 'react'
import { useDesk, useDeskState, useSignedIn } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { FullPage } from './full-page.tsx'
import { blockedWords as words } from './shell.words.ts'

/** Two windows of one browser can't both write to the same desk. */
export const ElsewhereScreen = () => {
  const desk = useDesk()
  const [taking, setTaking] = useState(false)
  return (
    <FullPage
      title={words.elsewhereTitle}
      actions={
        <Button
          variant="primary"
          autoFocus
          aria-disabled={taking}
          onClick={() => {
            setTaking(true)
            void desk.takeOver().finally(() => setTaking(false))
          }}
        >
          {words.takeOver}
        </Button>
      }
    >
      {words.elsewhere}
    </FullPage>
  )
}

/** An admin ended this person's access. What they typed stays on the device, in case that was a mistake. */
export const DeactivatedScreen = () => {
  const left = useDeskState((state) => (state.phase === 'signed_out' ? state.left : null))
  const waiting = left?.reduce((sum, one) => sum + one.waiting, 0) ?? 0
  return (
    <FullPage
      title={words.deactivatedTitle}
      actions={<Button onClick={() => go('/sign-in')}>{words.signInAgain}</Button>}
    >
      {words.deactivated(waiting)}
    </FullPage>
  )
}

/** Someone who is already signed in opened a link for people who aren't: stay, or sign out and follow it. */
const AlreadySignedIn = ({ path, leave, children }: { path: string; leave: string; children: ReactNode }) => {
  const desk = useDesk()
  const identity = useSignedIn((state) => state.identity)
  return (
    <FullPage
      title={words.signedInAs(identity.name)}
      actions={
        <>
          <Button variant="primary" onClick={() => go('/sessions', { replace: true })}>
            {words.staySignedIn}
          </Button>
          <Button
            onClick={() => {
              void desk.signOut({ everywhere: false }).then(() => go(path, { replace: true }))
            }}
          >
            {leave}
          </Button>
        </>
      }
    >
      {children}
    </FullPage>
  )
}

/** Someone who is already signed in opened an invitation. */
export const JoinWhileSignedInScreen = ({ code }: { code: string }) => {
  const identity = useSignedIn((state) => state.identity)
  const waiting = useSignedIn((state) => state.waiting)
  return (
    <AlreadySignedIn path={`/join/${encodeURIComponent(code)}`} leave={words.signOutAndJoin}>
      {words.alreadyIn(identity.accountName, identity.name, waiting)}
    </AlreadySignedIn>
  )
}

/** Someone who is already signed in opened a link for a new password, which may be another person's. */
export const ResetWhileSignedInScreen = ({ code }: { code: string }) => (
  <AlreadySignedIn path={`/reset/${encodeURIComponent(code)}`} leave={words.signOutAndReset}>
    {words.resetWhileIn}
  </AlreadySignedIn>
)
