import './panes.css'
import type { ReactNode } from 'react'

/** The header of a full-width screen: 44 px, like those of the list and the detail. */
export const PageHead = ({
  title,
  count,
  actions,
}: {
  title: string
  count?: ReactNode
  actions?: ReactNode
}) => (
  <header className="pane-head pane-head-page">
    <h1 className="pane-title">{title}</h1>
    {count !== undefined && <span className="pane-count">{count}</span>}
    <span className="grow" />
    {actions}
  </header>
)
