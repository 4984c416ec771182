import { directedTo, type Handoff } from '../../../core/domain/handoff/handoff.ts'
import { lapsedAt } from '../../../core/domain/handoff/lapsed.ts'
import { waitingFor, type Queue, type QueueItem } from '../../../core/domain/handoff/queue.ts'
import { canWork, type Person } from '../../../core/domain/people/person.ts'
import { cut } from '../../../core/domain/text/text.ts'
import { whyHandedOver } from '../../language/handoffs.ts'
import { queueWords as words } from './queue.words.ts'

/** The count in the queue's header: what waits for its reader, as on the badge, and what doesn't. */
export const queueHead = (reader: Person, { waiting: items }: Pick<Queue, 'waiting'>): string => {
  const { waiting, others } = waitingFor(
    reader,
    items.map(({ handoff }) => handoff),
  )
  if (!canWork(reader)) return words.open(others)
  return others === 0 ? words.waiting(waiting) : words.waitingAndYours(waiting, others)
}

/** The second line of a card: why it was handed over, in quotes, or that no reason was given. */
export const reasonQuote = (handoff: Handoff): string => {
  const why = whyHandedOver(handoff)
  return why === '' ? words.noReason : words.quote(cut(why, 160))
}

/**
 * Who an escalation is for, and that it lapsed: opened to everyone unclaimed. Null when the pill "for you" already says it, and for everyone (as once that person has
 * `left`) except on one's own, where it tells who was asked.
 */
const audienceOf = (
  item: QueueItem,
  nameOf: (id: string) => string,
  { left, now }: { left: boolean; now: number },
): string | null => {
  const hasLapsed = !left && lapsedAt(item.handoff, now) !== null
  if (item.forMe) return hasLapsed ? words.nowEveryone : null
  const target = directedTo(item.handoff)
  if (target !== null && hasLapsed) return words.wasFor(nameOf(target))
  if (target !== null && !left) return words.for(nameOf(target))
  return item.mine ? words.everyone : null
}

/** The third line of a card, after its client: who handed it off, who it's for, how many steps, how many branches. */
export const cardFacts = (
  item: QueueItem,
  nameOf: (id: string) => string,
  at: { left: boolean; now: number },
): string => {
  const { snapshot, intent } = item.handoff
  const branches = snapshot.branchMap?.length ?? 0
  return [
    item.mine ? (intent === 'park' ? words.yours : null) : words.from(nameOf(item.handoff.handedOffBy)),
    intent === 'park' ? null : audienceOf(item, nameOf, at),
    snapshot.stepCount === 0 ? null : words.step(snapshot.stepCount),
    branches === 0 ? null : words.branches(branches),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
