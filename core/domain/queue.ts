import { priorities, reservedUntil, type Handoff } from './handoff.ts'
import { asOpened } from './ownership.ts'
import { canWork, type Person } from './person.ts'

/** Which handoffs a queue shows: those of one team, or of the whole account when null. */
export type QueueScope = { teamId: string | null }

/** Why a person cannot claim, in the order in which it is said; null when they can. */
export type ClaimBar = 'viewer' | 'own' | 'reserved' | 'ended'

/** One line of the queue, ready to be shown to one person. */
export type QueueItem = { handoff: Handoff; forMe: boolean; mine: boolean; claimBar: ClaimBar | null }

/** The queue as one person sees it: escalations that wait, and what the others have parked. */
export type Queue = { waiting: QueueItem[]; parked: QueueItem[] }

/** What keeps `person` from claiming `handoff` at `now`, the same rules by which the server decides. */
export const claimBarOf = (handoff: Handoff, person: Person, now: number): ClaimBar | null => {
  if (handoff.state !== 'open') return 'ended'
  if (!canWork(person)) return 'viewer'
  if (handoff.handedOffBy === person.id) return 'own'
  const reserved = reservedUntil(handoff, now) !== null && handoff.targetUserId !== person.id
  return reserved && person.role === 'engineer' ? 'reserved' : null
}

const byUrgency = (a: QueueItem, b: QueueItem): number =>
  Number(b.forMe) - Number(a.forMe) ||
  priorities.indexOf(b.handoff.priority) - priorities.indexOf(a.handoff.priority) ||
  a.handoff.createdAt - b.handoff.createdAt ||
  (a.handoff.id < b.handoff.id ? -1 : 1)

/**
 * Sorts the open handoffs into a person's queue.
 *
 * Directed ones stand on top for their target, then by priority, then the oldest first. Parked ones are a
 * section of their own and count for no one. Handoffs that ended are left out.
 *
 * @param people those who cannot work any more keep nothing for themselves
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
        scope.teamId === null || handoff.teamId === scope.teamId || handoff.targetUserId === person.id,
    )
    .map((handoff) => ({
      handoff,
      forMe: handoff.targetUserId === person.id,
      mine: handoff.handedOffBy === person.id,
      claimBar: claimBarOf(asOpened(handoff, people), person, now),
    }))
    .toSorted(byUrgency)
  return {
    waiting: items.filter((item) => item.handoff.intent === 'escalate'),
    parked: items.filter((item) => item.handoff.intent === 'park'),
  }
}

/** Escalations that are open, told apart by whom they wait for. */
export type WaitingCount = {
  /** They wait for this person, among others: everyone's but their own. 0 for viewers, of whom nothing is asked. */
  waiting: number
  /** They wait for someone else: this person's own, or all of them for a viewer. */
  others: number
}

/**
 * The one count of escalations: on title, tray, badge, live region and at the head of the queue.
 *
 * @param handoffs those that are counted: of the account, or of what a queue shows
 */
export const waitingFor = (person: Person, handoffs: readonly Handoff[]): WaitingCount => {
  const open = handoffs.filter(({ state, intent }) => state === 'open' && intent === 'escalate')
  const waiting = canWork(person) ? open.filter(({ handedOffBy }) => handedOffBy !== person.id).length : 0
  return { waiting, others: open.length - waiting }
}
