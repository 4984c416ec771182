import './select.css'
import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useField } from './field.tsx'
import { Icon, type LucideIcon } from '../marks/icon.tsx'

export type SelectOption<V extends string> = {
  value: V
  label: string
  /** A second, quiet part, such as a role next to a name. */
  hint?: string | undefined
  icon?: LucideIcon | undefined
}

/** A choice from a list. `label` is its accessible name; the visible label comes from the `Field` around it. */
export const Select = <V extends string>({
  label,
  value,
  onChange,
  options,
  disabled = false,
}: {
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly SelectOption<V>[]
  disabled?: boolean | undefined
}) => {
  const { readOnly = false, ...field } = useField()
  const chosen = options.find((option) => option.value === value)
  return (
    <Base.Root<V>
      items={options}
      value={value}
      disabled={disabled}
      readOnly={readOnly}
      onValueChange={(next) => {
        if (next !== null) onChange(next)
      }}
    >
      <Base.Trigger {...field} className="select" aria-label={label}>
        {chosen?.icon !== undefined && <Icon icon={chosen.icon} size={14} />}
        <Base.Value className="select-value text-cut" />
        <Base.Icon className="select-arrows">
          <Icon icon={ChevronsUpDown} size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          className="select-positioner"
          sideOffset={4}
          collisionPadding={8}
          alignItemWithTrigger={false}
        >
          <Base.Popup className="select-popup" data-takes-keys="">
            <Base.List className="select-list">
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="select-item">
                  {option.icon !== undefined && <Icon icon={option.icon} size={14} />}
                  <Base.ItemText className="select-name text-cut">{option.label}</Base.ItemText>
                  {option.hint !== undefined && <span className="select-hint text-cut">{option.hint}</span>}
                  <Base.ItemIndicator className="select-check">
                    <Icon icon={Check} size={14} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
