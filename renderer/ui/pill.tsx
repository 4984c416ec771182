import './pill.css'
import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

export type Tone = 'neutral' | 'accent' | 'red' | 'amber' | 'green'

/** A small state in words, coloured only where the colour means something. */
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
