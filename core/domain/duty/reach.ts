import { z } from 'zod'
import { Id, Timestamp } from '../document/id.ts'

/** People who are named on a rung; those beyond are only counted. */
export const mostNamed = 50

/** How many people something has reached, when the first, and the earliest of them by name. */
export const Reached = z.object({
  count: z.int().min(0),
  firstAt: Timestamp.nullable(),
  people: z.array(Id).max(mostNamed),
})
export type Reached = z.infer<typeof Reached>

/**
 * How far a handoff has got with people since it came to the queue, in counts: it is told to everyone it reached, so what it
 * says of them must not grow with them. Who has seen it counts as reached.
 */
export const Reach = z.object({
  /** When it came back to the queue last, by the server's clock; 0 if it never did. Whom it had reached before that no longer counts. */
  since: Timestamp,
  delivered: Reached,
  seen: Reached,
  /** Of those named who have seen it: the latest they had been told of by then (`toldAt`). */
  seenUpTo: z.record(Id, Timestamp),
  /** When it reached the first person ever, and was first seen, although it came back since; for figures. */
  ever: z.object({ deliveredAt: Timestamp.nullable(), seenAt: Timestamp.nullable() }),
  /**
   * People and destinations told outside of Baton: handed to a server, which doesn't say that it arrived; held until quiet hours
   * end, the first at `heldUntil`; and those whom nothing reached.
   */
  outside: z.object({
    handedOver: z.int().min(0),
    held: z.int().min(0),
    heldUntil: Timestamp.nullable(),
    failed: z.int().min(0),
  }),
})
export type Reach = z.infer<typeof Reach>
export type Outside = Reach['outside']

const noOne: Reached = { count: 0, firstAt: null, people: [] }
const noneOutside: Outside = { handedOver: 0, held: 0, heldUntil: null, failed: 0 }
export const noReach: Reach = {
  since: 0,
  delivered: noOne,
  seen: noOne,
  seenUpTo: {},
  ever: { deliveredAt: null, seenAt: null },
  outside: noneOutside,
}

/** When one person was first reached on any channel, when they first looked, and what they knew of when they last did. */
export type PersonReached = {
  personId: string
  deliveredAt: number | null
  seenAt: number | null
  seenUpTo?: number | null
}

const rungOf = (times: readonly { personId: string; at: number | null }[]): Reached => {
  const reached = times
    .filter((one): one is { personId: string; at: number } => one.at !== null)
    .toSorted((a, b) => a.at - b.at || (a.personId < b.personId ? -1 : 1))
  return {
    count: reached.length,
    firstAt: reached[0]?.at ?? null,
    people: reached.slice(0, mostNamed).map(({ personId }) => personId),
  }
}

const earliest = (...times: (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/**
 * Adds up people, each of whom is given once.
 *
 * @param known what the handoff says already
 */
export const reachOf = (
  people: readonly PersonReached[],
  outside: Outside = noneOutside,
  { since, ever }: Pick<Reach, 'since' | 'ever'> = noReach,
): Reach => {
  const delivered = rungOf(
    people.map(({ personId, deliveredAt, seenAt }) => ({ personId, at: earliest(deliveredAt, seenAt) })),
  )
  const seen = rungOf(people.map(({ personId, seenAt }) => ({ personId, at: seenAt })))
  const upTo = new Map(people.map(({ personId, seenUpTo }) => [personId, seenUpTo ?? null]))
  const seenUpTo = seen.people.flatMap((id): [string, number][] => {
    const at = upTo.get(id) ?? null
    return at === null ? [] : [[id, at]]
  })
  return { since, delivered, seen, seenUpTo: Object.fromEntries(seenUpTo), ever, outside }
}

/** It came back to the queue at that time: it has to reach people again. */
export const reachAgain = ({ delivered, seen, ever }: Reach, since: number): Reach => ({
  ...noReach,
  since,
  ever: {
    deliveredAt: ever.deliveredAt ?? delivered.firstAt,
    seenAt: ever.seenAt ?? seen.firstAt,
  },
})

const isHigher = (next: Reached, known: Reached): boolean => next.count > known.count

const isSame = (a: Outside, b: Outside): boolean =>
  a.handedOver === b.handedOver && a.held === b.held && a.heldUntil === b.heldUntil && a.failed === b.failed

const isFurther = (next: Reach['seenUpTo'], known: Reach['seenUpTo']): boolean =>
  Object.entries(next).some(([id, at]) => at > (known[id] ?? -1))

/**
 * The further of two on each rung: what was reached once stays reached, until it comes back to the queue; of what is outside the
 * later count holds. The same object when nothing differs, and for a count of before it came back.
 */
export const furtherReach = (known: Reach, next: Reach): Reach => {
  if (next.since !== known.since) return known
  const delivered = isHigher(next.delivered, known.delivered)
  const seen = isHigher(next.seen, known.seen)
  const upTo = isFurther(next.seenUpTo, known.seenUpTo)
  if (!delivered && !seen && !upTo && isSame(known.outside, next.outside)) return known
  return {
    ...known,
    delivered: delivered ? next.delivered : known.delivered,
    seen: seen ? next.seen : known.seen,
    seenUpTo: upTo ? next.seenUpTo : known.seenUpTo,
    outside: next.outside,
  }
}

/**
 * How long marks are gathered before the next count goes out, by how many have been reached already. Milliseconds.
 *
 * The first is told at once. With many people many marks come, and each count goes to all of them.
 */
export const gatherFor = (reached: number): number =>
  reached === 0 ? 0 : Math.min(10_000, Math.max(1000, reached * 5))
