import { Undo2 } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import type { Result } from '../../../core/domain/document/problem.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { formWords } from '../forms/forms.words.ts'
import { LengthNote } from '../forms/length-note.tsx'
import { SinceLine } from '../forms/since-line.tsx'
import { nameProblem } from '../forms/text-size.ts'
import { useDraftField } from '../forms/use-draft-field.ts'
import { useSaveOnce } from '../forms/use-save-once.ts'
import { settingsWords } from './settings.words.ts'

/**
 * A name to edit in place. Enter or Save sends it, and what was typed stays on the device until it is saved. A name that is too
 * long is kept whole, and not sent until it's shorter.
 *
 * @param draftKey names its draft
 * @param label accessible name of the field
 */
export const Rename = ({
  draftKey,
  label,
  name,
  placeholder,
  disabled = false,
  saveLabel = settingsWords.save,
  limit = 80,
  save,
}: {
  draftKey: string
  label: string
  name: string
  placeholder?: string | undefined
  disabled?: boolean | undefined
  saveLabel?: string | undefined
  /** The longest name, in characters. */
  limit?: number | undefined
  save: (name: string) => Promise<Result<unknown>>
}) => {
  const { text: value, typed, setText, clear, since } = useDraftField(`rename:${draftKey}`, name)
  const saveOnce = useSaveOnce(typed)
  const [saving, setSaving] = useState(false)
  const changed = value.trim() !== '' && value.trim() !== name
  const tooLong = nameProblem(value, limit) !== null
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!changed || saving || tooLong) return
    setSaving(true)
    const saved = await saveOnce(async () => {
      const result = await save(value.trim())
      if (!result.ok) toast(result.problem.message, { tone: 'red' })
      return result.ok
    }).finally(() => setSaving(false))
    // What was typed on in the meantime stays, as a change of its own.
    if (saved === 'saved') clear()
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
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') clear()
        }}
        onBlur={() => {
          // Nothing that could be saved.
          if (value.trim() === '') clear()
        }}
      />
      {changed && (
        <Button type="submit" isBusy={saving} aria-disabled={tooLong}>
          {saveLabel}
        </Button>
      )}
      {changed && <IconButton icon={Undo2} label={formWords.discardChanges} onClick={clear} />}
      <SinceLine text={saving ? null : since} />
      <LengthNote text={value} limit={limit} />
    </form>
  )
}
