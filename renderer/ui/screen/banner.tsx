import './banner.css'
import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from '../marks/icon.tsx'
import type { Tone } from '../marks/pill.tsx'

/** A line across a pane, or a box in a dialog, for something the person has to know right now. */
export const Banner = ({
  tone,
  icon,
  children,
  actions,
}: {
  tone: Tone
  icon: LucideIcon
  children: ReactNode
  actions?: ReactNode
}) => (
  <div className={`banner banner-${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
    <span className="banner-icon">
      <Icon icon={icon} />
    </span>
    <div className="banner-text">{children}</div>
    {actions !== undefined && actions !== null && actions !== false && (
      <div className="banner-actions">{actions}</div>
    )}
  </div>
)
