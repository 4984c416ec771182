import type { Alarm } from '../account/alarm.ts'
import type { Handoff } from '../handoff/handoff.ts'
import type { Priority } from '../duty/priority.ts'
import type { Handover } from '../handover/handover.ts'
import type { NewsKind } from '../session/news.ts'
import type { Person } from '../people/person.ts'
import type { PolicyTrial } from '../duty/policy-trial.ts'
import type { Session } from '../session/session.ts'
import { type NotificationWords, notificationWords } from './notification-words.ts'
import { isolated } from '../text/text.ts'

/**
 * `overdue`: no one has claimed what this person escalated, and by now someone should have. `opened`: whoever it was
 * directed to didn't claim it, so that everyone was notified. `exhausted`: everyone was told, or no one could be reached, and no
 * one took it. `left`: a session is stuck with someone who no longer has
 * access. `trial`: an admin tests who is told. `alarm`: the server's own checks say that not everyone may be told, for admins and
 * owners. `handover`: someone hands their shift over; `handover_answered`, `handover_left`: what became of it, or no one took it;
 * `shift_ending`, `duty_soon`: this person's duty ends, or begins, soon. The rest is what became of a session they handed over, and who mentioned them.
 */
export type NotificationKind =
  | 'escalation'
  | 'claimed'
  | 'picked_up'
  | 'opened'
  | 'woke'
  | 'overdue'
  | 'exhausted'
  | 'left'
  | 'trial'
  | 'alarm'
  | 'handover'
  | 'handover_answered'
  | 'handover_left'
  | 'shift_ending'
  | 'duty_soon'
  | NewsKind

/** Something a person should know. Derived from documents; `key` is the same on every device. */
export type Notification = {
  key: string
  kind: NotificationKind
  title: string
  body: string
  /** In-app path: the handoff's context screen, or the session. */
  link: string
  /** Null if there is no handoff, as for a session that was left behind. */
  handoffId: string | null
  /** Null for what isn't about a session. */
  sessionId: string | null
  priority: Priority
  at: number
  /** Of what can be told again under the same key: when it was last, by the server's clock (`toldAt`). Then it is news once more. */
  toldAt?: number
}

/** A duty of someone that begins at `from`, of which they want to hear at `at`. Milliseconds. */
export type DutySoon = { scheduleId: string; at: number; from: number; text: string }

/** What notifications are derived from. `handoffs` are the open ones, and those this person recently handed off. */
export type NotificationState = {
  handoffs: readonly Handoff[]
  sessions: ReadonlyMap<string, Session>
  /** Sessions underway whose owner no longer has access. */
  left?: readonly Session[]
  /** Sessions with news for this person. */
  news?: readonly Session[]
  people: ReadonlyMap<string, Person>
  /** The latest test of a policy. */
  trial?: PolicyTrial | null
  /** Shift handovers that are still worth a look. */
  handovers?: readonly Handover[]
  /** The end of this person's duty, and how many sessions they have open; null if they aren't on duty. */
  shift?: { endsAt: number; scheduleId: string; open: number } | null
  /** Duties of this person that begin soon: `at` is when they want to hear of it, `text` says from when until when. */
  dutySoon?: readonly DutySoon[]
  /** Names of teams, by id. */
  teams?: ReadonlyMap<string, string>
  /** What the server found wrong with telling people. */
  alarm?: Alarm | null
}

/** Someone's name; a word for people who aren't here. */
export const nameIn = (
  people: ReadonlyMap<string, Person>,
  id: string,
  { someone }: Pick<NotificationWords, 'someone'> = notificationWords,
): string => isolated(people.get(id)?.name ?? someone)

/** A sentence, followed by whose problem it is about. */
export const forClient = (
  text: string,
  { client }: Pick<Session, 'client'>,
  words: Pick<NotificationWords, 'client'> = notificationWords,
): string => (client === '' ? text : `${text}\n${words.client(isolated(client))}`)
