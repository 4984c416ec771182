import { answerableFor, isOwnHandoff } from '../handoff/answerable.ts'
import { escalationBody, escalationTitle, reasonOf, titleLength } from '../handoff/escalation-words.ts'
import { exhaustedSaying } from '../handoff/exhausted.ts'
import { type Handoff, ago, directedTo, isTarget, reservedUntil } from '../handoff/handoff.ts'
import { lapsedAt, lapsedBecause } from '../handoff/lapsed.ts'
import { type Notification, type NotificationState, forClient, nameIn } from './notification.ts'
import { type NotificationWords, notificationWords } from './notification-words.ts'
import { asOpened, targetLeft } from '../handoff/ownership.ts'
import { parkingOf } from '../handoff/parking.ts'
import { type Person, atLeast, canWork } from '../people/person.ts'
import { titleOf } from '../session/session.ts'
import { toldAt } from '../handoff/told-at.ts'
import { cut, isolated } from '../text/text.ts'
import { lateAt, waitedMs } from '../handoff/waiting.ts'
import { wokenSaying } from '../session/woken-words.ts'

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

/** Who hears about an escalation at `now`: active engineers and above except the escalator; the target, or the team's members, first if it is directed. */
export const recipientsOf = (handoff: Handoff, people: Iterable<Person>, now: number): Person[] => {
  if (handoff.intent !== 'escalate' || handoff.acceptedAt === null) return []
  const reserved = reservedUntil(handoff, now) !== null
  return [...people].filter(
    (person) =>
      canWork(person) && !isOwnHandoff(handoff, person.id) && (!reserved || isTarget(handoff, person)),
  )
}

/** What became of a handoff, for whoever handed it over: claimed, then picked up. */
const claimNotifications = (
  handoff: Handoff,
  state: NotificationState,
  words: NotificationWords,
): Notification[] => {
  const { snapshot, claimedBy, claimedAt, claimTakenOver, pickup } = handoff
  if (claimedBy === null || claimedBy === answerableFor(handoff)) return []
  const name = nameIn(state.people, claimedBy, words)
  const base = {
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    link: `/handoffs/${handoff.id}`,
  }
  const waited = waitedMs(handoff, claimedAt ?? handoff.createdAt)
  const claimed: Notification = {
    ...base,
    key: `claimed:${handoff.id}`,
    kind: 'claimed',
    title: handoff.intent === 'park' ? words.claimed.parked(name) : words.claimed.escalation(name),
    body: forClient(
      `${words.claimed.after(ago(waited, words.units))} · ${isolated(titleOf(snapshot))}`,
      snapshot,
      words,
    ),
    at: claimedAt ?? handoff.createdAt,
    toldAt: claimedAt ?? 0,
  }
  if (pickup === null) return [claimed]
  const isTakers = claimTakenOver !== null && pickup.at >= claimTakenOver.at
  // Whoever has it themselves again knows that they went on with it.
  if (isTakers && claimTakenOver.by === answerableFor(handoff)) return [claimed]
  return [
    claimed,
    {
      ...base,
      key: `picked_up:${handoff.id}`,
      kind: 'picked_up',
      title: words.pickedUp[pickup.mode](isTakers ? nameIn(state.people, claimTakenOver.by, words) : name),
      body: forClient(isolated(titleOf(snapshot)), snapshot, words),
      at: pickup.at,
      toldAt: pickup.at,
    },
  ]
}

/** That a directed escalation has opened to everyone, for whoever escalated it, and for the person it was for. */
const openedNotification = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
  words: NotificationWords,
): Notification | null => {
  const at = lapsedAt(handoff, now)
  const target = directedTo(handoff)
  const mine = handoff.handedOffBy === person.id
  const isTheirs = handoff.targetUserId === person.id && canWork(person)
  if (at === null || target === null || (!mine && !isTheirs)) return null
  const name = isolated(state.teams?.get(target) ?? state.people.get(target)?.name ?? words.someone)
  const why = lapsedBecause(
    handoff,
    mine ? name : null,
    targetLeft(handoff, state.people),
    words.lapsed,
    words.units,
  )
  return {
    key: `opened:${handoff.id}`,
    kind: 'opened',
    title: words.opened.title(isolated(cut(handoff.snapshot.title, titleLength))),
    body: forClient(mine ? words.opened.mine(why) : words.opened.theirs(why), handoff.snapshot, words),
    link: mine ? `/sessions/${handoff.sessionId}` : `/handoffs/${handoff.id}`,
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    at,
  }
}

