import './section-title.css'
import type { ReactNode } from 'react'

/** A quiet heading inside a list, a lane or a form. */
export const SectionTitle = ({
  children,
  count,
  level: Level = 'h3',
}: {
  children: ReactNode
  count?: number | undefined
  /** `h2` on a screen whose only heading above it is the h1. */
  level?: 'h2' | 'h3' | undefined
}) => (
  <Level className="section-title">
    {children}
    {count !== undefined && <span className="section-title-count">{count}</span>}
  </Level>
)
