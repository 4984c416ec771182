import './segmented.css'
import { useId } from 'react'
import { Dot } from '../marks/dot.tsx'
import type { Tone } from '../marks/pill.tsx'

/** A choice between a few visible options. Arrow keys move, as in any radio group. */
export const Segmented = <V extends string>({
  label,
  value,
  onChange,
  options,
  disabled = false,
}: {
  label: string
  /** The chosen one; any other value if none is. */
  value: V | ''
  onChange: (value: V) => void
  options: readonly {
    value: V
    label: string
    tone?: Tone | undefined
    /** What a dot beside it says. */
    mark?: string | undefined
  }[]
  disabled?: boolean | undefined
}) => {
  const name = useId()
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={`segmented-option segmented-${option.tone ?? 'accent'}`}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.mark !== undefined && <Dot label={option.mark} />}
        </label>
      ))}
    </div>
  )
}
