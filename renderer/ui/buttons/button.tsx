import './button.css'
import type { ComponentProps } from 'react'
import { Icon, type LucideIcon } from '../marks/icon.tsx'
import { Kbd } from './kbd.tsx'
import { useKeyHint } from './use-key-hint.ts'

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** `primary` is the one filled button of a screen or dialog. */
  variant?: 'default' | 'primary' | 'ghost' | 'danger' | undefined
  size?: 'md' | 'sm' | undefined
  /** The key that does the same, shown on the button: `P`, `Esc`, `Ctrl Enter`. */
  hint?: string | undefined
  icon?: LucideIcon | undefined
  /** What it does is under way, and a second press does nothing. It keeps the focus. */
  isBusy?: boolean | undefined
}

/** A button with text. If a disabled one should say why, wrap it in `Tooltip` and use `aria-disabled`. */
export const Button = ({
  variant = 'default',
  size = 'md',
  hint: firstHint,
  icon,
  isBusy = false,
  children,
  type,
  ...rest
}: ButtonProps) => {
  const hint = useKeyHint(firstHint)
  return (
    <button
      type={type ?? 'button'}
      className={`button button-${variant} button-${size}`}
      aria-keyshortcuts={
        hint === undefined ? undefined : hint.replace(/\s+/g, '+').replace('Ctrl', 'Control')
      }
      {...rest}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest['aria-disabled']}
    >
      {icon !== undefined && <Icon icon={icon} size={14} />}
      {children}
      {hint !== undefined && <Kbd>{hint}</Kbd>}
    </button>
  )
}
