import { useEffect, useRef, useState } from 'react'
import {
  assessmentLimits,
  assessmentParts,
  type Assessment,
} from '../../../core/domain/enrichment/assessment.ts'
import { useDraft } from '../../data/react/use-draft.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Field } from '../../ui/form/field.tsx'
import { TextArea } from '../../ui/form/text-area.tsx'
import { lengthNote, lengthProblem } from '../forms/text-size.ts'
import { useSaveOnce } from '../forms/use-save-once.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

/** The key under which someone's own assessment is kept while they write it. */
const draftKey = (handoffId: string): string => `assessment:${handoffId}`

/** Rewrites an assessment in its place. What was typed stays on the device until it is saved. */
export const AssessmentEditor = ({
  handoffId,
  assessment,
  onDone,
}: {
  handoffId: string
  assessment: Assessment
  onDone: () => void
}) => {
  const act = useAct()
  const draft = useDraft(draftKey(handoffId))
  const [touched, setTouched] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const area = useRef<HTMLTextAreaElement | null>(null)
  // As it was when editing began, whatever arrives meanwhile.
  const [begun] = useState(() => assessment.edited?.text ?? assessmentParts(assessment))
  const text = touched || draft.text !== '' ? draft.text : begun
  const saveOnce = useSaveOnce(draft.text)
  useEffect(() => area.current?.focus(), [])
  const save = async () => {
    const next = text.trim()
    if (next === '') return setProblem(words.edit.empty)
    const tooLong = lengthProblem(next, assessmentLimits.edit)
    if (tooLong !== null) return setProblem(tooLong)
    if (next !== begun.trim()) {
      const saved = await saveOnce(async () => act('assessment.edit', { handoffId, text: next }))
      if (saved === 'not_saved') return undefined
      toast(words.edit.saved)
      if (saved === 'typed_on') return undefined
    }
    draft.setText('')
    return onDone()
  }
  return (
    <form
      className="assessment-editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={words.edit.label}
        hint={lengthNote(text, assessmentLimits.edit)?.words ?? words.edit.hint}
        error={problem ?? undefined}
      >
        <TextArea
          ref={area}
          value={text}
          minRows={6}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation()
              onDone()
            }
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void save()
            }
          }}
          maxRows={24}
          onChange={(event) => {
            setTouched(true)
            setProblem(null)
            draft.setText(event.target.value)
          }}
        />
      </Field>
      <div className="assessment-editor-buttons">
        <Button type="submit" hint="Ctrl Enter">
          {words.edit.save}
        </Button>
        <Button variant="ghost" hint="Esc" onClick={onDone}>
          {words.edit.cancel}
        </Button>
      </div>
    </form>
  )
}
