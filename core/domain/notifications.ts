import { type Alarm, alarmSaying } from './alarm.ts'
import { answerableFor, knowsOf } from './answerable.ts'
import { ago, directedTo, isTarget, reservedUntil, type Handoff, type Priority } from './handoff.ts'
import { newsFor, type NewsKind, type SessionNews } from './news.ts'
import { asOpened, needsOwner, targetLeft } from './ownership.ts'
import { escalationBody, escalationTitle, priorityWord, reasonOf, titleLength } from './escalation-words.ts'
import { exhaustedSaying } from './exhausted.ts'
import { lapsedAt, lapsedBecause } from './lapsed.ts'
import type { Handover } from './handover.ts'
import { endingSoonMs, handoverNotifications, shiftEnding } from './handover-notifications.ts'
import { parkingOf } from './parking.ts'
import { atLeast, canWork, type Person } from './person.ts'
import { trialFor, type PolicyTrial } from './policy-trial.ts'
import { titleOf, type Session } from './session.ts'
import { cut, isolated } from './text.ts'
import { wokenSaying } from './woken-words.ts'
import { lateAt } from './waiting.ts'

/**
 * `overdue`: no one has claimed what this person escalated, and by now someone should have. `opened`: whoever it was
 * directed to didn't claim it, so that everyone was notified. `exhausted`: everyone was told, or no one could be reached, and no
 * one took it. `left`: a session is stuck with someone who no longer has
 * access. `trial`: an admin tests who is told. `alarm`: the server's own checks say that not everyone may be told, for admins and
 * owners. `handover`: someone hands their shift over; `handover_answered`, `handover_left`: what became of it, or no one took it;
 * `shift_ending`: this person's duty ends soon. The rest is what became of a session they handed over, and who mentioned them.
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
}

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
  /** Names of teams, by id. */
  teams?: ReadonlyMap<string, string>
  /** What the server found wrong with telling people. */
  alarm?: Alarm | null
}

/** True if `person` hears that a parked session wakes: its owner, or the team if the owner no longer has access. */
const wakesFor = (person: Person, handoff: Handoff, state: NotificationState): boolean => {
  const ownerId = state.sessions.get(handoff.sessionId)?.ownerId ?? answerableFor(handoff)
  const owner = state.people.get(ownerId)
  const { woken } = handoff
  if (woken !== null && person.id !== ownerId && canWork(person)) {
    if (woken.who === 'admins') return atLeast(person.role, 'admin')
    if (woken.who === 'duty') return woken.people.includes(person.id)
    if (woken.who === 'team') return handoff.teamId === null || person.teamId === handoff.teamId
  }
  // An unknown owner may simply not have synced yet.
  if (owner === undefined || canWork(owner)) return person.id === ownerId
  return canWork(person) && (handoff.teamId === null || person.teamId === handoff.teamId)
}

const nameIn = (people: ReadonlyMap<string, Person>, id: string): string =>
  isolated(people.get(id)?.name ?? 'Someone')

/** A sentence, followed by whose problem it is about. */
const forClient = (text: string, { client }: Pick<Session, 'client'>): string =>
  client === '' ? text : `${text}\nClient: ${isolated(client)}`

/** Who hears about an escalation at `now`: active engineers and above except the escalator; the target, or the team's members, first if it is directed. */
export const recipientsOf = (handoff: Handoff, people: Iterable<Person>, now: number): Person[] => {
  if (handoff.intent !== 'escalate' || handoff.acceptedAt === null) return []
  const reserved = reservedUntil(handoff, now) !== null
  return [...people].filter(
    (person) => canWork(person) && !knowsOf(handoff, person.id) && (!reserved || isTarget(handoff, person)),
  )
}

const pickedUpWords = {
  continue: 'picked up where you left off',
  briefing: 'started with a briefing',
  fresh: 'started fresh',
} as const

