import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { signOutWords as words } from './settings.words.ts'

/** Asks before signing out, and says what is not sent yet. */
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
      title={everywhere ? words.everywhereTitle : words.hereTitle}
      icon={LogOut}
      open={open}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button hint="Esc" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" type="submit" aria-disabled={busy} data-autofocus="">
            {everywhere ? words.everywhere : words.here}
          </Button>
        </>
      }
    >
      <p>{everywhere ? words.everywhereLead : words.hereLead}</p>
      {waiting + images + rejected > 0 ? (
        <Banner tone="amber" icon={LogOut}>
          <b className="text-strong">{words.left(waiting, images, rejected)}</b>{' '}
          {waiting + images > 0 ? words.staysUnsent : words.staysRejected}
        </Banner>
      ) : (
        <p className="text-muted">{words.allSent}</p>
      )}
      {error !== null && (
        <Banner tone="red" icon={LogOut}>
          {error}
        </Banner>
      )}
    </Dialog>
  )
}
