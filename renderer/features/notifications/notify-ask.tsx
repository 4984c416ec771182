import { Bell, BellOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { useRoute } from '../../state/route/route.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { useNotifyPermission } from './notify-state.ts'
import { notificationWords as words } from './notifications.words.ts'

const preference = 'notify-asked'

/**
 * Asks at the first sign-in in a browser whether it may notify, and says why before the browser's own question. `Not now`
 * is remembered on this device. If the browser then refuses, it says how to change that.
 */
export const NotifyAsk = () => {
  const desk = useDesk()
  const { info } = useDesktop()
  const route = useRoute()
  const { permission, ask } = useNotifyPermission()
  const [answered, setAnswered] = useState(true)
  /** It was asked here, so that a refusal gets an answer. */
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    void desk.readPreference(preference).then((kept) => setAnswered(kept !== null))
  }, [desk])
  const close = () => {
    setAnswered(true)
    setAsked(false)
    void desk.writePreference(preference, permission)
  }
  // The screen of the notifications has its own.
  if (info.shell === 'electron' || answered || route.name === 'notifications') return null
  if (permission === 'denied' && asked) {
    return (
      <Banner tone="amber" icon={BellOff} actions={<Button onClick={close}>{words.dismiss}</Button>}>
        {words.blocked}
      </Banner>
    )
  }
  if (permission !== 'default') return null
  return (
    <Banner
      tone="accent"
      icon={Bell}
      actions={
        <>
          <Button
            onClick={() => {
              setAsked(true)
              ask()
            }}
          >
            {words.allow}
          </Button>
          <Button variant="ghost" onClick={close}>
            {words.notNow}
          </Button>
        </>
      }
    >
      <b className="text-strong">{words.askLead}</b> {words.askWhy}
    </Banner>
  )
}
