import './panes.css'
import { useId, type ReactNode } from 'react'

export type PaneProps = {
  title: ReactNode
  count?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The list next to the detail: a 44 px header with the scrolling content below it. */
export const ListPane = ({ title, count, actions, children }: PaneProps) => {
  const id = useId()
  return (
    <section className="pane pane-list" aria-labelledby={id}>
      <header className="pane-head">
        <h1 className="pane-title text-cut" id={id}>
          {title}
        </h1>
        {count !== undefined && <span className="pane-count">{count}</span>}
        <span className="grow" />
        {actions}
      </header>
      <div className="pane-body">{children}</div>
    </section>
  )
}

/** The detail: a title that grows, badges (`count`) after it, actions on the right. */
export const DetailPane = ({ title, count, actions, children }: PaneProps) => {
  const id = useId()
  return (
    <section className="pane pane-detail" aria-labelledby={id}>
      <header className="pane-head">
        <h2 className="pane-title text-cut" id={id} dir="auto">
          {title}
        </h2>
        {count !== undefined && <span className="pane-count">{count}</span>}
        <span className="grow" />
        {actions !== undefined && <div className="pane-actions">{actions}</div>}
      </header>
      <div className="pane-body">{children}</div>
    </section>
  )
}
