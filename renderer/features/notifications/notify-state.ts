import { useEffect } from 'react'
import { create } from 'zustand'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { notificationWords } from './notifications.words.ts'

/** The browser's permission for notifications; `absent` if it doesn't support them. */
export type NotifyPermission = NotificationPermission | 'absent'

/** Why this desk can't notify someone who isn't looking at it; null if it can. */
export const cannotNotify = (shell: 'electron' | 'web', permission: NotifyPermission): string | null => {
  if (shell === 'electron' || permission === 'granted') return null
  if (permission === 'default') return notificationWords.notAsked
  if (permission === 'denied') return notificationWords.blocked
  return notificationWords.unsupported
}

/**
 * What the status bar says of a person's quiet. What they turned on themselves comes first: they can end it with a press, and
 * should know of it even while they are on duty and hardly anything is held.
 */
export const quietSignOf = (
  doNotDisturbUntil: number | null,
  quietUntil: number | null,
  now: number,
): { kind: 'do_not_disturb' | 'quiet'; until: number } | null => {
  if (doNotDisturbUntil !== null && doNotDisturbUntil > now)
    return { kind: 'do_not_disturb', until: doNotDisturbUntil }
  return quietUntil === null ? null : { kind: 'quiet', until: quietUntil }
}

const permissionNow = (): NotifyPermission =>
  typeof Notification === 'undefined' ? 'absent' : Notification.permission

const preference = 'notify-warning'

/** `dismissed` is the permission for which the warning was dismissed; undefined until it has been read. */
const useNotifyStore = create<{ permission: NotifyPermission; dismissed: string | null | undefined }>(() => ({
  permission: permissionNow(),
  dismissed: undefined,
}))

const lookAgain = () => useNotifyStore.setState({ permission: permissionNow() })

/** The permission, and how to ask for it. Checked again on focus, because people change it in the browser's settings. */
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

/** The warning that this desk can't notify, until it is dismissed; null if there is nothing to warn about. */
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
