import { useState, type SyntheticEvent } from 'react'
import type { Result } from '../../../core/domain/document/problem.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { LengthNote } from '../forms/length-note.tsx'
import { nameProblem } from '../forms/text-size.ts'
import { settingsWords } from './settings.words.ts'

/**
 * A name to edit in place. Enter or Save sends it, and what was typed stays if that fails. A name that is too long is
 * kept whole, and not sent until it's shorter.
 *
 * @param label accessible name of the field
 */
export const Rename = ({
  label,
  name,
  placeholder,
  disabled = false,
  saveLabel = settingsWords.save,
  limit = 80,
  save,
}: {
  label: string
  name: string
  placeholder?: string | undefined
  disabled?: boolean | undefined
  saveLabel?: string | undefined
  /** The longest name, in characters. */
  limit?: number | undefined
  save: (name: string) => Promise<Result<unknown>>
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const value = typed ?? name
  const changed = value.trim() !== '' && value.trim() !== name
  const tooLong = nameProblem(value, limit) !== null
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!changed || saving || tooLong) return
    setSaving(true)
    const result = await save(value.trim())
    setSaving(false)
    // What was typed on in the meantime stays, as a change of its own.
    if (result.ok) setTyped((now) => (now === value ? null : now))
    else toast(result.problem.message, { tone: 'red' })
  }
  return (
    <form className="rename" onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={label}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        aria-invalid={tooLong}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {changed && (
        <Button type="submit" isBusy={saving} aria-disabled={tooLong}>
          {saveLabel}
        </Button>
      )}
      <LengthNote text={value} limit={limit} />
    </form>
  )
}
