import { useState } from 'react'
import type { ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { SettingsRow } from './settings-page.tsx'

const hints: Record<NotificationPermission | 'absent' | 'system', string> = {
  granted: 'Escalations and wake-ups appear as notifications of this browser.',
  default: 'This browser has not been asked yet. Until then notices appear inside Baton alone.',
  denied: 'This browser blocks them. Allow notifications for this page in the browser’s site settings.',
  absent: 'This browser has no notifications. Notices appear inside Baton alone.',
  system: 'Escalations and wake-ups appear as notifications of your system, also while the window is hidden.',
}

const outcomes: Record<ToastOutcome, string> = {
  shown: 'A test notification is on its way.',
  suppressed: 'Your system holds notifications back at the moment: do not disturb is on.',
  denied: 'Notifications are not allowed.',
  failed: 'Your system could not show it. Look at its notification settings.',
}

const permissionNow = (): NotificationPermission | 'absent' =>
  typeof Notification === 'undefined' ? 'absent' : Notification.permission

/** Whether notifications get through, with a way to ask for them and to try. */
export const NotificationRow = () => {
  const { api, info } = useDesktop()
  const [permission, setPermission] = useState(permissionNow)
  const state = info.shell === 'electron' ? 'system' : permission
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
      {state === 'default' && (
        <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
          Allow notifications
        </Button>
      )}
      {(state === 'granted' || state === 'system') && (
        <Button onClick={() => void test()}>Show a test</Button>
      )}
      {(state === 'denied' || state === 'absent') && (
        <span className="settings-row-value">Not available</span>
      )}
    </SettingsRow>
  )
}
