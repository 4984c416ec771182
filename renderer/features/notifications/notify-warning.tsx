import { BellOff } from 'lucide-react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNotifyPermission, useNotifyWarning } from './notify-state.ts'
import { notificationWords } from './notifications.words.ts'

/** Warns above the notifications that none appear while Baton is hidden, and says what to do about it. */
export const NotifyWarning = () => {
  const warning = useNotifyWarning()
  const { ask } = useNotifyPermission()
  if (warning === null) return null
  return (
    <Banner
      tone="amber"
      icon={BellOff}
      actions={
        <>
          {warning.canAsk && <Button onClick={ask}>{notificationWords.allow}</Button>}
          <Button variant="ghost" onClick={warning.dismiss}>
            {notificationWords.dismiss}
          </Button>
        </>
      }
    >
      <b className="text-strong">{notificationWords.cannot}</b> {warning.words}
    </Banner>
  )
}

/** The same in the status bar, as a short link to it. */
export const NotifySign = () => {
  if (useNotifyWarning() === null) return null
  return (
    <a className="status-bar-item status-bar-amber status-bar-notify" href="#/notifications">
      <Icon icon={BellOff} size={14} />
      {notificationWords.cannotShort}
    </a>
  )
}
