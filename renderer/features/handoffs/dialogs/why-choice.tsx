import './why-choice.css'
import { useEffect } from 'react'
import { handoffReasons, type HandoffReason } from '../../../../core/domain/handoff-reason.ts'
import { handoffReasons as handoffReasonWords } from '../../../language/domain.words.ts'
import { FormChoice } from '../../forms/form-field.tsx'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.escalate

/** The reason that Alt with a digit of the top row picks; null for any other key. The number pad writes characters with Alt. */
export const reasonForKey = (event: {
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  code: string
}): HandoffReason | null => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  return digit === undefined ? null : (handoffReasons[Number(digit) - 1] ?? null)
}

/** Why it is escalated, in one press: with the pointer, with the arrow keys, or with Alt and a digit from anywhere in the dialog. */
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
      if (reason === null || event.getModifierState('AltGraph')) return
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
        keys={words.whyKeys}
        value={value ?? ''}
        onChange={onChange}
        options={handoffReasons.map((reason) => ({ value: reason, label: handoffReasonWords[reason] }))}
      />
    </div>
  )
}
