import './settings.css'
import type { ReactNode } from 'react'
import { useRoute } from '../../state/route.ts'

/** The frame of the settings screens, with the way between them. */
export const SettingsPage = ({ actions, children }: { actions?: ReactNode; children: ReactNode }) => {
  const route = useRoute()
  const tab = (label: string, path: string, current: boolean) => (
    <a className="settings-tab" href={`#${path}`} aria-current={current ? 'page' : undefined}>
      {label}
    </a>
  )
  return (
    <div className="shell-page">
      <header className="pane-head pane-head-page">
        <h1 className="pane-title">Settings</h1>
        <nav className="settings-tabs" aria-label="Settings">
          {tab('General', '/settings', route.name === 'settings')}
          {tab('Saved notes', '/settings/saved-notes', route.name === 'saved_notes')}
          {tab('Shortcuts', '/settings/shortcuts', route.name === 'shortcuts')}
          {tab('People', '/settings/people', route.name === 'people')}
        </nav>
        <span className="grow" />
        {actions}
      </header>
      {/* It scrolls, and may hold nothing that takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="settings" tabIndex={0} role="group" aria-label="Settings">
        <div className="settings-inner">{children}</div>
      </div>
    </div>
  )
}

export const SettingsSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="settings-section">
    <h2 className="settings-section-title">{title}</h2>
    {children}
  </section>
)

/** One setting: what it is at the left, what can be done at the right. */
export const SettingsRow = ({
  label,
  hint,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  children: ReactNode
}) => (
  <div className="settings-row">
    <div>
      <p className="settings-row-label">{label}</p>
      {hint !== undefined && <p className="settings-row-hint">{hint}</p>}
    </div>
    <div className="settings-row-control">{children}</div>
  </div>
)
