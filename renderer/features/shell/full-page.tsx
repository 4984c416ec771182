import type { ReactNode } from 'react'
import './shell.css'
import { BatonMark } from './baton-mark.tsx'

/** One thing to know and to do, in place of the whole window. */
export const FullPage = ({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
}) => (
  <main className="full-page">
    <div className="full-page-panel">
      <div className="row" style={{ paddingBottom: 12 }}>
        <BatonMark />
      </div>
      <h1 className="full-page-title">{title}</h1>
      <div className="full-page-text">{children}</div>
      {actions !== undefined && <div className="full-page-actions">{actions}</div>}
    </div>
  </main>
)

/** While the desk opens. Blank for a second, because it rarely takes that long. */
export const StartingPage = () => (
  <main className="full-page">
    <p className="full-page-late" role="status">
      Opening your desk…
    </p>
  </main>
)
