import './panes.css'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { isStacked } from '../../state/looks/stacked.ts'

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

/**
 * Where list and detail take turns, opening one hides the list that had the focus: the detail's heading takes it, so
 * that Tab goes on from there and a screen reader says what opened. A field that asks for the focus keeps it.
 */
const useFocusOnOpening = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const { activeElement } = document
    const isFree =
      activeElement === null || activeElement === document.body || !activeElement.checkVisibility()
    if (isStacked() && isFree) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

/** The detail: a title that grows, badges (`count`) after it, actions on the right. */
export const DetailPane = ({ title, count, actions, children }: PaneProps) => {
  const id = useId()
  const heading = useFocusOnOpening()
  return (
    <section className="pane pane-detail" aria-labelledby={id}>
      <header className="pane-head">
        <h2 className="pane-title text-cut" id={id} ref={heading} tabIndex={-1} dir="auto">
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
