import './menu.css'
import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon, type LucideIcon } from '../marks/icon.tsx'
import { KeyHint } from '../buttons/kbd.tsx'

/** A menu entry: an action, a checkbox or a separator. */
export type MenuEntry =
  | {
      kind: 'item'
      label: string
      icon?: LucideIcon | undefined
      hint?: string | undefined
      danger?: boolean | undefined
      disabled?: boolean | undefined
      run: () => void
    }
  | { kind: 'check'; label: string; checked: boolean; onChange: (checked: boolean) => void }
  | { kind: 'line' }

/** A menu that opens from `trigger`, a button. Checkboxes keep it open; actions close it. */
export const Menu = ({
  label,
  trigger,
  entries,
  align = 'end',
}: {
  label: string
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end' | undefined
}) => {
  // Next to checkboxes, labels without an icon line up with the others.
  const ticks = entries.some((entry) => entry.kind === 'check')
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-positioner" sideOffset={4} collisionPadding={8} align={align}>
          <Base.Popup className="menu" aria-label={label} data-takes-keys="">
            {entries.map((entry, index) => {
              if (entry.kind === 'line') return <Base.Separator key={`line-${index}`} className="menu-line" />
              if (entry.kind === 'check') {
                return (
                  <Base.CheckboxItem
                    key={entry.label}
                    className="menu-item"
                    checked={entry.checked}
                    onCheckedChange={entry.onChange}
                    closeOnClick={false}
                  >
                    <span className="menu-check">
                      <Base.CheckboxItemIndicator>
                        <Icon icon={Check} size={14} />
                      </Base.CheckboxItemIndicator>
                    </span>
                    {entry.label}
                  </Base.CheckboxItem>
                )
              }
              return (
                <Base.Item
                  key={entry.label}
                  className={entry.danger === true ? 'menu-item menu-danger' : 'menu-item'}
                  disabled={entry.disabled ?? false}
                  onClick={entry.run}
                >
                  {entry.icon !== undefined && <Icon icon={entry.icon} size={14} />}
                  {entry.icon === undefined && ticks && <span className="menu-check" />}
                  {entry.label}
                  {entry.hint !== undefined && <KeyHint keys={entry.hint} />}
                </Base.Item>
              )
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
