import './panes.css'
import type { ReactNode } from 'react'

/** The head of a screen that takes the whole width: 44 px, like those of list and detail. */
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
