import type { ComponentProps } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'
import './button.css'

/** An icon-only button. The label is its accessible name and its tooltip. */
export const IconButton = ({
  label,
  icon,
  hint,
  type,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  label: string
  icon: LucideIcon
  hint?: string | undefined
}) => (
  <Tooltip label={label} hint={hint}>
    <button
      type={type ?? 'button'}
      className="button button-icon"
      aria-label={label}
      aria-keyshortcuts={hint}
      {...rest}
    >
      <Icon icon={icon} />
    </button>
  </Tooltip>
)
