import { z } from 'zod'
import type { NotificationKind } from './notifications.ts'

/** What someone wants to be told of on one device by notifications of its system; notifications inside Baton stay. */
export const NotificationChoice = z.object({
  escalation: z.boolean().default(true),
  woke: z.boolean().default(true),
  claimed: z.boolean().default(true),
  sound: z.boolean().default(true),
})
export type NotificationChoice = z.infer<typeof NotificationChoice>

/** Under which name a device keeps the choice. */
export const notificationChoiceKey = 'notifications'

const everything = NotificationChoice.parse({})

/** The choice in what a device keeps; everything where nothing was chosen, or it cannot be read. */
export const notificationChoiceFrom = (kept: string | null): NotificationChoice => {
  if (kept === null) return everything
  try {
    return NotificationChoice.safeParse(JSON.parse(kept)).data ?? everything
  } catch {
    return everything
  }
}

/** Under which of the choices each kind of notification falls. */
const choiceOf: Record<NotificationKind, Exclude<keyof NotificationChoice, 'sound'>> = {
  escalation: 'escalation',
  left: 'escalation',
  woke: 'woke',
  claimed: 'claimed',
  overdue: 'claimed',
}

/** True when a notification of that kind is raised as a notification. */
export const isWanted = (choice: NotificationChoice, kind: NotificationKind): boolean =>
  choice[choiceOf[kind]]
