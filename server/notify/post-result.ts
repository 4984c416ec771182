import { retryAfter } from '../psa/psa-client.ts'
import { failed, type SendResult } from './channel.ts'
import { type PostAnswer, PostFailed } from './guarded-post.ts'

/**
 * What an endpoint's answer means: 2xx is taken; 410 and 404 with `isGone` that it no longer exists; 429, 408 and server errors
 * come back; a redirect is never followed; anything else won't get better by asking again.
 */
export const resultOf = (
  answer: PostAnswer,
  { name, now, goneAt }: { name: string; now: number; goneAt: readonly number[] },
): SendResult => {
  const { status } = answer
  if (status >= 200 && status < 300) return { ok: true, providerId: null }
  if (goneAt.includes(status))
    return failed('gone', `${name} says that this address no longer exists (${status})`)
  const retryAfterMs = retryAfter(answer.headers.get('retry-after'), now)
  if (status === 429) return failed('temporary', `${name} asks to slow down`, { retryAfterMs })
  if (status >= 300 && status < 400)
    return failed('temporary', `${name} redirects elsewhere, which isn’t followed (${status})`)
  if (status >= 500 || status === 408 || status === 425)
    return failed('temporary', `${name} answered ${status}`, { retryAfterMs, mayHaveArrived: true })
  return failed('permanent', `${name} refused it (${status})`)
}

/** The same for an attempt that got no answer. */
export const failureOf = (error: unknown, name: string): SendResult => {
  if (error instanceof PostFailed)
    return failed(error.isRefused ? 'permanent' : 'temporary', `${name}: ${error.message}`, {
      mayHaveArrived: error.mayHaveArrived,
    })
  return failed('temporary', `${name} couldn’t be reached`, { mayHaveArrived: true })
}
