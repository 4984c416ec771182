import { type Alarm, alarmSaying } from './alarm.ts'
import { priorityWord, titleLength } from './escalation-words.ts'
import { handoffNotifications } from './handoff-notifications.ts'
import { endingSoonMs, handoverNotifications, shiftEnding } from './handover-notifications.ts'
import { dutySoonNotification } from './duty-soon.ts'
import { type NewsKind, type SessionNews, newsFor } from './news.ts'
import { type Notification, type NotificationState, forClient, nameIn } from './notification.ts'
import { needsOwner } from './ownership.ts'
import { type Person, atLeast, canWork } from './person.ts'
import { type PolicyTrial, trialFor } from './policy-trial.ts'
import { type Session, titleOf } from './session.ts'
import { cut, isolated } from './text.ts'
import { lateAt } from './waiting.ts'

const newsTitles: Record<NewsKind, (name: string) => string> = {
  mention: (name) => `${name} mentioned you`,
  confirmed: (name) => `${name} confirmed what they take over`,
  question: (name) => `${name} asked a question`,
  resolved: (name) => `${name} resolved it`,
  abandoned: (name) => `${name} abandoned it`,
  passed_on: (name) => `${name} escalated it again`,
  taken_over: (name) => `${name} took it over`,
  nudged: () => 'Still working on this?',
  due_soon: () => 'Due soon',
  returned: () => 'Back in the queue',
  answered: () => 'The assistant answered',
}

const newsBody = ({ kind, text }: SessionNews): string => {
  if (kind === 'taken_over') return `${isolated(text)} no longer has access.`
  if (kind === 'resolved')
    return text === '' ? 'Nothing was written about what solved it.' : `Solved by: ${isolated(text)}`
  return text === '' ? 'No reason provided.' : isolated(text)
}

/** What a session has to tell one person: `{name} mentioned you · {title}`, leading to the entry. */
const newsNotifications = (
  person: Person,
  session: Session,
  state: NotificationState,
  now: number,
): Notification[] =>
  session.news
    .filter(({ to, at }) => to === person.id && at > now - newsFor)
    .map((item) => ({
      key: `${item.kind}:${item.entryId}`,
      kind: item.kind,
      title: `${newsTitles[item.kind](nameIn(state.people, item.by))} · ${isolated(cut(session.title, titleLength))}`,
      body: forClient(newsBody(item), session),
      link: `/sessions/${session.id}/${item.entryId}`,
      handoffId: null,
      sessionId: session.id,
      priority: 'normal' as const,
      at: item.at,
    }))

/** Admins and owners hear about a session that was left behind, and so does whoever handed it to the person who left. */
const leftNotification = (
  person: Person,
  session: Session,
  state: NotificationState,
): Notification | null => {
  if (!canWork(person) || !needsOwner(session, state.people)) return null
  const gave = state.handoffs.some(
    (handoff) =>
      handoff.sessionId === session.id &&
      handoff.state === 'claimed' &&
      handoff.claimedBy === session.ownerId &&
      handoff.handedOffBy === person.id,
  )
  if (!gave && !atLeast(person.role, 'admin')) return null
  return {
    key: `left:${session.id}:${session.ownerId}`,
    kind: 'left',
    title: `Needs a new owner: ${isolated(titleOf(session, titleLength))}`,
    body: forClient(
      `${nameIn(state.people, session.ownerId)} owned it and no longer has access. Take it over, or ask someone to.`,
      session,
    ),
    link: `/sessions/${session.id}`,
    handoffId: null,
    sessionId: session.id,
    priority: 'normal',
    at: session.updatedAt,
  }
}

/** That an admin tests who is told of an escalation: nothing to do, and nothing to claim. */
const trialNotification = (
  person: Person,
  trial: PolicyTrial | null,
  { people }: NotificationState,
  now: number,
): Notification | null => {
  if (trial === null || !canWork(person) || !trial.people.includes(person.id)) return null
  if (trial.at + trialFor <= now) return null
  const by = trial.by === person.id ? 'You' : nameIn(people, trial.by)
  return {
    key: `trial:${trial.id}`,
    kind: 'trial',
    title: 'Test, nothing to do',
    body: `${by} tested who is told of an escalation. Priority: ${priorityWord[trial.priority]}.`,
    link: '/notifications',
    handoffId: trial.id,
    sessionId: null,
    priority: trial.priority,
    at: trial.at,
  }
}

/** Admins and owners hear that not everyone may be told. What it says may change; it is the same alarm until it is over. */
const alarmNotification = (person: Person, alarm: Alarm | null): Notification | null =>
  alarm === null || !canWork(person) || !atLeast(person.role, 'admin')
    ? null
    : {
        key: `alarm:${alarm.since}`,
        kind: 'alarm',
        ...alarmSaying(alarm),
        link: '/settings/policies',
        handoffId: null,
        sessionId: null,
        priority: 'urgent',
        at: alarm.since,
      }

/**
 * One person's notifications at one moment, newest first.
 *
 * Nothing is stored: once something is claimed, withdrawn or resolved, it stops being an escalation for everyone at
 * once. Viewers never hear about escalations, and people without access hear about nothing. A parked session wakes
 * by the device's own clock, so this works offline.
 */
export const notificationsFor = (person: Person, state: NotificationState, now: number): Notification[] =>
  (person.active
    ? [
        ...state.handoffs.flatMap((handoff) => handoffNotifications(person, handoff, state, now)),
        ...(state.news ?? []).flatMap((session) => newsNotifications(person, session, state, now)),
        ...(state.left ?? []).map((session) => leftNotification(person, session, state)),
        trialNotification(person, state.trial ?? null, state, now),
        alarmNotification(person, state.alarm ?? null),
        ...(state.handovers ?? []).flatMap((handover) =>
          handoverNotifications(person, handover, (id) => nameIn(state.people, id)),
        ),
        state.shift === undefined || state.shift === null || !canWork(person)
          ? null
          : shiftEnding(state.shift, now),
        ...(canWork(person) ? (state.dutySoon ?? []) : []).map((duty) => dutySoonNotification(duty, now)),
      ]
    : []
  )
    .filter((notification) => notification !== null)
    .toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))

/**
 * When `notificationsFor` next changes just because time passes, or null: a wake-up, an opening, a wait that gets too long,
 * a test that isn't news any more, a duty that ends or begins.
 */
export const nextNotificationChange = (
  { handoffs, trial, shift, dutySoon }: Pick<NotificationState, 'handoffs' | 'trial' | 'shift' | 'dutySoon'>,
  now: number,
): number | null => {
  const times = [
    ...handoffs
      .filter((handoff) => handoff.state === 'open')
      .flatMap((handoff) => [handoff.wakeAt, handoff.opensAt, lateAt(handoff)]),
    trial === null || trial === undefined ? null : trial.at + trialFor,
    ...(shift === null || shift === undefined ? [] : [shift.endsAt - endingSoonMs, shift.endsAt]),
    ...(dutySoon ?? []).flatMap(({ at, from }) => [at, from]),
  ].filter((time) => time !== null && time > now)
  return times.length === 0 ? null : Math.min(...(times as number[]))
}
