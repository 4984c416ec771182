import { GitFork } from 'lucide-react'
import { useMemo } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useSteps } from '../../../data/react/use-session-parts.ts'
import { Select } from '../../../ui/form/select.tsx'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { AlreadyTried } from '../steps/already-tried.tsx'
import { forkFrom } from './fork-form.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

const words = sessionDialogWords.fork
const noStep = 'none'
/** How many of the latest steps are offered, besides the one it was opened at. */
const stepsOffered = 30

/** Splits the diagnosis into branches, with the step that caused the split and the reason. The first becomes active. */
export const ForkDialog = ({
  session,
  entryId,
  onClose,
}: {
  session: Session
  /** The step to fork at, or null when none was picked. */
  entryId: string | null
  onClose: () => void
}) => {
  const steps = useSteps(session.id)
  // The form starts out with the step's options, so it waits for the steps.
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
  const opened = steps.find((step) => step.id === entryId)
  const options = opened?.step?.options.map((option) => option.label).join('\n') ?? ''
  const empty = useMemo(() => ({ at: entryId ?? noStep, reason: '', branches: options }), [entryId, options])
  // Each step has its own draft: what was started at one doesn't turn up at another.
  const draft = useDraftForm(`fork:${session.id}:${entryId ?? ''}`, empty)
  const { form, change, clear } = draft
  const offered = steps.filter((step, index) => step.id === entryId || index >= steps.length - stepsOffered)
  const at = offered.some((step) => step.id === form.at) ? form.at : noStep

  const fork = async (): Promise<Submitted> => {
    const made = forkFrom(form)
    if (!made.ok) return made.problem
    const done = await desk.act('branch.fork', {
      sessionId: session.id,
      stepEntryId: at === noStep ? null : at,
      reason: made.reason,
      branches: made.labels.map((label) => ({ id: desk.newId(), label })),
    })
    if (!done.ok) return done.problem
    clear()
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={GitFork}
      subtitle={<SessionSubtitle session={session} />}
      submit={fork}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormField name="at" label={words.step}>
        <Select
          label={words.step}
          value={at}
          onChange={(chosen) => change({ at: chosen })}
          options={[
            { value: noStep, label: words.noStep },
            ...offered
              .toReversed()
              .map(({ id, step, text }) => ({ value: id, label: words.stepOption(step?.order, text) })),
          ]}
        />
      </FormField>
      <FormField name="branches" label={words.branches} hint={words.branchesHint}>
        <TextArea
          minRows={3}
          maxRows={12}
          dir="auto"
          data-autofocus=""
          placeholder={words.branchesExample}
          value={form.branches}
          onChange={(event) => change({ branches: event.target.value })}
        />
      </FormField>
      <AlreadyTried session={session} texts={form.branches.split('\n')} onShow={onClose} />
      <FormField name="reason" label={words.reason}>
        <TextArea
          minRows={2}
          maxRows={6}
          dir="auto"
          placeholder={words.reasonExample}
          value={form.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
