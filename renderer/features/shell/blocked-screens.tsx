import { useState } from 'react'
import { useDesk, useDeskState, useSignedIn } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Button } from '../../ui/button.tsx'
import { FullPage } from './full-page.tsx'
import { counted, plural } from '../../../core/domain/plural.ts'

/** Two windows of one browser cannot both write to the same desk. */
export const ElsewhereScreen = () => {
  const desk = useDesk()
  const [taking, setTaking] = useState(false)
  return (
    <FullPage
      title="Baton is open in another window"
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
          Use it here
        </Button>
      }
    >
      One window at a time keeps your work in order. Nothing typed there is lost: it is on this device
      already.
    </FullPage>
  )
}

/** Someone ended this person's access. What they typed stays on the device, for the case that it was a mistake. */
export const DeactivatedScreen = () => {
  const left = useDeskState((state) => (state.phase === 'signed_out' ? state.left : null))
  const waiting = left?.reduce((sum, one) => sum + one.waiting, 0) ?? 0
  return (
    <FullPage
      title="Your access has ended"
      actions={<Button onClick={() => go('/sign-in')}>Sign in again</Button>}
    >
      An admin has ended your access to this workspace. If that is a mistake, ask them to reactivate you, then
      sign in again.
      {waiting > 0 &&
        ` ${counted(waiting, 'action that was', 'actions that were')} not sent yet ${plural(waiting, 'stays', 'stay')} on this device until then.`}
    </FullPage>
  )
}

/** An invitation was opened by someone who is in already. */
export const JoinWhileSignedInScreen = ({ code }: { code: string }) => {
  const desk = useDesk()
  const identity = useSignedIn((state) => state.identity)
  const waiting = useSignedIn((state) => state.waiting)
  return (
    <FullPage
      title={`You are signed in as ${identity.name}`}
      actions={
        <>
          <Button variant="primary" onClick={() => go('/sessions', { replace: true })}>
            Stay signed in
          </Button>
          <Button
            onClick={() => {
              void desk
                .signOut({ everywhere: false })
                .then(() => go(`/join/${encodeURIComponent(code)}`, { replace: true }))
            }}
          >
            Sign out and use the invitation
          </Button>
        </>
      }
    >
      This invitation is for someone new in a workspace; you are in {identity.accountName} already.
      {waiting > 0 && ` What waits on this device (${waiting}) is kept for ${identity.name}.`}
    </FullPage>
  )
}
