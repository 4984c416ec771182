import { KeyRound, Trash2 } from 'lucide-react'
import type { Destination } from '../../../core/protocol/notify-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { CopyRow } from '../settings/copy-row.tsx'
import { destinationWords as words } from './channels.words.ts'

/** The secret that a receiver checks webhooks by, which is shown once. */
export const SecretDialog = ({
  secret,
  rotated,
  onClose,
}: {
  secret: string
  rotated: boolean
  onClose: () => void
}) => (
  <Dialog
    title={words.secretTitle}
    icon={KeyRound}
    open
    onClose={onClose}
    footer={
      <Button variant="primary" onClick={onClose}>
        {words.close}
      </Button>
    }
  >
    <p>{words.secretBody}</p>
    <CopyRow label={words.secret} value={secret} first />
    {rotated && <p className="text-muted">{words.rotated}</p>}
  </Dialog>
)

export const RemoveDestination = ({
  destination: { id, name },
  onClose,
}: {
  destination: Destination
  onClose: () => void
}) => {
  const desk = useDesk()
  return (
    <FormDialog
      title={words.removeTitle(name)}
      icon={Trash2}
      danger
      focus="cancel"
      submitLabel={words.remove}
      submitKeys={null}
      submit={async () => {
        const removed = await desk.askServer('destinations:remove', { id })
        if (!removed.ok) return removed.problem
        toast(words.removed(name))
        return 'done'
      }}
      onClose={onClose}
    >
      <p dir="auto">{words.removeBody(name)}</p>
    </FormDialog>
  )
}
