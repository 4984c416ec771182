import type { Result } from '../../../core/domain/problem.ts'
import { endsSignIn, type AuthClient } from '../wire/auth-client.ts'
import type { KeyValue } from '../store/key-value.ts'

/**
 * Tells the server that someone has signed out, when it could not be told at once.
 *
 * Until then the token by which it is told stays where it was: in the keychain, or in a cookie that no page can read.
 */
export type Farewell = {
  /** Someone has left without the server hearing of it. Resolves when that is on disk. */
  owe(): Promise<void>
  /** Tells it now if it is still to be told; resolves when it was, or when it has to be tried again. */
  pay(): Promise<void>
  /** Lets someone in: tells it first, and not while they come in; once they are in, there is nothing to tell any more. */
  before<T>(enter: () => Promise<Result<T>>): Promise<Result<T>>
  close(): void
}

/** Waits between attempts, milliseconds: doubled each time. */
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
        // The token by which it could be told has been replaced by theirs.
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
