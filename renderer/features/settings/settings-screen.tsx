import { KeyRound, LogOut } from 'lucide-react'
import { useState } from 'react'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { clockChoices, setClockChoice, useClockChoice } from '../../state/looks/clock-choice.ts'
import { setDensity, useDensity } from '../../state/looks/density.ts'
import { setTheme, useTheme } from '../../state/looks/theme.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { sendingWords } from '../shared/shared.words.ts'
import { hotkeyWords } from '../hotkeys/hotkeys.words.ts'
import { HotkeysPart } from '../hotkeys/hotkeys-part.tsx'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { DeviceList } from './device-list.tsx'
import { LanguageRow } from './language-row.tsx'
import { NotificationRow, useNotifications } from './notification-row.tsx'
import { NotificationSwitches } from './notification-switches.tsx'
import { Rename } from './rename.tsx'
import {
  deviceWords,
  passwordWords,
  roleWord,
  settingsWords as words,
  signOutWords,
} from './settings.words.ts'
import { ServerAddressDialog } from './server-address-dialog.tsx'
import { SettingsPage, SettingsRow, SettingsSection } from './settings-page.tsx'
import { TicketLinkSetting } from './ticket-link-setting.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { SpellingRow } from './spelling-row.tsx'
import { UpdatesRow } from './updates-row.tsx'

const ThisDevice = () => {
  const { api, info } = useDesktop()
  const { theme } = useTheme()
  const { density } = useDensity()
  const { clock } = useClockChoice()
  const waiting = useSignedIn((state) => state.waiting)
  const files = useSignedIn((state) => state.filesWaiting)
  const { unsent, rejected } = sendingWords(waiting, files, useSignedIn((state) => state.rejected).length)
  const [changingServer, setChangingServer] = useState(false)
  return (
    <SettingsSection title={words.thisDevice}>
      <SettingsRow label={words.theme}>
        <Segmented
          label={words.theme}
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: words.themes.system },
            { value: 'light', label: words.themes.light },
            { value: 'dark', label: words.themes.dark },
            { value: 'contrast', label: words.themes.contrast },
          ]}
        />
      </SettingsRow>
      <SettingsRow label={words.density} hint={words.densityHint}>
        <Segmented
          label={words.density}
          value={density}
          onChange={setDensity}
          options={[
            { value: 'regular', label: words.densities.regular },
            { value: 'compact', label: words.densities.compact },
          ]}
        />
      </SettingsRow>
      <SettingsRow label={words.clock} hint={words.clockHint}>
        <Segmented
          label={words.clock}
          value={clock}
          onChange={setClockChoice}
          options={clockChoices.map((value) => ({ value, label: words.clocks[value] }))}
        />
      </SettingsRow>
      <LanguageRow />
      {info.shell === 'electron' && (
        <SettingsRow
          label={words.server}
          hint={
            <>
              {info.serverIsDecided ? words.serverDecided : words.serverHint}
              {words.connections[info.connection] !== null && (
                <span className="settings-row-warning">{words.connections[info.connection]}</span>
              )}
            </>
          }
        >
          <span className="settings-row-value text-s text-mono">{info.serverUrl}</span>
          {!info.serverIsDecided && (
            <>
              <Button onClick={() => setChangingServer(true)}>{words.changeServer}</Button>
              <ServerAddressDialog open={changingServer} onClose={() => setChangingServer(false)} />
            </>
          )}
        </SettingsRow>
      )}
      {api.spelling !== null && <SpellingRow api={api.spelling} />}
      {api.updates !== null && <UpdatesRow api={api.updates} />}
      <SettingsRow label={words.baton} hint={info.keepsSecrets ? words.storedFirst : words.noKeychain}>
        <span className="settings-row-value">
          {[info.version, info.profile, unsent, rejected]
            .filter((part) => part !== '' && part !== null)
            .join(' · ')}
        </span>
      </SettingsRow>
    </SettingsSection>
  )
}

