import './switch.css'

/** An on/off switch that takes effect right away. */
export const Switch = ({
  label,
  checked,
  onChange,
  disabled = false,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean | undefined
}) => (
  <input
    type="checkbox"
    role="switch"
    aria-checked={checked}
    className="switch"
    aria-label={label}
    checked={checked}
    disabled={disabled}
    onChange={(event) => onChange(event.target.checked)}
  />
)
