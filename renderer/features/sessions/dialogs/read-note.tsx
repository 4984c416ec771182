import { ClipboardCheck } from 'lucide-react'
import { Banner } from '../../../ui/screen/banner.tsx'
import { Button } from '../../../ui/buttons/button.tsx'
import { fieldsAsRead, offeredTicket, withoutReading, type ReadableForm } from './pasted-ticket.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

const words = sessionDialogWords.read

/** Says what was read from a pasted ticket, with a way back; or offers a ticket number that stands in the text. */
export const ReadNote = ({
  form,
  change,
}: {
  form: ReadableForm & { text: string }
  change: (part: Partial<ReadableForm>) => void
}) => {
  const fields = fieldsAsRead(form)
  const offered = offeredTicket(form)
  if (form.read !== '' && fields.length > 0) {
    return (
      <Banner
        tone="accent"
        icon={ClipboardCheck}
        actions={
          <Button size="sm" onClick={() => change(withoutReading(form))}>
            {words.undo}
          </Button>
        }
      >
        {words.check}
      </Banner>
    )
  }
  if (offered === null) return null
  return (
    <p className="form-line">
      <span>{words.offer(offered)}</span>{' '}
      <button type="button" className="link-button" onClick={() => change({ ticket: offered })}>
        {words.takeTicket}
      </button>
    </p>
  )
}