/** What became of a handoff, for whoever handed it over: claimed, then picked up. */
const claimNotifications = (handoff: Handoff, state: NotificationState): Notification[] => {
  const { snapshot, claimedBy, claimedAt, pickup } = handoff
  if (claimedBy === null || claimedBy === answerableFor(handoff)) return []
  const name = nameIn(state.people, claimedBy)
  const base = {
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    link: `/handoffs/${handoff.id}`,
  }
  const waited = (claimedAt ?? 0) - (handoff.acceptedAt ?? handoff.createdAt)
  const claimed: Notification = {
    ...base,
    key: `claimed:${handoff.id}`,
    kind: 'claimed',
    title: `${name} claimed your ${handoff.intent === 'park' ? 'parked session' : 'escalation'}`,
    body: forClient(`After ${ago(waited)} · ${isolated(titleOf(snapshot))}`, snapshot),
    at: claimedAt ?? handoff.createdAt,
  }
  if (pickup === null) return [claimed]
  return [
    claimed,
    {
      ...base,
      key: `picked_up:${handoff.id}`,
      kind: 'picked_up',
      title: `${name} ${pickedUpWords[pickup.mode]}`,
      body: forClient(isolated(titleOf(snapshot)), snapshot),
      at: pickup.at,
    },
  ]
}

/** That a directed escalation has opened to everyone, for whoever escalated it, and for the person it was for. */
const openedNotification = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
): Notification | null => {
  const at = lapsedAt(handoff, now)
  const target = directedTo(handoff)
  const mine = handoff.handedOffBy === person.id
  const isTheirs = handoff.targetUserId === person.id && canWork(person)
  if (at === null || target === null || (!mine && !isTheirs)) return null
  const name = isolated(state.teams?.get(target) ?? state.people.get(target)?.name ?? 'Someone')
  const why = lapsedBecause(handoff, mine ? name : null, targetLeft(handoff, state.people))
  return {
    key: `opened:${handoff.id}`,
    kind: 'opened',
    title: `Now open to everyone: ${isolated(cut(handoff.snapshot.title, titleLength))}`,
    body: forClient(
      mine ? `${why}, so everyone who can claim it was notified.` : `${why}. You can still claim it.`,
      handoff.snapshot,
    ),
    link: mine ? `/sessions/${handoff.sessionId}` : `/handoffs/${handoff.id}`,
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    at,
  }
}

/** That no one took it, for whoever escalated it, and for admins and owners. */
const exhaustedNotification = (person: Person, handoff: Handoff): Notification | null => {
  const mine = answerableFor(handoff) === person.id
  const exhausted = handoff.policy?.exhausted ?? null
  if (exhausted === null || (!mine && !(canWork(person) && atLeast(person.role, 'admin')))) return null
  const { title, body } = exhaustedSaying(handoff.policy, mine)
  return {
    key: `exhausted:${handoff.id}:${exhausted.at}`,
    kind: 'exhausted',
    title: `${title}: ${isolated(titleOf(handoff.snapshot, titleLength))}`,
    body: forClient(body, handoff.snapshot),
    link: mine ? `/sessions/${handoff.sessionId}` : `/handoffs/${handoff.id}`,
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    at: exhausted.at,
  }
}

const newsTitles: Record<NewsKind, (name: string) => string> = {
  mention: (name) => `${name} mentioned you`,
  confirmed: (name) => `${name} confirmed what they take over`,
  question: (name) => `${name} asked a question`,
  resolved: (name) => `${name} resolved it`,
  abandoned: (name) => `${name} abandoned it`,
  passed_on: (name) => `${name} escalated it again`,
  taken_over: (name) => `${name} took it over`,
  nudged: () => 'Still working on this?',
  returned: () => 'Back in the queue',
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

/** Why it was parked; then, once the server has woken it, why this person is told and what changed. */
const wokenBody = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  parker: string,
  hasReply: boolean,
): string => {
  const why =
    handoff.engineerNotes.trim() === ''
      ? `${parker} parked this until ${hasReply ? 'a reply' : 'now'}.`
      : reasonOf(handoff)
  if (handoff.woken === null) return why
  const ownerId = answerableFor(handoff)
  const { changes, because } = handoff.woken
  const isOwner = person.id === ownerId
  return changes.length === 0 && (isOwner || because === null)
    ? why
    : `${why}\n${wokenSaying(handoff.woken, isOwner, state.people.get(ownerId)?.name ?? 'Someone')}`
}

