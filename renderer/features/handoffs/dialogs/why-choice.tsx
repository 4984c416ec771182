import './why-choice.css'
import { handoffReasons, type HandoffReason } from '../../../../core/domain/session/handoff-reason.ts'
import { handoffReasons as handoffReasonWords } from '../../../language/domain.words.ts'
import { FormChoice } from '../../forms/form-field.tsx'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.escalate
const options = handoffReasons.map((reason) => ({ value: reason, label: handoffReasonWords[reason] }))

/** Why it is escalated, in one press: with the pointer, with the arrow keys, or with a digit. */
export const WhyChoice = ({
  value,
  onChange,
}: {
  value: HandoffReason | null
  onChange: (reason: HandoffReason) => void
}) => (
  <div className="why-choice">
    <FormChoice
      name="reason"
      label={words.why}
      numbered
      value={value ?? ''}
      onChange={onChange}
      options={options}
    />
  </div>
)
