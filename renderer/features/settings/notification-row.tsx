import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { useNotifyPermission } from '../notifications/notify-state.ts'
import { SettingsRow } from './settings-page.tsx'
import { notificationSettingWords as words } from './settings.words.ts'

/** Whether notifications get through, as far as this page knows. */
export type NotificationState = NotificationPermission | 'absent' | 'system'

/** Whether this device shows notifications, and a way to ask for permission. */
export const useNotifications = (): { state: NotificationState; ask: () => void } => {
  const { info } = useDesktop()
  const { permission, ask } = useNotifyPermission()
  return { state: info.shell === 'electron' ? 'system' : permission, ask }
}

/** Whether notifications get through, with buttons to allow and test them. */
export const NotificationRow = ({ state, ask }: { state: NotificationState; ask: () => void }) => {
  const { api } = useDesktop()
  const test = async () => {
    const outcome = await api.showToast({
      key: 'settings:test',
      title: words.testTitle,
      body: words.testBody,
      link: '/settings',
    })
    toast(words.outcomes[outcome], { tone: outcome === 'shown' ? 'neutral' : 'amber' })
  }
  return (
    <SettingsRow label={words.label} hint={words.states[state]}>
      {state === 'default' && <Button onClick={ask}>{words.allow}</Button>}
      {(state === 'granted' || state === 'system') && (
        <Button onClick={() => void test()}>{words.test}</Button>
      )}
      {(state === 'denied' || state === 'absent') && (
        <span className="settings-row-value">{words.unavailable}</span>
      )}
    </SettingsRow>
  )
}
