import { MessageSquarePlus } from 'lucide-react'
import { useDesk } from '../../../data/react/use-desk.ts'
import { go } from '../../../state/route.ts'
import { toast } from '../../../state/toasts.ts'
import { holdTyping, typedAhead } from '../../../state/typed-ahead.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { FormFiles, useFormFiles } from '../../forms/form-files.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { sizeProblem } from '../../forms/text-size.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SimilarToText } from '../../similar/similar-sessions.tsx'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { emptyStartForm, startFrom, ticketProblem } from './start-form.ts'
import { TicketAndCategory } from './ticket-and-category.tsx'

const words = sessionDialogWords.start

/** Starts a session from what you write or paste. It's there at once, with or without a network. */
export const NewSessionDialog = ({ onClose }: { onClose: () => void }) => {
  const desk = useDesk()
  const draft = useDraftForm('new-session', emptyStartForm)
  const { form, change, clear } = draft
  const files = useFormFiles('new-session')

  const start = async (): Promise<Submitted> => {
    const text = form.text.trim()
    const wrong = text === '' ? words.textMissing : sizeProblem(text)
    if (wrong !== null) return { field: 'text', message: wrong }
    if (ticketProblem(form.ticket) !== null) return 'stay'
    const { paste, ...fields } = startFrom(form)
    const sessionId = desk.newId()
    holdTyping(sessionId)
    const result = await desk.act('session.start', { sessionId, ...fields })
    const kept = result.ok ? await files.addTo(sessionId, paste) : result
    if (!result.ok) {
      change({ text: form.text + (typedAhead(sessionId) ?? '') })
      return result.problem
    }
    go(`/sessions/${sessionId}`)
    // The session is there; a paste that couldn't be stored stays in this draft, to be sent another way.
    if (kept.ok) clear()
    else toast(kept.problem.message, { tone: 'red' })
    return 'done'
  }

  return (
    <FormDialog
      title={sessionDialogWords.newSession}
      icon={MessageSquarePlus}
      submit={start}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormFiles draft={files.draft} text={form.text}>
        <FormField name="text" label={words.text} hint={words.textHint}>
          <TextArea
            minRows={7}
            maxRows={18}
            dir="auto"
            data-autofocus=""
            placeholder={words.textExample}
            value={form.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </FormField>
      </FormFiles>
      <SimilarToText text={form.text} onOpen={onClose} />
      <TicketAndCategory
        form={form}
        change={change}
        ticketLabel={words.ticket}
        categoryLabel={words.category}
      />
      <OfflineBanner body={words.offline} />
    </FormDialog>
  )
}
