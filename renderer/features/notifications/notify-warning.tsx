import { BellOff } from 'lucide-react'
import { useDesk, useNow, useReadable } from '../../data/react/use-desk.ts'
import { useNotifications } from '../../data/react/use-handoffs.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Tooltip } from '../../ui/buttons/tooltip.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { quietSignOf, useNotifyPermission, useNotifyWarning } from './notify-state.ts'
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

/** In the status bar, until when it is quiet for this person: a press ends what they turned on, or leads to what decides it. */
export const QuietSign = () => {
  const desk = useDesk()
  const { quietUntil } = useNotifications()
  const { doNotDisturbUntil } = useReadable(desk.howTold).rules
  const now = useNow(60_000)
  const sign = quietSignOf(doNotDisturbUntil, quietUntil, now)
  if (sign === null) return null
  const time = smartTime(sign.until, now)
  if (sign.kind === 'quiet')
    return (
      <a
        className="status-bar-item status-bar-quiet"
        href="#/settings/channels"
        title={notificationWords.quiet}
      >
        <Icon icon={BellOff} size={14} />
        {notificationWords.quietUntil(time)}
      </a>
    )
  const end = async () => {
    const answer = await desk.askServer('channels:save', { change: { doNotDisturbUntil: null } })
    if (!answer.ok) toast(answer.problem.message, { tone: 'red' })
  }
  return (
    <Tooltip label={notificationWords.endDoNotDisturb} side="top">
      <button type="button" className="status-bar-item status-bar-quiet" onClick={() => void end()}>
        <Icon icon={BellOff} size={14} />
        {notificationWords.doNotDisturbUntil(time)}
      </button>
    </Tooltip>
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
