import './auth.css'
import { useState, type ReactNode } from 'react'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { BatonMark } from '../shell/baton-mark.tsx'
import { ServerAddressDialog } from '../settings/server-address-dialog.tsx'

/** The page of everyone who is not signed in: one panel, and below it which server this desk talks to. */
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
            Server {info.serverUrl}
            <button type="button" className="auth-link" onClick={() => setChanging(true)}>
              Change
            </button>
          </span>
        )}
        {!info.keepsSecrets && (
          <span>This system has no keychain, so you sign in again each time Baton starts.</span>
        )}
      </footer>
      {info.shell === 'electron' && (
        <ServerAddressDialog open={changing} onClose={() => setChanging(false)} />
      )}
    </main>
  )
}
