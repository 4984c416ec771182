import { BellOff } from 'lucide-react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNotifyPermission, useNotifyWarning } from './notify-state.ts'

/** Says at the head of the notifications that no one is told of them while Baton is hidden, and what to do about it. */
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
          {warning.canAsk && <Button onClick={ask}>Allow notifications</Button>}
          <Button variant="ghost" onClick={warning.dismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      <b className="text-strong">Baton cannot notify you while it is hidden.</b> {warning.words}
    </Banner>
  )
}

/** The same in the status bar, in two words that lead there. */
export const NotifySign = () => {
  if (useNotifyWarning() === null) return null
  return (
    <a className="status-bar-item status-bar-amber" href="#/notifications">
      <Icon icon={BellOff} size={14} />
      Cannot notify you
    </a>
  )
}
