import { day, minute } from '../../core/domain/time/durations.ts'
import { asksElsewhere } from '../../core/protocol/answer-times.ts'
import type { PsaProblem } from './provider.ts'

/** How long things take that have to do with ticket systems. Milliseconds. */
export type PsaTimings = {
  /** For one call. */
  call: number
  /**
   * How long no one else touches a writeback after something was sent: longer than a call waits, and as long as a system may
   * take to finish what it was sent although whoever sent it died.
   */
  lease: number
  /** Between tries of one writeback; behind the last it has failed (domain.md, "Writeback ledger"). */
  retries: readonly number[]
  /** Between tries of a connection that can't be reached; the last one from then on. */
  outages: readonly number[]
  /** Between looks for what was left behind by a process that died. */
  sweep: number
  /** How long one run goes on before it lets others in. */
  drain: number
  /** Between looks at what changed where the system doesn't call. */
  poll: number
  /** For all calls that answer one request of a desk, which waits a little longer. */
  asked: Pick<
    Record<keyof typeof asksElsewhere, number>,
    Extract<keyof typeof asksElsewhere, `tickets:${string}` | `connection:${string}`>
  >
}

export const psaTimings: PsaTimings = {
  call: 30_000,
  lease: 150_000,
  retries: [5 * minute, 15 * minute, 45 * minute],
  outages: [minute, 5 * minute, 15 * minute, 45 * minute],
  sweep: 30_000,
  drain: 30_000,
  poll: 5 * minute,
  asked: asksElsewhere,
}

/** Writebacks of one connection at once, in one process. */
export const psaLanes = 4

/**
 * How long after it was written down something may still be sent: the rest of the lease is for what takes long to arrive.
 * Milliseconds, as the lease.
 */
export const writingWithin = (lease: number): number => Math.floor(lease * 0.4)

/** The longest that a system is believed when it asks to wait. Milliseconds. */
const longestWait = day

/**
 * How long to wait before a system is asked again: as long as usual, or longer if it wishes. What it asks for may be no time at all,
 * and then every try would be used up at once. Milliseconds.
 */
export const waitBefore = (usual: number, { retryAfterMs }: Pick<PsaProblem, 'retryAfterMs'>): number =>
  Math.max(usual, Math.min(longestWait, retryAfterMs ?? 0))
