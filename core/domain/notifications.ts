import { ago, reservedUntil, type Handoff, type Priority } from './handoff.ts'
import { asOpened, needsOwner } from './ownership.ts'
import { atLeast, canWork, type Person } from './person.ts'
import type { Session } from './session.ts'
import { cut } from './text.ts'
import { lateAt } from './waiting.ts'
import { counted } from './plural.ts'

/**
 * `overdue`: no one has claimed what this person escalated, and someone should have; `left`: a session is stuck with
 * someone who cannot work any more.
 */
export type NotificationKind = 'escalation' | 'claimed' | 'woke' | 'overdue' | 'left'

/** Something that a person should know. Derived from documents; `key` is the same on every device. */
export type Notification = {
  key: string
  kind: NotificationKind
  title: string
  body: string
  /** In-app path: the handoff's context screen, or the session. */
  link: string
  /** Null where there is none: a session that was left. */
  handoffId: string | null
  sessionId: string
  priority: Priority
  at: number
}

/** What notifications are derived from. `handoffs` are those that are open, and those this person handed off lately. */
export type NotificationState = {
  handoffs: readonly Handoff[]
  sessions: ReadonlyMap<string, Session>
  /** Sessions underway whose owner cannot work any more, as far as there are. */
  left?: readonly Session[]
  people: ReadonlyMap<string, Person>
}

/** Longest problem text in a title, in characters as people count them. */
const titleProblem = 70

/** Longest title and reason that a toast takes, in code units; long ones would not be shown at all. */
const toastUnits = { title: 299, reason: 900 }

const priorityWord: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

/** True when `person` is told that a parked session wakes: its owner, or the team when the owner cannot work any more. */
const wakesFor = (person: Person, handoff: Handoff, state: NotificationState): boolean => {
  const ownerId = state.sessions.get(handoff.sessionId)?.ownerId ?? handoff.handedOffBy
  const owner = state.people.get(ownerId)
  // A owner who is not known may just not have arrived yet.
  if (owner === undefined || canWork(owner)) return person.id === ownerId
  return canWork(person) && (handoff.teamId === null || person.teamId === handoff.teamId)
}

const nameIn = (people: ReadonlyMap<string, Person>, id: string): string => people.get(id)?.name ?? 'Someone'

/** `Escalation from {name} · #{ticket}: {problem…}`; the ticket only when one is linked. */
export const escalationTitle = (name: string, snapshot: Handoff['snapshot']): string => {
  const ticket = snapshot.psaTicketId === null ? '' : ` · #${snapshot.psaTicketId}`
  const start = `Escalation from ${name}${ticket}: `
  return `${start}${cut(snapshot.problemSummary, titleProblem, toastUnits.title - start.length)}`
}

const reasonOf = (handoff: Pick<Handoff, 'engineerNotes'>): string =>
  cut(handoff.engineerNotes, 300, toastUnits.reason)

/** Reason (or that there is none) and priority. */
export const escalationBody = (handoff: Pick<Handoff, 'engineerNotes' | 'priority'>): string => {
  const reason = handoff.engineerNotes.trim() === '' ? 'No reason provided.' : reasonOf(handoff)
  return `${reason}\nPriority: ${priorityWord[handoff.priority]}`
}

/** Who hears of an escalation at `now`: active engineers and above, not the escalator; a directed one its target first. */
export const recipientsOf = (handoff: Handoff, people: Iterable<Person>, now: number): Person[] => {
  if (handoff.intent !== 'escalate' || handoff.acceptedAt === null) return []
  const reserved = reservedUntil(handoff, now) !== null
  return [...people].filter(
    (person) =>
      canWork(person) &&
      person.id !== handoff.handedOffBy &&
      (!reserved || person.id === handoff.targetUserId),
  )
}

