/** Runs an account's work when its turn comes. Rejects with `LineTooLong` if too much is already waiting. */
export type InLine = <T>(accountId: string, work: () => Promise<T>) => Promise<T>

/** So much is waiting for this account that more couldn't be answered in time. */
export class LineTooLong extends Error {}

type Line = { running: number; waiting: (() => void)[] }

/**
 * Limits how much one account does at once; the rest waits in order.
 *
 * Waiting work holds no connection. Otherwise, one busy account would take every connection in the pool while waiting
 * for its own lock, and everyone else would wait behind it.
 */
export const createAccountLine = (options: { atOnce: number; mostWaiting: number }): InLine => {
  const lines = new Map<string, Line>()
  return async (accountId, work) => {
    const line = lines.get(accountId) ?? { running: 0, waiting: [] }
    lines.set(accountId, line)
    if (line.running < options.atOnce) line.running += 1
    else if (line.waiting.length >= options.mostWaiting)
      throw new LineTooLong(`More than ${options.mostWaiting} requests of one workspace wait.`)
    // Hand the slot over directly, so that no one can jump the line.
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
