import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { hour } from '../../../../core/domain/time/durations.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { fromLocalInput, toLocalInput } from '../../shared/text/local-input.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { sessionDialogWords } from './session-dialogs.words.ts'

const words = sessionDialogWords.due

/** Sets any date and time as a session's due time. One that has passed is allowed: a target can be missed already. */
export const DueDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const desk = useDesk()
  // As it was on opening: what others set in the meantime doesn't overwrite what is being chosen.
  const [empty] = useState(() => ({
    at: toLocalInput(session.dueAt ?? Math.ceil((desk.now() + hour) / hour) * hour),
  }))
  const draft = useDraftForm(`due:${session.id}`, empty)
  const { form, change, clear } = draft

  const save = async (): Promise<Submitted> => {
    const dueAt = fromLocalInput(form.at)
    if (dueAt === null) return { field: 'at', message: words.incomplete }
    const result = await desk.act('session.edit', { sessionId: session.id, dueAt })
    if (!result.ok) return result.problem
    clear()
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={CalendarClock}
      subtitle={<SessionSubtitle session={session} />}
      submit={save}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormField name="at" label={words.at}>
        <TextInput
          type="datetime-local"
          data-autofocus=""
          value={form.at}
          onChange={(event) => change({ at: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