const notificationOf = (
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
    if (handoff.handedOffBy === person.id) {
      const at = lateAt(handoff)
      if (at === null || now < at) return null
      return {
        ...base,
        key: `overdue:${handoff.id}`,
        kind: 'overdue',
        title: `No one has claimed your escalation: ${cut(snapshot.title, titleProblem)}`,
        body: `It waited ${ago(at - (handoff.acceptedAt ?? at))}. If it cannot wait, call the service desk.`,
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
  if (handoff.state === 'claimed' && handoff.handedOffBy === person.id && handoff.claimedBy !== null) {
    return {
      ...base,
      key: `claimed:${handoff.id}`,
      kind: 'claimed',
      title: `${nameIn(state.people, handoff.claimedBy)} claimed your ${handoff.intent === 'park' ? 'parked session' : 'escalation'}`,
      body: cut(snapshot.title, 200),
      link: `/handoffs/${handoff.id}`,
      at: handoff.claimedAt ?? handoff.createdAt,
    }
  }
  if (handoff.state === 'open' && handoff.intent === 'park' && handoff.wakeAt !== null) {
    const parker = handoff.handedOffBy === person.id ? 'You' : nameIn(state.people, handoff.handedOffBy)
    const due = handoff.wokeAt !== null || handoff.wakeAt <= now
    if (!due || !wakesFor(person, handoff, state)) return null
    return {
      ...base,
      key: `woke:${handoff.id}`,
      kind: 'woke',
      title: `Time to pick up: ${cut(snapshot.title, titleProblem)}`,
      body: handoff.engineerNotes.trim() === '' ? `${parker} parked this until now.` : reasonOf(handoff),
      link: `/sessions/${handoff.sessionId}`,
      at: handoff.wakeAt,
    }
  }
  return null
}

/** Admins and owners are told of a session that was left, and who had handed it to the one who left. */
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
    title: `Needs a new owner: ${cut(session.title, titleProblem)}`,
    body: `${nameIn(state.people, session.ownerId)} held it and cannot work any more. Take it over, or ask someone to.`,
    link: `/sessions/${session.id}`,
    handoffId: null,
    sessionId: session.id,
    priority: 'normal',
    at: session.updatedAt,
  }
}

/**
 * The notifications of one person at one time, the newest first.
 *
 * Nothing is stored: what is claimed, withdrawn or resolved stops being an escalation for everybody at once.
 * A viewer is never told of escalations, and a person without access of nothing. A parked session wakes by the
 * device's own clock, so offline too.
 */
export const notificationsFor = (person: Person, state: NotificationState, now: number): Notification[] =>
  (person.active
    ? [
        ...state.handoffs.map((handoff) => notificationOf(person, handoff, state, now)),
        ...(state.left ?? []).map((session) => leftNotification(person, session, state)),
      ]
    : []
  )
    .filter((notification) => notification !== null)
    .toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))

/** The next time at which `notificationsFor` can change by time alone, or null: a wake-up, an opening, a wait that is too long. */
export const nextNotificationChange = (handoffs: readonly Handoff[], now: number): number | null => {
  const times = handoffs
    .filter((handoff) => handoff.state === 'open')
    .flatMap((handoff) => [handoff.wakeAt, handoff.opensAt, lateAt(handoff)])
    .filter((time) => time !== null && time > now)
  return times.length === 0 ? null : Math.min(...(times as number[]))
}

/** A toast for each new notification, or one summary where there are many: after a long time offline, for one. */
export const toastsFor = (
  fresh: readonly Notification[],
): { key: string; title: string; body: string; link: string }[] => {
  if (fresh.length <= 3) return fresh.map(({ key, title, body, link }) => ({ key, title, body, link }))
  const escalations = fresh.filter((notification) => notification.kind === 'escalation').length
  const others = fresh.length - escalations
  const parts = [
    escalations > 0 ? counted(escalations, 'escalation waits', 'escalations wait') : '',
    others > 0 ? counted(others, 'other notification') : '',
  ].filter((part) => part !== '')
  const newest = fresh[0]
  return [
    {
      key: 'summary',
      title: `While you were away: ${parts.join(', ')}`,
      body: newest === undefined ? '' : newest.title,
      link: escalations > 0 ? '/queue' : '/notifications',
    },
  ]
}
