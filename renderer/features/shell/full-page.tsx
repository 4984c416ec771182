import type { ReactNode } from 'react'
import './shell.css'
import { BatonMark } from '../../ui/marks/baton-mark.tsx'
import { shellWords } from './shell.words.ts'

/** A page that replaces the whole window, with one thing to know and do. */
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

/** Shown while the desk opens. Blank for the first second, because it rarely takes that long. */
export const StartingPage = () => (
  <main className="full-page">
    <p className="full-page-late" role="status">
      {shellWords.starting}
    </p>
  </main>
)
