import type { Result } from '../../../core/domain/document/problem.ts'
import { endsSignIn, type AuthClient } from '../wire/auth-client.ts'
import type { KeyValue } from '../store/own/key-value.ts'

/**
 * Tells the server that someone has signed out if that wasn't possible at the time.
 *
 * Until then, the token needed for it stays where it was: in the keychain, or in a cookie that no page can read.
 */
export type Farewell = {
  /** Someone has left without the server being told. Resolves when that is on disk. */
  owe(): Promise<void>
  /** Tells the server now if that is still pending; resolves when it succeeded or has to be retried. */
  pay(): Promise<void>
  /**
   * Lets someone sign in: tells the server about the last sign-out first, and never during the sign-in. Once they are
   * in, there is nothing left to tell.
   */
  before<T>(enter: () => Promise<Result<T>>): Promise<Result<T>>
  close(): void
}

/** Delay between attempts, in milliseconds; doubles each time. */
const firstRetry = 5000
const longestRetry = 300_000

export const createFarewell = (parts: {
  serverUrl: string
  auth: Pick<AuthClient, 'signOut' | 'forget'>
  memory: KeyValue
  onError: (error: unknown) => void
}): Farewell => {
  const { auth, memory } = parts
  const key = `baton:${parts.serverUrl}:farewell`
  let paying: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let held = false
  let closed = false

  const payNow = async (): Promise<void> => {
    const told = await auth.signOut({ everywhere: false })
    if (told.ok || endsSignIn(told.problem)) {
      await auth.forget()
      await memory.remove(key)
      failures = 0
      return
    }
    if (closed) return
    timer = setTimeout(() => void farewell.pay(), Math.min(longestRetry, firstRetry * 2 ** failures))
    failures += 1
  }

  const farewell: Farewell = {
    owe: async () => memory.set(key, 'yes'),
    async pay() {
      clearTimeout(timer)
      if (closed || held || memory.get(key) === null) return
      paying ??= payNow()
        .catch(parts.onError)
        .finally(() => {
          paying = null
        })
      await paying
    },
    async before(enter) {
      await farewell.pay()
      held = true
      try {
        const answer = await enter()
        // Their token has replaced the one needed to tell the server.
        if (answer.ok) await memory.remove(key)
        return answer
      } finally {
        held = false
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
  return farewell
}
