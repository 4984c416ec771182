import { type Alarm, alarmSaying } from '../account/alarm.ts'
import { currentClaim } from '../handoff/current-claim.ts'
import { titleLength } from '../handoff/escalation-words.ts'
import { handoffNotifications } from './handoff-notifications.ts'
import { endingSoonMs, handoverNotifications, shiftEnding } from './handover-notifications.ts'
import { dutySoonNotification } from './duty-soon.ts'
import { type NewsKind, type SessionNews, newsFor } from '../session/news.ts'
import { type Notification, type NotificationState, forClient, nameIn } from './notification.ts'
import { type NotificationWords, notificationWords } from './notification-words.ts'
import { isLeftBehind } from '../handoff/ownership.ts'
import { type Person, atLeast, canWork } from '../people/person.ts'
import { type PolicyTrial, trialFor } from '../duty/policy-trial.ts'
import { type Session, titleOf } from '../session/session.ts'
import { cut, isolated } from '../text/text.ts'
import { untoldTicket } from '../write-up/untold-ticket.ts'
import { lateAt } from '../handoff/waiting.ts'

/** Kinds of news whose text the server wrote, where the others have what a person did. */
const writtenByServer: ReadonlySet<NewsKind> = new Set(['nudged', 'due_soon', 'returned'])

const newsBody = (session: Session, { kind, text }: SessionNews, words: NotificationWords): string => {
  if (kind === 'needs_ticket')
    return untoldTicket(session) === 'ambiguous' ? words.severalTickets(text) : words.noTicket(text)
  if (kind === 'taken_over') return words.lostAccess(isolated(text))
  if (kind === 'resolved') return text === '' ? words.notSaidHow : words.solvedBy(isolated(text))
  if (text === '') return words.noReason
  return isolated(writtenByServer.has(kind) ? words.written(text) : text)
}

/** False once what someone was asked to do is done: the note has a ticket, or the session another number. */
const isStillNews = (session: Session, { kind, text }: SessionNews): boolean =>
  kind !== 'needs_ticket' || (untoldTicket(session) !== null && session.psaTicketId === text)

/** What a session has to tell one person: `{name} mentioned you · {title}`, leading to the entry. */
const newsNotifications = (
  person: Person,
  session: Session,
  state: NotificationState,
  now: number,
  words: NotificationWords,
): Notification[] =>
  session.news
    .filter(({ to, at }) => to === person.id && at > now - newsFor)
    .filter((item) => isStillNews(session, item))
    .map((item) => ({
      key: `${item.kind}:${item.entryId}`,
      kind: item.kind,
      title: `${words.news[item.kind](nameIn(state.people, item.by, words))} · ${isolated(cut(session.title, titleLength))}`,
      body: forClient(newsBody(session, item, words), session, words),
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
  words: NotificationWords,
): Notification | null => {
  if (!canWork(person) || !isLeftBehind(session, state.people)) return null
  const gave = state.handoffs.some(
    (handoff) =>
      handoff.sessionId === session.id &&
      handoff.state === 'claimed' &&
      currentClaim(handoff)?.by === session.ownerId &&
      handoff.handedOffBy === person.id,
  )
  if (!gave && !atLeast(person.role, 'admin')) return null
  return {
    key: `left:${session.id}:${session.ownerId}`,
    kind: 'left',
    title: words.left.title(isolated(titleOf(session, titleLength))),
    body: forClient(words.left.body(nameIn(state.people, session.ownerId, words)), session, words),
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
  words: NotificationWords,
): Notification | null => {
  if (trial === null || !canWork(person) || !trial.people.includes(person.id)) return null
  if (trial.at + trialFor <= now) return null
  const by = trial.by === person.id ? null : nameIn(people, trial.by, words)
  return {
    key: `trial:${trial.id}`,
    kind: 'trial',
    title: words.trial.title,
    body: words.trial.body(by, trial.priority),
    link: '/notifications',
    handoffId: trial.id,
    sessionId: null,
    priority: trial.priority,
    at: trial.at,
  }
}

/** Admins and owners hear that not everyone may be told. What it says may change; it is the same alarm until it is over. */
const alarmNotification = (
  person: Person,
  alarm: Alarm | null,
  words: NotificationWords,
): Notification | null =>
  alarm === null || !canWork(person) || !atLeast(person.role, 'admin')
    ? null
    : {
        key: `alarm:${alarm.since}`,
        kind: 'alarm',
        ...alarmSaying(alarm, words.alarm),
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
 *
 * @param words English for what leaves Baton; a screen gives those of its language
 */
export const notificationsFor = (
  person: Person,
  state: NotificationState,
  now: number,
  words: NotificationWords = notificationWords,
): Notification[] =>
  (person.active
    ? [
        ...state.handoffs.flatMap((handoff) => handoffNotifications(person, handoff, state, now, words)),
        ...(state.news ?? []).flatMap((session) => newsNotifications(person, session, state, now, words)),
        ...(state.left ?? []).map((session) => leftNotification(person, session, state, words)),
        trialNotification(person, state.trial ?? null, state, now, words),
        alarmNotification(person, state.alarm ?? null, words),
        ...(state.handovers ?? []).flatMap((handover) =>
          handoverNotifications(person, handover, (id) => nameIn(state.people, id, words), words),
        ),
        state.shift === undefined || state.shift === null || !canWork(person)
          ? null
          : shiftEnding(state.shift, now, words),
        ...(canWork(person) ? (state.dutySoon ?? []) : []).map((duty) =>
          dutySoonNotification(duty, now, words),
        ),
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
