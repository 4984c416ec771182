import { useEffect, useRef } from 'react'
import type { Arrival, Desk } from '../../data/contract/desk.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { go } from '../../state/route.ts'
import { toast } from '../../state/toasts.ts'

/** Tells a notification in the window, as long as no one has looked at it or taken it away. */
const tell = (desk: Desk, { key, title, body, link, priority }: Arrival, visible: boolean): void => {
  const pressing = priority === 'urgent' || priority === 'high'
  toast(title, {
    detail: body,
    tone: pressing ? 'amber' : 'neutral',
    action: {
      label: 'Open',
      run() {
        void desk.markNotificationsSeen([key])
        go(link)
      },
    },
    // A window that no one sees would show it to no one.
    stays: pressing || !visible,
    ...(key === 'summary'
      ? {}
      : {
          still: {
            get: () => desk.notifications.get().unseen.has(key),
            subscribe: desk.notifications.subscribe,
          },
        }),
  })
}

/** Raises what arrives as messages in the window; where the system has told it already, only to who is looking. */
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
        if (!arrival.shown || visible.current) tell(desk, arrival, visible.current)
      }),
    [desk],
  )
  return null
}
