import { setTimeout as waitByNode } from 'node:timers/promises'

/** What a ticket system takes in the long run, and how much of it at once. `within` in milliseconds. */
export type CallLimit = { calls: number; within: number; atOnce: number }

/** Waits until the next call may go out. Rejects only when the signal is aborted. */
export type Pace = (signal: AbortSignal) => Promise<void>

/** Milliseconds. */
type Clock = { now(): number; wait(ms: number, signal: AbortSignal): Promise<unknown> }
const realClock: Clock = {
  now: Date.now,
  wait: (ms, signal) => waitByNode(ms, undefined, { signal }),
}

/**
 * Lets calls go in the order in which they came: as many at once as the limit says, and from then on at its pace. One that is
 * given up while it waits has used its turn.
 */
export const createPace = ({ calls, within, atOnce }: CallLimit, { now, wait } = realClock): Pace => {
  const gap = within / calls
  let next = -Infinity
  return async (signal) => {
    signal.throwIfAborted()
    const at = now()
    const turn = Math.max(next, at - gap * (atOnce - 1))
    next = turn + gap
    if (turn > at) await wait(turn - at, signal)
  }
}
