import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { useDesk, useSignedIn } from '../../../data/react/use-desk.ts'
import { go } from '../../../state/route.ts'
import { toast } from '../../../state/toasts.ts'
import { holdTyping, typedAhead } from '../../../state/typed-ahead.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { LikeWhatIsWritten } from '../../similar/similar-sessions.tsx'
import { emptyStartForm, startFrom, ticketProblem } from './start-form.ts'
import { sizeProblem } from '../../forms/text-size.ts'
import '../../forms/dialog-form.css'

/** Starts a session from what someone writes or pastes; it is there at once, with or without a network. */
export const NewSessionDialog = ({ onClose }: { onClose: () => void }) => {
  const desk = useDesk()
  const { form, change, clear, saved } = useDraftForm('new-session', emptyStartForm)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  const wrongTicket = ticketProblem(form.ticket)

  const start = async () => {
    if (form.text.trim() === '') return setProblem('Write down what is wrong, in your own words.')
    const tooLarge = sizeProblem(form.text.trim())
    if (tooLarge !== null) return setProblem(tooLarge)
    if (wrongTicket !== null || busy) return undefined
    setBusy(true)
    const { paste, ...fields } = startFrom(form)
    const sessionId = desk.newId()
    holdTyping(sessionId)
    const result = await desk.act('session.start', { sessionId, ...fields })
    const kept =
      result.ok && paste !== null
        ? await desk.act('entry.add', { entryId: desk.newId(), sessionId, kind: 'paste', text: paste })
        : result
    setBusy(false)
    if (!result.ok) {
      change({ text: form.text + (typedAhead(sessionId) ?? '') })
      return setProblem(result.problem.message)
    }
    go(`/sessions/${sessionId}`)
    onClose()
    // The session stands; what could not go along stays in this draft, to be sent another way.
    if (kept.ok) clear()
    else toast(kept.problem.message, { tone: 'red' })
    return undefined
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="New session"
      icon={MessageSquarePlus}
      onSubmit={() => void start()}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={form.text} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Start session
          </Button>
        </>
      }
    >
      <Field label="What is wrong?" error={problem} hint="The first line becomes the title.">
        <TextArea
          minRows={7}
          maxRows={18}
          dir="auto"
          data-autofocus=""
          placeholder="Outlook will not sync after the migration. Shared mailbox missing for 4 people since the cut-over…"
          value={form.text}
          onChange={(event) => {
            setProblem(null)
            change({ text: event.target.value })
          }}
        />
      </Field>
      <LikeWhatIsWritten text={form.text} onOpen={onClose} />
      <div className="dialog-pair">
        <Field label="Ticket (optional)" error={wrongTicket}>
          <TextInput
            placeholder="#48213"
            autoComplete="off"
            value={form.ticket}
            onChange={(event) => change({ ticket: event.target.value })}
          />
        </Field>
        <Field label="Category (optional)">
          <TextInput
            placeholder="Network, e-mail, printing…"
            autoComplete="off"
            maxLength={60}
            value={form.category}
            onChange={(event) => change({ category: event.target.value })}
          />
        </Field>
      </div>
      {offline && (
        <p className="dialog-offline">
          You are offline. The session is kept on this device and goes out by itself.
        </p>
      )}
    </Dialog>
  )
}
