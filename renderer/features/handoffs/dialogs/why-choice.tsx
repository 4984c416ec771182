import './why-choice.css'
import { useEffect } from 'react'
import { handoffReasons, type HandoffReason } from '../../../../core/domain/session/handoff-reason.ts'
import { handoffReasons as handoffReasonWords } from '../../../language/domain.words.ts'
import { FormChoice } from '../../forms/form-field.tsx'
import { handoffDialogWords } from './handoff-dialogs.words.ts'
import { isApple, optionPressed, type RawPress } from '../../../state/keys/key-press.ts'

const words = handoffDialogWords.escalate

/** The reason that a press picks, as `optionPressed` reads it; null for any other key. */
export const reasonForKey = (press: RawPress, apple = isApple()): HandoffReason | null => {
  const option = optionPressed(press, apple)
  return option === null ? null : (handoffReasons[option - 1] ?? null)
}

/** Why it is escalated, in one press: with the pointer, with the arrow keys, or with Alt (Ctrl on Apple's keyboards) and a digit from anywhere in the dialog. */
export const WhyChoice = ({
  value,
  onChange,
}: {
  value: HandoffReason | null
  onChange: (reason: HandoffReason) => void
}) => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const reason = reasonForKey(event)
      if (reason === null) return
      event.preventDefault()
      onChange(reason)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <div className="why-choice">
      <FormChoice
        name="reason"
        label={words.why}
        keys={isApple() ? words.whyKeys.replace('Alt', 'Ctrl') : words.whyKeys}
        value={value ?? ''}
        onChange={onChange}
        options={handoffReasons.map((reason) => ({ value: reason, label: handoffReasonWords[reason] }))}
      />
    </div>
  )
}
