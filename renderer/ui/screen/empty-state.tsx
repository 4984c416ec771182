import './empty-state.css'
import type { ReactNode } from 'react'

/** Shown where there is nothing yet: what would be here, and what to do next. */
export const EmptyState = ({
  title,
  body,
  action,
}: {
  title: string
  body: ReactNode
  action?: ReactNode
}) => (
  <div className="empty-state">
    <p className="empty-state-title">{title}</p>
    <p className="empty-state-body">{body}</p>
    {action !== undefined && <div className="empty-state-action">{action}</div>}
  </div>
)
