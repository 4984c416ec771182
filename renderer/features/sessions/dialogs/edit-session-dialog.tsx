import { Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { useLatePost } from '../../tickets/late-post.ts'
import { editFormOf, editFrom } from './edit-form.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { ticketFrom } from './start-form.ts'
import { TicketAndCategory } from './ticket-and-category.tsx'
import { WhoseFields } from './whose-fields.tsx'

const words = sessionDialogWords.edit

/** Changes what a session is about. It sends only what was changed, so that two people's edits don't collide. */
export const EditSessionDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const desk = useDesk()
  // As it was on opening: what others change in the meantime doesn't overwrite what is being typed.
  const [before] = useState(session)
  const empty = useMemo(() => editFormOf(before), [before])
  const posts = useLatePost(session)
  const draft = useDraftForm(`edit-session:${session.id}`, empty)
  const { form, change, clear } = draft

  const save = async (): Promise<Submitted> => {
    const edit = editFrom(form, before)
    if (!edit.ok) return edit.problem
    if (Object.keys(edit.changes).length > 0) {
      const result = await desk.act('session.edit', { sessionId: session.id, ...edit.changes })
      if (!result.ok) return result.problem
    }
    clear()
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={Pencil}
      subtitle={<SessionSubtitle session={session} />}
      submit={save}
      submitLabel={words.submit}
      draft={draft}
      changedSince={draft.changedSince}
      onClose={onClose}
    >
      <FormField name="title" label={words.sessionTitle}>
        <TextInput
          dir="auto"
          data-autofocus=""
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </FormField>
      <FormField name="problem" label={words.problem}>
        <TextArea
          minRows={4}
          maxRows={14}
          dir="auto"
          value={form.problem}
          onChange={(event) => change({ problem: event.target.value })}
        />
      </FormField>
      <WhoseFields form={form} change={change} />
      <TicketAndCategory
        form={form}
        change={change}
        ticketLabel={words.ticket}
        categoryLabel={words.category}
      />
      {posts !== null && ticketFrom(form.ticket) !== before.psaTicketId && form.ticket.trim() !== '' && (
        <p className="form-line">{posts}</p>
      )}
    </FormDialog>
  )
}
