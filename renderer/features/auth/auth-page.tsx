import './auth.css'
import { useState, type ReactNode } from 'react'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { BatonMark } from '../../ui/marks/baton-mark.tsx'
import { ServerAddressDialog } from '../settings/server-address-dialog.tsx'
import { settingsWords } from '../settings/settings.words.ts'
import { authWords } from './auth.words.ts'

/** The page for anyone who isn't signed in: one panel, with the server this desk talks to below it. */
export const AuthPage = ({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) => {
  const { info } = useDesktop()
  const [changing, setChanging] = useState(false)
  return (
    <main className="auth">
      <div className="auth-panel">
        <div className="auth-brand">
          <BatonMark />
          Baton
        </div>
        <h1 className="auth-title">{title}</h1>
        {lead !== undefined && <p className="auth-lead">{lead}</p>}
        {children}
      </div>
      <footer className="auth-foot">
        {info.shell === 'electron' && (
          <span className="auth-foot-server">
            {authWords.server(info.serverUrl)}
            {info.serverIsDecided ? (
              ` ${settingsWords.serverDecided}`
            ) : (
              <button type="button" className="auth-link" onClick={() => setChanging(true)}>
                {authWords.changeServer}
              </button>
            )}
          </span>
        )}
        {settingsWords.connections[info.connection] !== null && (
          <span className="auth-foot-warning">{settingsWords.connections[info.connection]}</span>
        )}
        {!info.keepsSecrets && <span>{authWords.noKeychain}</span>}
      </footer>
      {info.shell === 'electron' && (
        <ServerAddressDialog open={changing} onClose={() => setChanging(false)} />
      )}
    </main>
  )
}
