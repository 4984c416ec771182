import { isOwnHandoff } from './answerable.ts'
import { isTarget, reservedUntil, type Handoff } from './handoff.ts'
import { priorities } from '../duty/priority.ts'
import { asOpened } from './ownership.ts'
import { canWork, type Person } from '../people/person.ts'
import { byNeed, byWait } from './waiting.ts'

/** Which handoffs a queue shows: one team's, or the whole account's if null. */
export type QueueScope = { teamId: string | null }

/** Why a person can't claim, in the order the reasons are checked; null if they can. */
export type ClaimBar = 'viewer' | 'own' | 'reserved' | 'ended'

/** One line of the queue, ready to show to one person. */
export type QueueItem = {
  handoff: Handoff
  /** Directed to this person, or to their team. */
  forMe: boolean
  mine: boolean
  claimBar: ClaimBar | null
}

/** The queue as one person sees it: waiting escalations, and what others have parked. */
export type Queue = { waiting: QueueItem[]; parked: QueueItem[] }

/** What keeps `person` from claiming `handoff` at `now`, by the same rules the server applies. */
export const claimBarOf = (handoff: Handoff, person: Person, now: number): ClaimBar | null => {
  if (handoff.state !== 'open') return 'ended'
  if (!canWork(person)) return 'viewer'
  if (isOwnHandoff(handoff, person.id)) return 'own'
  const reserved = reservedUntil(handoff, now) !== null && !isTarget(handoff, person)
  return reserved && person.role === 'engineer' ? 'reserved' : null
}

/** How closely an item is meant for this person: 2 for them alone, 1 for their team, 0 for everyone. */
const closeness = ({ forMe, handoff }: QueueItem): number =>
  !forMe ? 0 : handoff.targetUserId === null ? 1 : 2

const byUrgency = (a: QueueItem, b: QueueItem): number =>
  closeness(b) - closeness(a) ||
  priorities.indexOf(b.handoff.priority) - priorities.indexOf(a.handoff.priority) ||
  byNeed(a.handoff, b.handoff)

/**
 * Sorts the open handoffs into a person's queue.
 *
 * Handoffs directed to this person come first, then those to their team, then by priority, then what is due or has
 * waited longest. Parked ones
 * are a separate section and count for no one. Handoffs that have ended are left out.
 *
 * @param people nothing stays reserved for those who no longer have access
 */
export const queueFor = (
  person: Person,
  handoffs: readonly Handoff[],
  now: number,
  scope: QueueScope = { teamId: null },
  people: ReadonlyMap<string, Person> = new Map(),
): Queue => {
  const items = handoffs
    .filter((handoff) => handoff.state === 'open')
    .filter(
      (handoff) =>
        scope.teamId === null ||
        handoff.teamId === scope.teamId ||
        handoff.targetTeamId === scope.teamId ||
        handoff.targetUserId === person.id,
    )
    .map((handoff) => ({
      handoff,
      forMe: isTarget(handoff, person) && !isOwnHandoff(handoff, person.id),
      mine: isOwnHandoff(handoff, person.id),
      claimBar: claimBarOf(asOpened(handoff, people), person, now),
    }))
    .toSorted(byUrgency)
  return {
    waiting: items.filter((item) => item.handoff.intent === 'escalate'),
    parked: items.filter((item) => item.handoff.intent === 'park'),
  }
}

/** Open escalations, split by whom they are waiting for. */
export type WaitingCount = {
  /** Waiting for this person, among others: all but their own. 0 for viewers, who are asked for nothing. */
  waiting: number
  /** Waiting for someone else: this person's own, or all of them for a viewer. */
  others: number
}

/**
 * The one count of escalations: in the title, tray, badge and live region, and at the top of the queue.
 *
 * @param handoffs the handoffs to count: the account's, or those a queue shows
 */
export const waitingFor = (person: Person, handoffs: readonly Handoff[]): WaitingCount => {
  const open = handoffs.filter(({ state, intent }) => state === 'open' && intent === 'escalate')
  const waiting = canWork(person) ? open.filter((handoff) => !isOwnHandoff(handoff, person.id)).length : 0
  return { waiting, others: open.length - waiting }
}

/** The escalation that ended because its session was resolved, if that was its latest handoff. */
export const escalationEndedBy = (handoffs: readonly Handoff[]): Handoff | null => {
  const [latest] = handoffs.toSorted((a, b) => byWait(b, a))
  return latest?.intent === 'escalate' && latest.closedBecause === 'resolved' ? latest : null
}
