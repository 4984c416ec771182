import { LogOut } from 'lucide-react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Submitted } from '../forms/form-problem.ts'
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
  const files = useSignedIn((state) => state.filesWaiting)
  const rejected = useSignedIn((state) => state.rejected.length)
  const submit = async (): Promise<Submitted> => {
    const result = await desk.signOut({ everywhere })
    return result.ok ? 'done' : result.problem
  }
  return (
    <FormDialog
      title={everywhere ? words.everywhereTitle : words.hereTitle}
      icon={LogOut}
      open={open}
      submit={submit}
      submitLabel={everywhere ? words.everywhere : words.here}
      submitKeys={null}
      focus="submit"
      onClose={onClose}
    >
      <p>{everywhere ? words.everywhereLead : words.hereLead}</p>
      {waiting + files + rejected > 0 ? (
        <Banner tone="amber" icon={LogOut}>
          <b className="text-strong">{words.left(waiting, files, rejected)}</b>{' '}
          {waiting + files > 0 ? words.staysUnsent : words.staysRejected}
        </Banner>
      ) : (
        <p className="text-muted">{words.allSent}</p>
      )}
    </FormDialog>
  )
}
