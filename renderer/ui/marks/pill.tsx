import './pill.css'
import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

export type Tone = 'neutral' | 'accent' | 'red' | 'amber' | 'green'

/** A small label for a state, colored only if the color means something. */
export const Pill = ({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone | undefined
  icon?: LucideIcon | undefined
  children: ReactNode
}) => (
  <span className={`pill pill-${tone}`}>
    {icon !== undefined && <Icon icon={icon} size={12} />}
    <span className="text-cut">{children}</span>
  </span>
)
