import { useEffect, useRef } from 'react'
import type { Arrival, Desk } from '../../data/contract/desk.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { go, parseRoute } from '../../state/route/route.ts'
import { toast } from '../../state/messages/toasts.ts'
import { notificationWords } from './notifications.words.ts'

/** Shows a notification in the window until someone has looked at it or it no longer applies. */
const announce = (desk: Desk, { key, title, body, link, priority }: Arrival, visible: boolean): void => {
  const pressing = priority === 'urgent' || priority === 'high'
  toast(title, {
    detail: body,
    tone: pressing ? 'amber' : 'neutral',
    action: {
      label: notificationWords.open,
      run() {
        void desk.markNotificationsSeen([key])
        go(link)
      },
    },
    // In a window no one can see, no one would see it.
    stays: pressing || !visible,
    name: key,
    ...(key === 'summary' || key === 'more'
      ? {}
      : {
          still: {
            get: () => desk.notifications.get().unseen.has(key),
            subscribe: desk.notifications.subscribe,
          },
        }),
  })
}

/** Announces new notifications in the window; if the system already showed one, only to someone looking at the window. */
export const Arrivals = () => {
  const desk = useDesk()
  const { api } = useDesktop()
  const visible = useRef(true)
  useEffect(
    () =>
      api.onVisible((now) => {
        visible.current = now
      }),
    [api],
  )
  useEffect(
    () =>
      desk.onArrival((arrival) => {
        // Whoever looks at the list sees it arrive there.
        if (visible.current && parseRoute(globalThis.location.hash).name === 'notifications') return
        if (!arrival.shown || visible.current) announce(desk, arrival, visible.current)
      }),
    [desk],
  )
  return null
}
