import { z } from 'zod'
import type { NotificationKind } from './notification.ts'

/** Which system notifications someone wants on one device. Those inside Baton always appear. */
export const NotificationChoice = z.object({
  escalation: z.boolean().default(true),
  woke: z.boolean().default(true),
  /** What becomes of what they handed over. */
  claimed: z.boolean().default(true),
  /** Mentions, questions to them, and answers to theirs. */
  mention: z.boolean().default(true),
  sound: z.boolean().default(true),
})
export type NotificationChoice = z.infer<typeof NotificationChoice>

/** The key that a device stores the choice under. */
export const notificationChoiceKey = 'notifications'

const everything = NotificationChoice.parse({})

/** The stored choice; everything is on if nothing was chosen or it can't be read. */
export const notificationChoiceFrom = (kept: string | null): NotificationChoice => {
  if (kept === null) return everything
  try {
    return NotificationChoice.safeParse(JSON.parse(kept)).data ?? everything
  } catch {
    return everything
  }
}

/** The choice that each kind of notification belongs to. */
const choiceOf: Record<NotificationKind, Exclude<keyof NotificationChoice, 'sound'>> = {
  escalation: 'escalation',
  left: 'escalation',
  woke: 'woke',
  claimed: 'claimed',
  picked_up: 'claimed',
  confirmed: 'claimed',
  overdue: 'claimed',
  opened: 'claimed',
  resolved: 'claimed',
  abandoned: 'claimed',
  passed_on: 'claimed',
  taken_over: 'claimed',
  mention: 'mention',
  question: 'mention',
  answered: 'mention',
  exhausted: 'escalation',
  trial: 'escalation',
  alarm: 'escalation',
  nudged: 'claimed',
  due_soon: 'woke',
  needs_ticket: 'woke',
  returned: 'claimed',
  handover: 'escalation',
  handover_answered: 'claimed',
  handover_left: 'escalation',
  shift_ending: 'woke',
  duty_soon: 'woke',
}

/** True if a notification of that kind should also appear as a system notification. */
export const isWanted = (choice: NotificationChoice, kind: NotificationKind): boolean =>
  choice[choiceOf[kind]]
