import './choose-popover.css'
import '../form/field.css'
import '../form/select.css'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from '../marks/icon.tsx'

/** True if a text has every word of what is searched for. */
const hasWords = (text: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))

/** A choice among many names, found by typing part of one. `trigger` is a button; choosing the same again clears it. */
export const ChoosePopover = ({
  label,
  trigger,
  items,
  value,
  onChange,
  none,
  detailOf,
}: {
  label: string
  trigger: ReactElement
  items: readonly string[]
  value: string | null
  onChange: (value: string | null) => void
  /** What it says if nothing matches. */
  none: string
  /** A second line for each, which is searched too. */
  detailOf?: ((item: string) => string) | undefined
}) => (
  <Base.Root
    items={items}
    value={value}
    autoHighlight
    limit={50}
    {...(detailOf === undefined
      ? {}
      : { filter: (item: string, query: string) => hasWords(`${item} ${detailOf(item)}`, query) })}
    onValueChange={(next) => onChange(next === value ? null : next)}
  >
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="select-positioner" align="start" sideOffset={4} collisionPadding={8}>
        <Base.Popup className="select-popup choose" aria-label={label} data-takes-keys="">
          <Base.Input className="text-input" placeholder={label} aria-label={label} spellCheck={false} />
          <Base.Empty className="choose-none">{none}</Base.Empty>
          <Base.List className="select-list">
            {(item: string) => (
              <Base.Item key={item} value={item} className="select-item">
                <span className="choose-item">
                  <span className="text-cut" dir="auto">
                    {item}
                  </span>
                  {detailOf !== undefined && (
                    <span className="choose-detail text-cut" dir="auto">
                      {detailOf(item)}
                    </span>
                  )}
                </span>
                <Base.ItemIndicator className="select-check">
                  <Icon icon={Check} size={14} />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
