import { useState, type SyntheticEvent } from 'react'
import type { Result } from '../../../core/domain/problem.ts'
import { toast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { settingsWords } from './settings.words.ts'

/**
 * A name to edit in place. Enter or Save sends it, and what was typed stays if that fails.
 *
 * @param label accessible name of the field
 */
export const Rename = ({
  label,
  name,
  placeholder,
  disabled = false,
  saveLabel = settingsWords.save,
  maxLength = 80,
  save,
}: {
  label: string
  name: string
  placeholder?: string | undefined
  disabled?: boolean | undefined
  saveLabel?: string | undefined
  maxLength?: number | undefined
  save: (name: string) => Promise<Result<unknown>>
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const value = typed ?? name
  const changed = value.trim() !== '' && value.trim() !== name
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!changed || saving) return
    setSaving(true)
    const result = await save(value.trim())
    setSaving(false)
    if (result.ok) setTyped(null)
    else toast(result.problem.message, { tone: 'red' })
  }
  return (
    <form className="rename" onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={label}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {changed && (
        <Button type="submit" aria-disabled={saving}>
          {saveLabel}
        </Button>
      )}
    </form>
  )
}
