import { Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session } from '../../../../core/domain/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import '../../forms/dialog-form.css'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { editFrom } from './edit-form.ts'
import { ticketProblem } from './start-form.ts'

/** Changes what a session is about. Only what was changed is sent, so that two people's edits can meet. */
export const EditSessionDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const desk = useDesk()
  // As it was on opening: what others change meanwhile does not rewrite what is being typed.
  const [before] = useState(session)
  const empty = useMemo(
    () => ({
      title: before.title,
      problem: before.problemSummary,
      category: before.problemCategory ?? '',
      ticket: before.psaTicketId ?? '',
    }),
    [before],
  )
  const { form, change, clear, saved } = useDraftForm(`edit-session:${session.id}`, empty)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const wrongTicket = ticketProblem(form.ticket)

  const save = async () => {
    if (busy || wrongTicket !== null) return
    const edit = editFrom(form, before)
    if (!edit.ok) {
      setProblem(edit.message)
      return
    }
    if (Object.keys(edit.changes).length > 0) {
      setBusy(true)
      const result = await desk.act('session.edit', { sessionId: session.id, ...edit.changes })
      setBusy(false)
      if (!result.ok) {
        setProblem(result.problem.message)
        return
      }
    }
    clear()
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Edit session"
      icon={Pencil}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void save()}
      footer={
        <>
          <span className="dialog-note">{saved ? null : 'Saving…'}</span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Save
          </Button>
        </>
      }
    >
      {problem !== null && (
        <p className="dialog-error" role="alert">
          {problem}
        </p>
      )}
      <Field label="Title">
        <TextInput
          dir="auto"
          data-autofocus=""
          value={form.title}
          onChange={(event) => {
            setProblem(null)
            change({ title: event.target.value })
          }}
        />
      </Field>
      <Field label="Problem">
        <TextArea
          minRows={4}
          maxRows={14}
          dir="auto"
          value={form.problem}
          onChange={(event) => {
            setProblem(null)
            change({ problem: event.target.value })
          }}
        />
      </Field>
      <div className="dialog-pair">
        <Field label="Ticket" error={wrongTicket}>
          <TextInput
            placeholder="#48213"
            autoComplete="off"
            value={form.ticket}
            onChange={(event) => change({ ticket: event.target.value })}
          />
        </Field>
        <Field label="Category">
          <TextInput
            placeholder="Network, e-mail, printing…"
            autoComplete="off"
            maxLength={60}
            value={form.category}
            onChange={(event) => change({ category: event.target.value })}
          />
        </Field>
      </div>
    </Dialog>
  )
}