const openNotification = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
): Notification | null => {
  const base = {
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
  }
  const { snapshot } = handoff
  if (handoff.state === 'open' && handoff.intent === 'escalate') {
    if (answerableFor(handoff) === person.id) {
      const at = lateAt(handoff)
      if (at === null || now < at) return null
      return {
        ...base,
        key: `overdue:${handoff.id}`,
        kind: 'overdue',
        title: `No one has claimed your escalation: ${isolated(titleOf(snapshot, titleLength))}`,
        body: forClient(
          `It has been waiting ${ago(at - (handoff.acceptedAt ?? at))}. If it can’t wait, phone your team.`,
          snapshot,
        ),
        link: `/sessions/${handoff.sessionId}`,
        at,
      }
    }
    if (recipientsOf(asOpened(handoff, state.people), [person], now).length === 0) return null
    return {
      ...base,
      key: `escalation:${handoff.id}`,
      kind: 'escalation',
      title: escalationTitle(nameIn(state.people, handoff.handedOffBy), snapshot),
      body: escalationBody(handoff),
      link: `/handoffs/${handoff.id}`,
      at: handoff.acceptedAt ?? handoff.createdAt,
    }
  }
  if (handoff.state === 'open' && handoff.intent === 'park') {
    const parker = handoff.handedOffBy === person.id ? 'You' : nameIn(state.people, handoff.handedOffBy)
    const parking = parkingOf(handoff, now)
    if (parking === 'asleep' || !wakesFor(person, handoff, state)) return null
    const hasReply = parking === 'replied'
    return {
      ...base,
      key: `woke:${handoff.id}`,
      kind: 'woke',
      title: `${hasReply ? 'The client replied' : 'Time to pick up'}: ${isolated(titleOf(snapshot, titleLength))}`,
      body: forClient(wokenBody(person, handoff, state, parker, hasReply), snapshot),
      link: `/sessions/${handoff.sessionId}`,
      at: handoff.wokeAt ?? handoff.wakeAt ?? now,
    }
  }
  return null
}

const handoffNotifications = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
): (Notification | null)[] => {
  const mine = answerableFor(handoff) === person.id
  if (handoff.state === 'claimed') return mine ? claimNotifications(handoff, state) : []
  if (handoff.state !== 'open') return []
  const opened = openedNotification(person, handoff, state, now)
  return [openNotification(person, handoff, state, now), opened, exhaustedNotification(person, handoff)]
}

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
    priority: 'normal',
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
      ]
    : []
  )
    .filter((notification) => notification !== null)
    .toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))

/**
 * When `notificationsFor` next changes just because time passes, or null: a wake-up, an opening, a wait that gets too long,
 * a test that isn't news any more, a duty that ends.
 */
export const nextNotificationChange = (
  { handoffs, trial, shift }: Pick<NotificationState, 'handoffs' | 'trial' | 'shift'>,
  now: number,
): number | null => {
  const times = [
    ...handoffs
      .filter((handoff) => handoff.state === 'open')
      .flatMap((handoff) => [handoff.wakeAt, handoff.opensAt, lateAt(handoff)]),
    trial === null || trial === undefined ? null : trial.at + trialFor,
    ...(shift === null || shift === undefined ? [] : [shift.endsAt - endingSoonMs, shift.endsAt]),
  ].filter((time) => time !== null && time > now)
  return times.length === 0 ? null : Math.min(...(times as number[]))
}