/** This device, this person, and signing out. */
export const SettingsScreen = () => {
  const { api, info } = useDesktop()
  const notifications = useNotifications()
  const desk = useDesk()
  const me = useMe()
  const identity = useSignedIn((state) => state.identity)
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const account = useDocument('accounts', identity?.accountId ?? null)
  const [changingPassword, setChangingPassword] = useState(false)
  /** Rises when the devices may be others than were read. */
  const [stamp, setStamp] = useState(0)
  const [signingOut, setSigningOut] = useState<'here' | 'everywhere' | null>(null)
  const mayManage = me !== null && atLeast(me.role, 'admin')
  const team = account?.teams.find(({ id }) => id === me?.teamId)
  const offlineHint = online ? undefined : words.onlineOnly
  return (
    <SettingsPage>
      <ThisDevice />
      <SettingsSection title={words.notifications}>
        <NotificationRow {...notifications} />
        <NotificationSwitches state={notifications.state} />
      </SettingsSection>
      {api.hotkeys !== null && me !== null && canWork(me) && (
        <SettingsSection title={hotkeyWords.section}>
          <HotkeysPart api={api.hotkeys} platform={info.platform} />
        </SettingsSection>
      )}
      <SettingsSection title={words.you}>
        {me === null || canWork(me) ? (
          <SettingsRow label={words.name} hint={offlineHint ?? words.nameHint}>
            <Rename
              draftKey="you"
              label={words.yourName}
              name={me?.name ?? identity?.name ?? ''}
              disabled={!online || me === null}
              save={(name) => desk.request('person.update', { personId: me?.id ?? '', name })}
            />
          </SettingsRow>
        ) : (
          <SettingsRow label={words.name} hint={words.askAdmin}>
            <span className="settings-row-value">{me.name}</span>
          </SettingsRow>
        )}
        <SettingsRow label={words.role} hint={mayManage ? undefined : words.askAdmin}>
          <span className="settings-row-value">
            {me === null
              ? ''
              : [roleWord[me.role], team?.name ?? ''].filter((part) => part !== '').join(' · ')}
          </span>
        </SettingsRow>
        <SettingsRow label={words.workspace} hint={mayManage ? offlineHint : undefined}>
          {mayManage ? (
            <Rename
              draftKey="workspace"
              label={words.workspaceName}
              name={account?.name ?? identity?.accountName ?? ''}
              disabled={!online}
              save={(name) => desk.request('account.update', { name })}
            />
          ) : (
            <span className="settings-row-value">{account?.name ?? identity?.accountName}</span>
          )}
        </SettingsRow>
        {mayManage && (
          <SettingsRow label={words.ticketLink} hint={offlineHint ?? words.ticketLinkHint}>
            <TicketLinkSetting pattern={account?.ticketLinkPattern ?? null} online={online} />
          </SettingsRow>
        )}
      </SettingsSection>
      <SettingsSection title={passwordWords.section}>
        <SettingsRow label={passwordWords.label} hint={online ? passwordWords.labelHint : words.onlineOnly}>
          <Button icon={KeyRound} disabled={!online} onClick={() => setChangingPassword(true)}>
            {passwordWords.change}
          </Button>
        </SettingsRow>
        <div className="settings-row settings-row-wide">
          <p className="settings-row-label">{deviceWords.yours}</p>
          <DeviceList key={stamp} personId={identity.personId} online={online} />
        </div>
      </SettingsSection>
      <ChangePasswordDialog
        open={changingPassword}
        onClose={() => {
          setChangingPassword(false)
          setStamp((now) => now + 1)
        }}
      />
      <SettingsSection title={words.signingOut}>
        <SettingsRow label={words.signOutHere} hint={words.signOutHereHint}>
          <Button icon={LogOut} onClick={() => setSigningOut('here')}>
            {signOutWords.hereMore}
          </Button>
        </SettingsRow>
        <SettingsRow label={words.signOutAll} hint={words.signOutAllHint}>
          <Button variant="danger" onClick={() => setSigningOut('everywhere')}>
            {signOutWords.everywhereMore}
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
