import { FileText } from 'lucide-react'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { Ticket } from '../../ui/marks/ticket.tsx'
import { PostedText } from './posted-text.tsx'
import { writebackWords } from './writebacks.words.ts'

const words = writebackWords.text

/** A confirmed note and what is posted with it: word for word. */
export const TextDialog = ({
  writeUpId,
  ticket,
  onClose,
}: {
  writeUpId: string
  /** Its number; null without one. */
  ticket: string | null
  onClose: () => void
}) => (
  <Dialog
    title={ticket === null ? words.local : words.title}
    icon={FileText}
    subtitle={ticket === null ? undefined : <Ticket value={ticket} />}
    open
    wide="editor"
    onClose={onClose}
    footer={
      <Button hint="Esc" onClick={onClose} data-autofocus="">
        {words.close}
      </Button>
    }
  >
    <PostedText writeUpId={writeUpId} />
  </Dialog>
)
