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
 * How far a handoff has got with people, in counts: it is told to everyone it reached, so what it says of them must not
 * grow with them. Who has seen it counts as reached.
 */
export const Reach = z.object({
  delivered: Reached,
  seen: Reached,
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
export const noReach: Reach = { delivered: noOne, seen: noOne, outside: noneOutside }

/** When one person was first reached on any channel, and when they first looked. */
export type PersonReached = { personId: string; deliveredAt: number | null; seenAt: number | null }

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

/** Adds up people, each of whom is given once. */
export const reachOf = (people: readonly PersonReached[], outside: Outside = noneOutside): Reach => ({
  delivered: rungOf(
    people.map(({ personId, deliveredAt, seenAt }) => ({ personId, at: earliest(deliveredAt, seenAt) })),
  ),
  seen: rungOf(people.map(({ personId, seenAt }) => ({ personId, at: seenAt }))),
  outside,
})

const isHigher = (next: Reached, known: Reached): boolean => next.count > known.count

const isSame = (a: Outside, b: Outside): boolean =>
  a.handedOver === b.handedOver && a.held === b.held && a.heldUntil === b.heldUntil && a.failed === b.failed

/**
 * The further of two on each rung: what was reached once stays reached; of what is outside the later count holds. The same object
 * when nothing differs.
 */
export const furtherReach = (known: Reach, next: Reach): Reach => {
  const delivered = isHigher(next.delivered, known.delivered)
  const seen = isHigher(next.seen, known.seen)
  if (!delivered && !seen && isSame(known.outside, next.outside)) return known
  return {
    delivered: delivered ? next.delivered : known.delivered,
    seen: seen ? next.seen : known.seen,
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
