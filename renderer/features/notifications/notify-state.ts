import { useEffect } from 'react'
import { create } from 'zustand'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'

/** What a browser says about notifications; `absent` where it has none. */
export type NotifyPermission = NotificationPermission | 'absent'

/** Whether this desk can notify someone who does not look at it, in words; null when it can. */
export const cannotNotify = (shell: 'electron' | 'web', permission: NotifyPermission): string | null => {
  if (shell === 'electron' || permission === 'granted') return null
  if (permission === 'default') return 'This browser has not been asked yet whether Baton may notify you.'
  if (permission === 'denied')
    return 'This browser blocks them. Allow notifications for this page in its site settings.'
  return 'This browser has no notifications. Keep Baton in view, or use the desktop app.'
}

const permissionNow = (): NotifyPermission =>
  typeof Notification === 'undefined' ? 'absent' : Notification.permission

const preference = 'notify-warning'

/** `dismissed` is for which permission the warning was put away; undefined until the device has said. */
const useNotifyStore = create<{ permission: NotifyPermission; dismissed: string | null | undefined }>(() => ({
  permission: permissionNow(),
  dismissed: undefined,
}))

const lookAgain = () => useNotifyStore.setState({ permission: permissionNow() })

/** The permission, and how to ask for it. Whoever changes it in the browser comes back to find it changed. */
export const useNotifyPermission = (): { permission: NotifyPermission; ask: () => void } => {
  useEffect(() => {
    lookAgain()
    window.addEventListener('focus', lookAgain)
    return () => window.removeEventListener('focus', lookAgain)
  }, [])
  return {
    permission: useNotifyStore((state) => state.permission),
    ask() {
      void Notification.requestPermission().then((permission) => useNotifyStore.setState({ permission }))
    },
  }
}

/** The warning that this desk cannot notify, until it is put away: null when there is nothing to say. */
export const useNotifyWarning = (): { words: string; canAsk: boolean; dismiss: () => void } | null => {
  const desk = useDesk()
  const { info } = useDesktop()
  const { permission } = useNotifyPermission()
  const dismissed = useNotifyStore((state) => state.dismissed)
  useEffect(() => {
    void desk.readPreference(preference).then((kept) => useNotifyStore.setState({ dismissed: kept }))
  }, [desk])
  const words = cannotNotify(info.shell, permission)
  if (words === null || dismissed === undefined || dismissed === permission) return null
  return {
    words,
    canAsk: permission === 'default',
    dismiss() {
      useNotifyStore.setState({ dismissed: permission })
      void desk.writePreference(preference, permission)
    },
  }
}
