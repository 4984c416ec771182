import { useEffect, useState } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { channelWords as words } from './channels.words.ts'

/** Whether this device takes pushes: it does, it could, or it can't. */
export type PushState = 'on' | 'off' | 'impossible'

const isPossible = (): boolean =>
  window.isSecureContext &&
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  'Notification' in window

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

const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  isPossible() ? navigator.serviceWorker.getRegistration('/') : undefined

/** True if a subscription was made for this server's key: a server whose secret was changed has another, and can't use it. */
const isFor = ({ options }: PushSubscription, pushKey: string): boolean => {
  const bytes = String.fromCodePoint(...new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '') === pushKey
}

/** Pushes to this very device. In the desktop app Baton itself tells people, so there are none. */
export const usePush = (pushKey: string, changed: () => void) => {
  const desk = useDesk()
  const { info } = useDesktop()
  const possible = info.shell !== 'electron' && isPossible()
  const [state, setState] = useState<PushState>(possible ? 'off' : 'impossible')
  const [deviceId, setDeviceId] = useState<string | null>(null)
  useEffect(() => {
    void registration().then(async (found) => {
      const known = await found?.pushManager.getSubscription()
      if (known !== null && known !== undefined && isFor(known, pushKey)) setState('on')
    })
  }, [pushKey])

  const allow = async (): Promise<void> => {
    if ((await Notification.requestPermission()) !== 'granted') return toast(words.denied, { tone: 'amber' })
    const found = await registration()
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
      setDeviceId(answer.value.device.id)
      setState('on')
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
      if (id !== deviceId) return
      await (await (await registration())?.pushManager.getSubscription())?.unsubscribe()
      setState('off')
    },
  }
}
