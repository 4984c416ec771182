import './section-title.css'
import type { ReactNode } from 'react'

/** A quiet heading inside a list, a lane or a form. */
export const SectionTitle = ({ children, count }: { children: ReactNode; count?: number | undefined }) => (
  <h3 className="section-title">
    {children}
    {count !== undefined && <span className="section-title-count">{count}</span>}
  </h3>
)
