import { GitFork } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { cut } from '../../../../core/domain/text.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useSteps } from '../../../data/react/use-session-parts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import '../../forms/dialog-form.css'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { forkFrom } from './fork-form.ts'

const nowhere = 'none'
/** The steps offered as the place of a fork: the latest, and the one that was asked for. */
const stepsOffered = 30

/** Splits the enquiry into ways to go, with the step that caused it and why. The first is followed at once. */
export const ForkDialog = ({
  session,
  entryId,
  onClose,
}: {
  session: Session
  /** The step at which it forks, or null when none was picked. */
  entryId: string | null
  onClose: () => void
}) => {
  const steps = useSteps(session.id)
  // What the form begins with comes from the step.
  return steps === undefined ? null : (
    <ForkForm session={session} steps={steps} entryId={entryId} onClose={onClose} />
  )
}

const ForkForm = ({
  session,
  steps,
  entryId,
  onClose,
}: {
  session: Session
  steps: readonly Entry[]
  entryId: string | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const asked = steps.find((step) => step.id === entryId)
  const begun = asked?.step?.options.map((option) => option.label).join('\n') ?? ''
  const empty = useMemo(() => ({ at: entryId ?? nowhere, reason: '', ways: begun }), [entryId, begun])
  // Each step has a draft of its own: what was begun at one does not turn up at another.
  const { form, change, clear, saved } = useDraftForm(`fork:${session.id}:${entryId ?? ''}`, empty)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const offered = steps.filter((step, index) => step.id === entryId || index >= steps.length - stepsOffered)
  const at = offered.some((step) => step.id === form.at) ? form.at : nowhere

  const fork = async () => {
    if (busy) return
    const made = forkFrom(form)
    if (!made.ok) return setProblem(made.message)
    setBusy(true)
    const done = await desk.act('branch.fork', {
      sessionId: session.id,
      stepEntryId: at === nowhere ? null : at,
      reason: made.reason,
      branches: made.labels.map((label) => ({ id: desk.newId(), label })),
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
      title="Fork"
      icon={GitFork}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void fork()}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={`${form.reason}${form.ways}`} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Fork
          </Button>
        </>
      }
    >
      <Field label="At which step?">
        <Select
          label="At which step?"
          value={at}
          onChange={(chosen) => change({ at: chosen })}
          options={[
            { value: nowhere, label: 'None in particular' },
            ...offered.toReversed().map((step) => ({
              value: step.id,
              label: `${step.step?.order ?? ''} ${cut(step.text, 70)}`,
            })),
          ]}
        />
      </Field>
      <Field
        label="Ways to go, one a line"
        hint="The first is followed now, the others wait untried."
        error={problem}
      >
        <TextArea
          minRows={3}
          maxRows={12}
          dir="auto"
          data-autofocus=""
          placeholder={'Profile cache\nPermissions\nServer throttling'}
          value={form.ways}
          onChange={(event) => {
            setProblem(null)
            change({ ways: event.target.value })
          }}
        />
      </Field>
      <Field label="Why does it split here? (optional)">
        <TextArea
          minRows={2}
          maxRows={6}
          dir="auto"
          placeholder="Works on the web, not on the desktop."
          value={form.reason}
          onChange={(event) => {
            setProblem(null)
            change({ reason: event.target.value })
          }}
        />
      </Field>
    </Dialog>
  )
}
