import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { LineTooLong } from './account-line.ts'

/** PostgreSQL is down, closed this connection, or isn't accepting one. By SQLSTATE or system error code. */
const away = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** Something we needed was busy for too long: a lock, or a statement that timed out. */
const busy = new Set(['55P03', '57014', '40P01', '40001'])
/** Messages of `pg` errors that have no code. */
const awayWords =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when|Query read timeout|Client was closed)/

/** Whether the database is to blame for a failure, not the request: retrying in a moment may work. */
export const outageOf = (error: unknown): 'away' | 'busy' | null => {
  if (typeof error !== 'object' || error === null) return null
  const of: { code?: unknown; message?: unknown; cause?: unknown } = error
  // The code of a DOMException, which is what an aborted signal throws, is a number.
  const code = typeof of.code === 'string' ? of.code : ''
  const message = typeof of.message === 'string' ? of.message : ''
  if (away.has(code) || code.startsWith('08') || awayWords.test(message)) return 'away'
  if (busy.has(code)) return 'busy'
  return of.cause instanceof Error ? outageOf(of.cause) : null
}

/** What people are told about an unexpected failure; `unavailable` if the database is to blame. */
export const failureProblem = (error: unknown): Problem => {
  if (error instanceof LineTooLong)
    return problem(
      'rate_limited',
      'This workspace is sending more than the server can handle. Baton will try again automatically.',
    )
  switch (outageOf(error)) {
    case 'away':
      return problem('unavailable', 'The server can’t reach its database right now. Try again in a moment.')
    case 'busy':
      return problem('unavailable', 'The server is busy with this workspace. Try again in a moment.')
    case null:
      return problem(
        'internal',
        'The server couldn’t do that just now. Try again. If it keeps happening, ask your admin to check the server’s log.',
      )
  }
}

/** Called when the database went away, and when it came back and after how long. */
export type OutageLog = {
  away(error: unknown): void
  back(milliseconds: number): void
}

/** Time between checks whether the database is back. Milliseconds. */
const pause = 500

/** Notices once that the database went away, then polls until it is back. */
export const createOutageWatch = (ask: () => Promise<unknown>, log: OutageLog) => {
  let since: number | null = null
  let closed = false
  const look = (): void => {
    setTimeout(() => {
      if (closed || since === null) return
      ask().then(() => {
        if (closed || since === null) return
        log.back(Date.now() - since)
        since = null
      }, look)
    }, pause).unref()
  }
  return {
    /** Call it with every failure; it ignores those that aren't outages. Returns true for an outage. */
    failed(error: unknown): boolean {
      if (outageOf(error) !== 'away') return false
      if (since !== null || closed) return true
      since = Date.now()
      log.away(error)
      look()
      return true
    },
    close() {
      closed = true
    },
  }
}
