import type { ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { useNotifyPermission } from '../notifications/notify-state.ts'
import { SettingsRow } from './settings-page.tsx'

const hints: Record<NotificationState, string> = {
  granted: 'Escalations and wake-ups appear as notifications of this browser.',
  default: 'This browser has not been asked yet. Until then notifications appear inside Baton alone.',
  denied:
    'This browser blocks them, so there is nothing to choose below. Allow notifications for this page in the browser’s site settings.',
  absent:
    'This browser has no notifications, so there is nothing to choose below. Notifications appear inside Baton alone.',
  system: 'Escalations and wake-ups appear as notifications of your system, also while the window is hidden.',
}

const outcomes: Record<ToastOutcome, string> = {
  shown: 'A test notification is on its way.',
  suppressed: 'Your system holds notifications back at the moment: do not disturb is on.',
  denied: 'Notifications are not allowed.',
  failed: 'Your system could not show it. Look at its notification settings.',
}

/** Whether notifications get through, as this page knows it. */
export type NotificationState = NotificationPermission | 'absent' | 'system'

/** What the notifications of this device are, and a way to ask for them. */
export const useNotifications = (): { state: NotificationState; ask: () => void } => {
  const { info } = useDesktop()
  const { permission, ask } = useNotifyPermission()
  return { state: info.shell === 'electron' ? 'system' : permission, ask }
}

/** Whether notifications get through, with a way to ask for them and to try. */
export const NotificationRow = ({ state, ask }: { state: NotificationState; ask: () => void }) => {
  const { api } = useDesktop()
  const test = async () => {
    const outcome = await api.showToast({
      key: 'settings:test',
      title: 'Baton notifies you like this',
      body: 'A click on it opens what it is about.',
      link: '/settings',
    })
    toast(outcomes[outcome], { tone: outcome === 'shown' ? 'neutral' : 'amber' })
  }
  return (
    <SettingsRow label="Notifications" hint={hints[state]}>
      {state === 'default' && <Button onClick={ask}>Allow notifications</Button>}
      {(state === 'granted' || state === 'system') && (
        <Button onClick={() => void test()}>Show a test</Button>
      )}
      {(state === 'denied' || state === 'absent') && (
        <span className="settings-row-value">Not available</span>
      )}
    </SettingsRow>
  )
}
