import { FileText } from 'lucide-react'
import type { Writeback } from '../../../core/domain/writeback.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Ticket } from '../../ui/ticket.tsx'
import { PostedText } from './posted-text.tsx'
import { writebackWords } from './writebacks.words.ts'

const words = writebackWords.text

/** What was, or will be, posted to a ticket: word for word. */
export const TextDialog = ({ writeback, onClose }: { writeback: Writeback; onClose: () => void }) => (
  <Dialog
    title={words.title}
    icon={FileText}
    subtitle={<Ticket value={writeback.ticketNumber} />}
    open
    wide="editor"
    onClose={onClose}
    footer={
      <Button hint="Esc" onClick={onClose} data-autofocus="">
        {words.close}
      </Button>
    }
  >
    <PostedText writeback={writeback} />
  </Dialog>
)
