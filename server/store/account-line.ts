/** Runs an account's work in its turn. Rejects with `LineTooLong` when too much waits already. */
export type InLine = <T>(accountId: string, work: () => Promise<T>) => Promise<T>

/** So much of one account waits that more would not be answered in time. */
export class LineTooLong extends Error {}

type Line = { running: number; waiting: (() => void)[] }

/**
 * Lets each account have a bounded number of things underway, the rest waiting in their order.
 *
 * Whoever waits holds no connection. Without this one busy account has every connection of the pool waiting for its
 * lock, and all others wait behind it.
 */
export const createAccountLine = (options: { atOnce: number; mostWaiting: number }): InLine => {
  const lines = new Map<string, Line>()
  return async (accountId, work) => {
    const line = lines.get(accountId) ?? { running: 0, waiting: [] }
    lines.set(accountId, line)
    if (line.running < options.atOnce) line.running += 1
    else if (line.waiting.length >= options.mostWaiting)
      throw new LineTooLong(`More than ${options.mostWaiting} requests of one workspace wait.`)
    // Whoever ends hands its place on, so that no one can step in between.
    else await new Promise<void>((resolve) => line.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = line.waiting.shift()
      if (next !== undefined) next()
      else {
        line.running -= 1
        if (line.running === 0) lines.delete(accountId)
      }
    }
  }
}
