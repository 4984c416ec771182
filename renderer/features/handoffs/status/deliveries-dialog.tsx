import { Button } from '../../../ui/buttons/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { DeliveryLines } from '../../policies/delivery-lines.tsx'
import { handoffStatusWords } from './handoff-status.words.ts'

const words = handoffStatusWords.deliveries

/** Who was told of an escalation on which channel, and what became of it. */
export const DeliveriesDialog = ({
  handoffId,
  open,
  onClose,
}: {
  handoffId: string
  open: boolean
  onClose: () => void
}) => (
  <Dialog
    title={words.title}
    open={open}
    onClose={onClose}
    footer={<Button onClick={onClose}>{words.close}</Button>}
  >
    {open && <DeliveryLines aboutId={handoffId} />}
  </Dialog>
)
