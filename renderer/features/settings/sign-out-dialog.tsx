import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { counted } from '../../../core/domain/plural.ts'

/** Asks before signing out, and says what waits on this device. */
export const SignOutDialog = ({
  everywhere,
  open,
  onClose,
}: {
  everywhere: boolean
  open: boolean
  onClose: () => void
}) => {
  const desk = useDesk()
  const waiting = useSignedIn((state) => state.waiting)
  const images = useSignedIn((state) => state.imagesWaiting)
  const rejected = useSignedIn((state) => state.rejected.length)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy) return
    setBusy(true)
    const result = await desk.signOut({ everywhere })
    setBusy(false)
    if (result.ok) onClose()
    else setError(result.problem.message)
  }
  return (
    <Dialog
      title={everywhere ? 'Sign out everywhere?' : 'Sign out?'}
      icon={LogOut}
      open={open}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" aria-disabled={busy} data-autofocus="">
            {everywhere ? 'Sign out everywhere' : 'Sign out'}
          </Button>
        </>
      }
    >
      <p>
        {everywhere
          ? 'Every desk and browser where you are signed in is signed out at once, this one included. Use it when a device was lost.'
          : 'You are signed out on this device alone.'}
      </p>
      {waiting + images + rejected > 0 ? (
        <Banner tone="amber" icon={LogOut}>
          <b className="text-strong">
            {[
              waiting > 0 ? `${counted(waiting, 'action waits', 'actions wait')} to be sent` : '',
              images > 0 ? `${counted(images, 'image waits', 'images wait')} to be sent` : '',
              rejected > 0
                ? `${counted(rejected, 'rejected one is', 'rejected ones are')} not looked at`
                : '',
            ]
              .filter((part) => part !== '')
              .join(', ')}
            .
          </b>{' '}
          {waiting + images > 0
            ? 'What waits stays on this device and goes out when you sign in here again; until then no one else sees it.'
            : 'They stay on this device until you sign in here again.'}
        </Banner>
      ) : (
        <p className="text-muted">Nothing waits on this device: everything has been sent.</p>
      )}
      {error !== null && (
        <Banner tone="red" icon={LogOut}>
          {error}
        </Banner>
      )}
    </Dialog>
  )
}
