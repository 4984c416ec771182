import type { Handoff } from '../../../core/domain/handoff.ts'
import { waitingFor, type Queue, type QueueItem } from '../../../core/domain/queue.ts'
import { canWork, type Person } from '../../../core/domain/person.ts'
import { cut } from '../../../core/domain/text.ts'
import { counted } from '../../../core/domain/plural.ts'

/** What stands at the head of a queue: what waits for its reader, as the badge counts it, and what does not. */
export const queueHead = (reader: Person, { waiting: items }: Pick<Queue, 'waiting'>): string => {
  const { waiting, others } = waitingFor(
    reader,
    items.map(({ handoff }) => handoff),
  )
  if (!canWork(reader)) return `${others} open`
  return others === 0 ? `${waiting} waiting` : `${waiting} waiting · ${others} yours`
}

/** The second line of a card: what the escalator said, in quotes, or that they said nothing. */
export const reasonQuote = (handoff: Handoff): string =>
  handoff.engineerNotes.trim() === '' ? 'No reason provided.' : `“${cut(handoff.engineerNotes, 160)}”`

/** Whom an escalation asks, everyone where that person `left`; null where a pill says it already: "for you". */
export const audienceOf = (item: QueueItem, nameOf: (id: string) => string, left = false): string | null => {
  if (item.forMe) return null
  const { targetUserId } = item.handoff
  return targetUserId === null || left ? 'everyone' : `for ${nameOf(targetUserId)}`
}

/** The third line of a card: for whom, how far, how many ways. */
export const cardFacts = (item: QueueItem, nameOf: (id: string) => string, left = false): string => {
  const { snapshot, intent } = item.handoff
  const branches = snapshot.branchMap?.length ?? 0
  return [
    intent === 'park'
      ? item.mine
        ? 'yours'
        : nameOf(item.handoff.handedOffBy)
      : audienceOf(item, nameOf, left),
    snapshot.stepCount === 0 ? null : `step ${snapshot.stepCount}`,
    branches === 0 ? null : counted(branches, 'branch', 'branches'),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
