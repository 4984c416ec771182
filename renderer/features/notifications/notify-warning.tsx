import { BellOff } from 'lucide-react'
import { useNow } from '../../data/react/use-desk.ts'
import { useNotifications } from '../../data/react/use-handoffs.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Icon } from '../../ui/marks/icon.tsx'
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

/** In the status bar, while nothing but what breaks through makes a toast: until when, as a link to what decides it. */
export const QuietSign = () => {
  const { quietUntil } = useNotifications()
  const now = useNow(60_000)
  if (quietUntil === null) return null
  return (
    <a
      className="status-bar-item status-bar-quiet"
      href="#/settings/channels"
      title={notificationWords.quiet}
    >
      <Icon icon={BellOff} size={14} />
      {notificationWords.quietUntil(smartTime(quietUntil, now))}
    </a>
  )
}

/** The same as the warning in the status bar, as a short link to it. */
export const NotifySign = () => {
  if (useNotifyWarning() === null) return null
  return (
    <a className="status-bar-item status-bar-amber status-bar-notify" href="#/notifications">
      <Icon icon={BellOff} size={14} />
      {notificationWords.cannotShort}
    </a>
  )
}