/** That no one took it, for whoever escalated it, and for admins and owners. */
const exhaustedNotification = (
  person: Person,
  handoff: Handoff,
  words: NotificationWords,
): Notification | null => {
  const mine = answerableFor(handoff) === person.id
  const exhausted = handoff.policy?.exhausted ?? null
  if (exhausted === null || (!mine && !(canWork(person) && atLeast(person.role, 'admin')))) return null
  const { title, body } = exhaustedSaying(handoff.policy, mine, words.exhausted)
  return {
    key: `exhausted:${handoff.id}:${exhausted.at}`,
    kind: 'exhausted',
    title: `${title}: ${isolated(titleOf(handoff.snapshot, titleLength))}`,
    body: forClient(body, handoff.snapshot, words),
    link: mine ? `/sessions/${handoff.sessionId}` : `/handoffs/${handoff.id}`,
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
    at: exhausted.at,
  }
}

/** Why it was parked; then, once the server has woken it, why this person is told and what changed. */
const wokenBody = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  parker: string | null,
  hasReply: boolean,
  words: NotificationWords,
): string => {
  const why =
    handoff.engineerNotes.trim() === ''
      ? hasReply
        ? words.woke.untilReply(parker)
        : words.woke.untilNow(parker)
      : reasonOf(handoff, words.escalation.reasons)
  if (handoff.woken === null) return why
  const ownerId = answerableFor(handoff)
  const { changes, because } = handoff.woken
  const isOwner = person.id === ownerId
  return changes.length === 0 && (isOwner || because === null)
    ? why
    : `${why}\n${wokenSaying(handoff.woken, isOwner, state.people.get(ownerId)?.name ?? words.someone, words.woken)}`
}

const openNotification = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
  words: NotificationWords,
): Notification | null => {
  const base = {
    handoffId: handoff.id,
    sessionId: handoff.sessionId,
    priority: handoff.priority,
  }
  const { snapshot } = handoff
  if (handoff.state === 'open' && handoff.intent === 'escalate') {
    if (isOwnHandoff(handoff, person.id)) {
      const at = lateAt(handoff)
      // Whoever took it over from them can claim it, and is told as those are.
      if (at === null || now < at || answerableFor(handoff) !== person.id) return null
      return {
        ...base,
        key: `overdue:${handoff.id}`,
        kind: 'overdue',
        title: words.overdue.title(isolated(titleOf(snapshot, titleLength))),
        body: forClient(
          words.overdue.body(ago(at - (handoff.acceptedAt ?? at), words.units)),
          snapshot,
          words,
        ),
        link: `/sessions/${handoff.sessionId}`,
        at,
      }
    }
    const opened = asOpened(handoff, state.people)
    if (recipientsOf(opened, [person], now).length === 0) return null
    const lastTold = toldAt(opened, person)
    return {
      ...base,
      key: `escalation:${handoff.id}`,
      kind: 'escalation',
      title: escalationTitle(nameIn(state.people, handoff.handedOffBy, words), snapshot, words.escalation),
      body: escalationBody(handoff, words.escalation),
      link: `/handoffs/${handoff.id}`,
      at: lastTold,
      toldAt: lastTold,
    }
  }
  if (handoff.state === 'open' && handoff.intent === 'park') {
    const parker = handoff.handedOffBy === person.id ? null : nameIn(state.people, handoff.handedOffBy, words)
    const parking = parkingOf(handoff, now)
    if (parking === 'asleep' || !wakesFor(person, handoff, state)) return null
    const hasReply = parking === 'replied'
    return {
      ...base,
      key: `woke:${handoff.id}`,
      kind: 'woke',
      title: (hasReply ? words.woke.replied : words.woke.time)(isolated(titleOf(snapshot, titleLength))),
      body: forClient(wokenBody(person, handoff, state, parker, hasReply, words), snapshot, words),
      link: `/sessions/${handoff.sessionId}`,
      at: handoff.wokeAt ?? handoff.wakeAt ?? now,
    }
  }
  return null
}

/** What a handoff tells this person, as its owner or as someone who may take it. */
export const handoffNotifications = (
  person: Person,
  handoff: Handoff,
  state: NotificationState,
  now: number,
  words: NotificationWords = notificationWords,
): (Notification | null)[] => {
  const mine = answerableFor(handoff) === person.id
  if (handoff.state === 'claimed') return mine ? claimNotifications(handoff, state, words) : []
  if (handoff.state !== 'open') return []
  const opened = openedNotification(person, handoff, state, now, words)
  return [
    openNotification(person, handoff, state, now, words),
    opened,
    exhaustedNotification(person, handoff, words),
  ]
}
