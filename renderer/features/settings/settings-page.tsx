import './settings.css'
import type { ReactNode } from 'react'
import { atLeast } from '../../../core/domain/people/person.ts'
import { useMe } from '../../data/react/use-people.ts'
import { linkTo, settingsScreens, useRoute, type SettingsScreen } from '../../state/route/route.ts'
import { settingsWords } from './settings.words.ts'

const { tabs: words } = settingsWords
const tabs: Record<SettingsScreen, string> = {
  channels: words.channels,
  'saved-notes': words.savedNotes,
  shortcuts: words.shortcuts,
  connections: words.connections,
  ai: words.ai,
  policies: words.policies,
  targets: words.targets,
  people: words.people,
  diagnostics: words.diagnostics,
}
/** Tabs that no one else sees. */
export const ofAdmins: readonly SettingsScreen[] = ['connections', 'ai']

const intoView = (tab: HTMLElement | null): void =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The frame around the settings screens, with tabs between them. */
export const SettingsPage = ({
  actions,
  foot = null,
  children,
}: {
  actions?: ReactNode
  /** Stays below what scrolls. */
  foot?: ReactNode
  children: ReactNode
}) => {
  const route = useRoute()
  const me = useMe()
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  const tab = (label: string, path: string, current: boolean) => (
    <a
      className="settings-tab"
      href={`#${path}`}
      aria-current={current ? 'page' : undefined}
      ref={current ? intoView : undefined}
      key={path}
    >
      {label}
    </a>
  )
  return (
    <div className="shell-page">
      <header className="pane-head pane-head-page">
        <h1 className="pane-title">{settingsWords.title}</h1>
        <span className="grow" />
        {actions}
      </header>
      <div className="settings-frame">
        <nav className="settings-tabs" aria-label={settingsWords.title}>
          {tab(words.general, '/settings', route.name === 'settings')}
          {settingsScreens
            .filter((name) => isAdmin || !ofAdmins.includes(name))
            .map((name) => tab(tabs[name], linkTo({ name }), route.name === name))}
        </nav>
        <div className="settings-side">
          {/* It scrolls, so it needs the focus even if nothing in it can have it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="settings" tabIndex={0} role="group" aria-label={settingsWords.title}>
            <div className="settings-inner">{children}</div>
          </div>
          {foot}
        </div>
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

/** One setting: what it is on the left, its controls on the right. */
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
