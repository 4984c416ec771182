import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { atLeast, canWork } from '../../../core/domain/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { setDensity, useDensity } from '../../state/density.ts'
import { setTheme, useTheme } from '../../state/theme.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { waitingWords } from '../shell/status-words.ts'
import { NotificationRow, useNotifications } from './notification-row.tsx'
import { NotificationSwitches } from './notification-switches.tsx'
import { Rename } from './rename.tsx'
import { roleWord } from './role-words.ts'
import { ServerAddressDialog } from './server-address-dialog.tsx'
import { SettingsPage, SettingsRow, SettingsSection } from './settings-page.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'

const ThisDevice = () => {
  const { info } = useDesktop()
  const { theme } = useTheme()
  const { density } = useDensity()
  const waiting = useSignedIn((state) => state.waiting)
  const images = useSignedIn((state) => state.imagesWaiting)
  const [changingServer, setChangingServer] = useState(false)
  return (
    <SettingsSection title="This device">
      <SettingsRow label="Theme">
        <Segmented
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'contrast', label: 'High contrast' },
          ]}
        />
      </SettingsRow>
      <SettingsRow label="Density" hint="How close the lines of lists and timelines stand.">
        <Segmented
          label="Density"
          value={density}
          onChange={setDensity}
          options={[
            { value: 'regular', label: 'Regular' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </SettingsRow>
      {info.shell === 'electron' && (
        <SettingsRow label="Server" hint="Changing it starts the window again.">
          <span className="settings-row-value text-s text-mono">{info.serverUrl}</span>
          <Button onClick={() => setChangingServer(true)}>Change…</Button>
          <ServerAddressDialog open={changingServer} onClose={() => setChangingServer(false)} />
        </SettingsRow>
      )}
      <SettingsRow
        label="Baton"
        hint={
          info.keepsSecrets
            ? 'Everything you type is stored on this device first.'
            : 'This system has no keychain: you sign in again each time Baton starts. Your work stays.'
        }
      >
        <span className="settings-row-value">
          {[info.version, info.profile, waitingWords(waiting, images).toLowerCase()]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </SettingsRow>
    </SettingsSection>
  )
}

/** This device, this person, and the ways out. */
export const SettingsScreen = () => {
  const notifications = useNotifications()
  const desk = useDesk()
  const me = useMe()
  const identity = useSignedIn((state) => state.identity)
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const account = useDocument('accounts', identity?.accountId ?? null)
  const [signingOut, setSigningOut] = useState<'here' | 'everywhere' | null>(null)
  const mayManage = me !== null && atLeast(me.role, 'admin')
  const team = account?.teams.find(({ id }) => id === me?.teamId)
  const offlineHint = online ? undefined : 'Names can be changed when you are connected.'
  return (
    <SettingsPage>
      <ThisDevice />
      <SettingsSection title="Notifications of this device">
        <NotificationRow {...notifications} />
        <NotificationSwitches state={notifications.state} />
      </SettingsSection>
      <SettingsSection title="You">
        {me === null || canWork(me) ? (
          <SettingsRow label="Name" hint={offlineHint ?? 'As your colleagues see it on handoffs.'}>
            <Rename
              label="Your name"
              name={me?.name ?? identity?.name ?? ''}
              disabled={!online || me === null}
              save={(name) => desk.request('person.update', { personId: me?.id ?? '', name })}
            />
          </SettingsRow>
        ) : (
          <SettingsRow label="Name" hint="An admin can change it.">
            <span className="settings-row-value">{me.name}</span>
          </SettingsRow>
        )}
        <SettingsRow label="Role" hint={mayManage ? undefined : 'An admin can change it.'}>
          <span className="settings-row-value">
            {me === null
              ? ''
              : [roleWord[me.role], team?.name ?? ''].filter((part) => part !== '').join(' · ')}
          </span>
        </SettingsRow>
        <SettingsRow label="Workspace" hint={mayManage ? offlineHint : undefined}>
          {mayManage ? (
            <Rename
              label="Name of the workspace"
              name={account?.name ?? identity?.accountName ?? ''}
              disabled={!online}
              save={(name) => desk.request('account.update', { name })}
            />
          ) : (
            <span className="settings-row-value">{account?.name ?? identity?.accountName}</span>
          )}
        </SettingsRow>
      </SettingsSection>
      <SettingsSection title="Signing out">
        <SettingsRow label="This device" hint="What waits here is kept for when you sign in again.">
          <Button icon={LogOut} onClick={() => setSigningOut('here')}>
            Sign out…
          </Button>
        </SettingsRow>
        <SettingsRow label="All devices" hint="For a lost laptop, or a browser that was left open.">
          <Button variant="danger" onClick={() => setSigningOut('everywhere')}>
            Sign out everywhere…
          </Button>
        </SettingsRow>
      </SettingsSection>
      <SignOutDialog
        everywhere={signingOut === 'everywhere'}
        open={signingOut !== null}
        onClose={() => setSigningOut(null)}
      />
    </SettingsPage>
  )
}
