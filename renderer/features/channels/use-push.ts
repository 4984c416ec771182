import { useEffect, useState } from 'react'
import type { OwnChannels } from '../../../core/protocol/notify-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { canTakePushes, pushDeviceHere, pushRegistration, unsubscribe } from '../../offline/pushes.ts'
import { toast } from '../../state/messages/toasts.ts'
import { channelWords as words } from './channels.words.ts'

/** Whether this device takes pushes: it does, it could, or it can't. */
export type PushState = 'on' | 'off' | 'impossible'

/**
 * What the settings say of this browser: the server decides whether it takes this person's pushes. A subscription alone may be
 * someone else's, of a sign-in that has ended, or for a key that the server no longer has.
 *
 * @param hereId this browser's id among the devices; null if it has no subscription
 */
export const pushStateOf = (
  isPossible: boolean,
  hereId: string | null,
  devices: OwnChannels['devices'],
): PushState => {
  if (!isPossible) return 'impossible'
  return devices.some(({ id }) => id === hereId) ? 'on' : 'off'
}

/** What a person calls this device, from what the browser says of itself. */
const deviceName = (): string => {
  const agent = navigator.userAgent
  const of = (pairs: readonly (readonly [RegExp, string])[]) =>
    pairs.find(([pattern]) => pattern.test(agent))?.[1]
  const browser = of([
    [/Edg\//u, 'Edge'],
    [/Firefox\//u, 'Firefox'],
    [/Chrome\//u, 'Chrome'],
    [/Safari\//u, 'Safari'],
  ])
  const system = of([
    [/iPhone/u, 'iPhone'],
    [/iPad/u, 'iPad'],
    [/Android/u, 'Android'],
    [/Windows/u, 'Windows'],
    [/Mac OS/u, 'Mac'],
    [/Linux/u, 'Linux'],
  ])
  return words.deviceName(browser, system)
}

/** Pushes to this very device. In the desktop app Baton itself tells people, so there are none. */
export const usePush = (
  { pushKey, devices }: Pick<OwnChannels, 'pushKey' | 'devices'>,
  changed: () => void,
) => {
  const desk = useDesk()
  const { info } = useDesktop()
  const [hereId, setHereId] = useState<string | null>(null)
  useEffect(() => {
    // Without an answer it is offered again, which replaces what there was.
    void pushDeviceHere().then(setHereId, () => undefined)
  }, [])
  const state = pushStateOf(info.shell !== 'electron' && canTakePushes(), hereId, devices)

  const allow = async (): Promise<void> => {
    if ((await Notification.requestPermission()) !== 'granted') return toast(words.denied, { tone: 'amber' })
    const found = await pushRegistration()
    if (found === undefined) return toast(words.noPush, { tone: 'amber' })
    try {
      const old = await found.pushManager.getSubscription()
      await old?.unsubscribe()
      const made = await found.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
      const { endpoint, keys } = made.toJSON()
      const answer = await desk.askServer('push:add', {
        name: deviceName(),
        subscription: {
          endpoint: endpoint ?? '',
          keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
        },
      })
      if (!answer.ok) {
        await made.unsubscribe()
        return toast(answer.problem.message, { tone: 'red' })
      }
      setHereId(answer.value.device.id)
      changed()
    } catch {
      toast(words.noService, { tone: 'amber' })
    }
  }

  return {
    state,
    hint: state === 'impossible' ? words.noPush : words.thisDeviceHint,
    allow,
    /** Ends pushes to this device if it is the one. */
    async forget(id: string): Promise<void> {
      if (id !== hereId) return
      await unsubscribe()
      setHereId(null)
    },
  }
}
