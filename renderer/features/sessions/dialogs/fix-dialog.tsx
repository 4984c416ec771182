import { FlaskConical } from 'lucide-react'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { AlreadyTried } from '../steps/already-tried.tsx'
import { confidenceFrom } from './fix-form.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

const words = sessionDialogWords.fix
const empty = { text: '', confidence: '' }

/** Suggests what might fix the problem. A new suggestion replaces the one before it. */
export const FixDialog = ({
  session,
  fix,
  onClose,
}: {
  session: Session
  /** The current suggestion. */
  fix: Fix | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const draft = useDraftForm(`fix:${session.id}`, empty)
  const { form, change, clear } = draft
  const confidence = confidenceFrom(form.confidence)

  const propose = async (): Promise<Submitted> => {
    if (confidence === 'wrong') return 'stay'
    const text = form.text.trim()
    const wrong = text === '' ? words.textMissing : lengthProblem(text, 4000)
    if (wrong !== null) return { field: 'text', message: wrong }
    const fixId = desk.newId()
    const done = await desk.act('fix.propose', { fixId, sessionId: session.id, text, confidence })
    if (!done.ok) return done.problem
    clear()
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={FlaskConical}
      subtitle={<SessionSubtitle session={session} />}
      submit={propose}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormField name="text" label={words.text}>
        <TextArea
          minRows={3}
          maxRows={10}
          dir="auto"
          data-autofocus=""
          placeholder={words.textExample}
          value={form.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </FormField>
      <AlreadyTried session={session} texts={[form.text]} onShow={onClose} />
      <FormField
        name="confidence"
        label={words.confidence}
        hint={words.confidenceHint}
        error={confidence === 'wrong' ? words.confidenceWrong : null}
      >
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          placeholder={words.confidenceExample}
          value={form.confidence}
          onChange={(event) => change({ confidence: event.target.value })}
        />
      </FormField>
      {fix !== null && fix.supersededAt === null && <p className="form-line">{words.replaces(fix.text)}</p>}
    </FormDialog>
  )
}
