/**
 * Runs an account's work when its turn comes. Rejects with `LineTooLong` if too much is already waiting.
 *
 * What a person waits for (`first`) goes before what the server does on its own: after an escalation that is ten times as much.
 */
export type InLine = <T>(
  accountId: string,
  work: () => Promise<T>,
  options?: { first?: boolean },
) => Promise<T>

/** So much is waiting for this account that more couldn't be answered in time. */
export class LineTooLong extends Error {}

/** The lines of all accounts for one kind of work, for work that is given whole, and for what begins and ends by itself. */
export type AccountLines = {
  inLine: InLine
  /** Waits for the account's turn; what it resolves to ends it, once. Rejects like `inLine`. */
  enter(accountId: string): Promise<() => void>
}

type Line = {
  running: number
  /** What is someone's to wait for, and the rest. */
  first: (() => void)[]
  waiting: (() => void)[]
  /** How many have gone before the rest since its last turn. */
  ahead: number
}

/** So many may go before the rest until it has a turn again: who is told of an escalation must not wait for a quiet moment. */
const mostAhead = 4

/** Whose turn it is. */
const takeNext = (line: Line): (() => void) | undefined => {
  const isFirst = line.first.length > 0 && (line.waiting.length === 0 || line.ahead < mostAhead)
  line.ahead = isFirst ? line.ahead + 1 : 0
  return isFirst ? line.first.shift() : line.waiting.shift()
}

/**
 * Limits how much one account does at once; the rest waits in order.
 *
 * Waiting work holds no connection. Otherwise, one busy account would take every connection in the pool while waiting
 * for its own lock, and everyone else would wait behind it.
 */
export const createAccountLines = (options: { atOnce: number; mostWaiting: number }): AccountLines => {
  const lines = new Map<string, Line>()

  /** Null if it is this account's turn already. */
  const join = (accountId: string, first: boolean): Promise<void> | null => {
    const line = lines.get(accountId) ?? { running: 0, first: [], waiting: [], ahead: 0 }
    lines.set(accountId, line)
    if (line.running < options.atOnce) {
      line.running += 1
      return null
    }
    if (line.first.length + line.waiting.length >= options.mostWaiting)
      throw new LineTooLong(`More than ${options.mostWaiting} requests of one workspace wait.`)
    return new Promise<void>((resolve) => (first ? line.first : line.waiting).push(resolve))
  }
  /** Hands the slot over directly, so that no one can jump the line. */
  const leave = (accountId: string): void => {
    const line = lines.get(accountId)
    if (line === undefined) return
    const next = takeNext(line)
    if (next !== undefined) return next()
    line.running -= 1
    if (line.running === 0) lines.delete(accountId)
  }

  return {
    async inLine(accountId, work, { first = false } = {}) {
      const turn = join(accountId, first)
      if (turn !== null) await turn
      try {
        return await work()
      } finally {
        leave(accountId)
      }
    },
    async enter(accountId) {
      await join(accountId, false)
      return () => leave(accountId)
    },
  }
}

/** The same for work that is given whole. */
export const createAccountLine = (options: { atOnce: number; mostWaiting: number }): InLine =>
  createAccountLines(options).inLine
