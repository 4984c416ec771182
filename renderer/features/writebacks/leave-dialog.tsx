import { CircleSlash } from 'lucide-react'
import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { lengthProblem } from '../forms/text-size.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { writebackWords } from './writebacks.words.ts'

const words = writebackWords.leaveDialog
const empty = { reason: '' }

/** Leaves a writeback on purpose, with a reason. */
export const LeaveDialog = ({
  writeback,
  open,
  onClose,
}: {
  writeback: Writeback
  open: boolean
  onClose: () => void
}) => {
  const desk = useDesk()
  const draft = useDraftForm(`leave:${writeback.id}`, empty)
  const { reason } = draft.form
  const setReason = (text: string) => draft.change({ reason: text })
  const leave = async (): Promise<Submitted> => {
    if (reason.trim() === '') return { field: 'reason', message: words.reasonMissing }
    const tooLong = lengthProblem(reason, 500)
    if (tooLong !== null) return { field: 'reason', message: tooLong }
    const result = await desk.act('writeback.leave', { writebackId: writeback.id, reason })
    if (!result.ok) return result.problem
    draft.clear()
    return 'done'
  }
  return (
    <FormDialog
      title={words.title}
      icon={CircleSlash}
      open={open}
      submit={leave}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <p className="form-line">{words.what(writeback.ticketNumber)}</p>
      <FormField name="reason" label={words.reason}>
        <TextInput
          data-autofocus=""
          dir="auto"
          placeholder={words.example}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FormField>
      <div className="row">
        {words.choices.map((choice) => (
          <Button key={choice} size="sm" onClick={() => setReason(choice)}>
            {choice}
          </Button>
        ))}
      </div>
    </FormDialog>
  )
}
