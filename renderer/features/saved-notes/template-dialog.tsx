import './templates.css'
import { ListChecks } from 'lucide-react'
import { useMemo } from 'react'
import type { Template, TemplateContent } from '../../../core/domain/entry/template.ts'
import { stepTypeWords as stepWords } from '../../language/domain.words.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { TextArea } from '../../ui/form/text-area.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { lengthProblem } from '../forms/text-size.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { stepsFromText, stepsProblem, textFromSteps } from './template-text.ts'
import { templateWords as words } from './saved-notes.words.ts'

const blank: TemplateContent = { title: '', whenToUse: '', steps: [] }

/** Writes a new template, or changes one. */
export const TemplateDialog = ({
  template,
  suggested = blank,
  draftKey,
  onSaved,
  onClose,
}: {
  /** The one to change; null for a new one. */
  template: Template | null
  /** What a new one begins with. */
  suggested?: TemplateContent
  /** Names the draft of a new one. */
  draftKey?: string
  onSaved?: () => void
  onClose: () => void
}) => {
  const desk = useDesk()
  const from = template ?? suggested
  const empty = useMemo(
    () => ({ title: from.title, whenToUse: from.whenToUse, steps: textFromSteps(from.steps) }),
    [from],
  )
  const draft = useDraftForm(`template:${template?.id ?? draftKey ?? 'new'}`, empty)
  const { form, change, clear } = draft
  const steps = stepsFromText(form.steps)

  const save = async (): Promise<Submitted> => {
    const title = form.title.trim()
    const nameProblem = title === '' ? words.needsTitle : lengthProblem(title, 80)
    if (nameProblem !== null) return { field: 'title', message: nameProblem }
    const whenProblem = lengthProblem(form.whenToUse, 1000)
    if (whenProblem !== null) return { field: 'whenToUse', message: whenProblem }
    const wrong = stepsProblem(steps)
    if (wrong !== null) return { field: 'steps', message: wrong }
    const result = await desk.act('template.save', {
      templateId: template?.id ?? desk.newId(),
      title,
      whenToUse: form.whenToUse,
      steps,
      // What the form shows, with what someone saved since the draft was begun.
      basedOn: template?.version ?? null,
    })
    if (!result.ok) return result.problem
    clear()
    toast(words.saved(title))
    onSaved?.()
    return 'done'
  }

  return (
    <FormDialog
      title={template === null ? words.newTitle : words.editTitle}
      icon={ListChecks}
      subtitle={words.forAll}
      submit={save}
      submitLabel={words.save}
      draft={draft}
      changedSince={draft.changedSince}
      onClose={onClose}
    >
      <FormField name="title" label={words.name}>
        <TextInput
          dir="auto"
          data-autofocus=""
          autoComplete="off"
          placeholder={words.nameExample}
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </FormField>
      <FormField name="whenToUse" label={words.whenToUse}>
        <TextArea
          minRows={1}
          maxRows={4}
          dir="auto"
          placeholder={words.whenToUseExample}
          value={form.whenToUse}
          onChange={(event) => change({ whenToUse: event.target.value })}
        />
      </FormField>
      <FormField name="steps" label={words.stepsLabel} hint={words.stepsHint}>
        <TextArea
          minRows={6}
          maxRows={16}
          dir="auto"
          placeholder={words.stepsExample}
          value={form.steps}
          onChange={(event) => change({ steps: event.target.value })}
        />
      </FormField>
      <ol className="template-steps">
        {steps.map(({ type, text, options }, index) => (
          <li key={index}>
            <span className="template-step-type">{stepWords[type]}</span>
            <span className="template-step-text" dir="auto">
              {text}
              {options.length > 0 && (
                <span className="text-muted"> · {options.map(({ label }) => label).join(' / ')}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </FormDialog>
  )
}
