import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { Fix } from '../../../../core/domain/fix.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { cut } from '../../../../core/domain/text.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import '../../forms/dialog-form.css'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { confidenceFrom } from './fix-form.ts'
import { lengthProblem } from '../../forms/text-size.ts'

const empty = { text: '', confidence: '' }

/** Suggests what might solve it. It takes the place of the suggestion before. */
export const FixDialog = ({
  session,
  fix,
  onClose,
}: {
  session: Session
  /** What is suggested now. */
  fix: Fix | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const { form, change, clear, saved } = useDraftForm(`fix:${session.id}`, empty)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const confidence = confidenceFrom(form.confidence)

  const propose = async () => {
    if (busy || confidence === 'wrong') return undefined
    const text = form.text.trim()
    const wrong = text === '' ? 'Say what might solve it.' : lengthProblem(text, 4000)
    if (wrong !== null) return setProblem(wrong)
    setBusy(true)
    const done = await desk.act('fix.propose', {
      fixId: desk.newId(),
      sessionId: session.id,
      text,
      confidence,
    })
    setBusy(false)
    if (!done.ok) return setProblem(done.problem.message)
    clear()
    onClose()
    return undefined
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Suggest a fix"
      icon={FlaskConical}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void propose()}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={form.text} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Suggest
          </Button>
        </>
      }
    >
      <Field label="What might solve it?" error={problem}>
        <TextArea
          minRows={3}
          maxRows={10}
          dir="auto"
          data-autofocus=""
          placeholder="Re-add the shared mailbox with auto-mapping off."
          value={form.text}
          onChange={(event) => {
            setProblem(null)
            change({ text: event.target.value })
          }}
        />
      </Field>
      <Field
        label="How sure are you? (optional)"
        hint="In percent. Leave it empty if you cannot say."
        error={confidence === 'wrong' ? 'A number from 0 to 100, or nothing.' : null}
      >
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          placeholder="70"
          value={form.confidence}
          onChange={(event) => change({ confidence: event.target.value })}
        />
      </Field>
      {fix !== null && fix.supersededAt === null && (
        <p className="dialog-line">
          It takes the place of “{cut(fix.text, 160)}”, which stays in the timeline.
        </p>
      )}
    </Dialog>
  )
}
