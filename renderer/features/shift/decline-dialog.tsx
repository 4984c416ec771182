import { CircleSlash } from 'lucide-react'
import { useState } from 'react'
import { handoverLimits, type HandoverItem } from '../../../core/domain/handover/handover.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import { TextArea } from '../../ui/form/text-area.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { shiftWords as words } from './shift.words.ts'

const empty = { reason: '' }

/** Asks why something handed over is declined. */
export const DeclineDialog = ({
  item,
  from,
  onDecline,
  onClose,
}: {
  item: HandoverItem
  /** Whoever handed it over, isolated. */
  from: string
  onDecline: (reason: string) => Promise<Result<unknown>>
  onClose: () => void
}) => {
  const draft = useDraftForm(`decline:${item.sessionId}`, empty)
  const [begun] = useState(item)
  const decline = async (): Promise<Submitted> => {
    const reason = draft.form.reason.trim()
    if (reason === '') return { field: 'reason', message: words.needsReason }
    const done = await onDecline(reason)
    if (!done.ok) return done.problem
    draft.clear()
    return 'done'
  }
  return (
    <FormDialog
      title={words.declineTitle(begun.title)}
      icon={CircleSlash}
      submit={decline}
      submitLabel={words.declineSubmit}
      draft={draft}
      onClose={onClose}
    >
      <p className="shift-hint">{words.declineLead(from)}</p>
      <FormField name="reason" label={words.reason}>
        <TextArea
          minRows={2}
          maxRows={6}
          dir="auto"
          data-autofocus=""
          placeholder={words.reasonExample}
          maxLength={handoverLimits.reason}
          value={draft.form.reason}
          onChange={(event) => draft.change({ reason: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
