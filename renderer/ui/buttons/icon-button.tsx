import type { ComponentProps } from 'react'
import { Icon, type LucideIcon } from '../marks/icon.tsx'
import { Tooltip } from './tooltip.tsx'
import { useKeyHint } from './use-key-hint.ts'
import './button.css'

/** An icon-only button. The label is its accessible name and its tooltip. */
export const IconButton = ({
  label,
  icon,
  hint: firstHint,
  type,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  label: string
  icon: LucideIcon
  hint?: string | undefined
}) => {
  const hint = useKeyHint(firstHint)
  return (
    <Tooltip label={label} hint={firstHint}>
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
}
