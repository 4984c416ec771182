import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk'
import type { WithoutModel } from '../../../core/domain/enrichment/without-model.ts'

export type Failure = { because: WithoutModel; detail: string }

const byStatus = (status: number): WithoutModel => {
  // 402: the key's account has no credit left, which only whoever runs the server can change, like the key itself.
  if (status === 401 || status === 402 || status === 403) return 'no_key'
  if (status === 408) return 'timed_out'
  if (status === 409 || status === 429 || status >= 500) return 'overloaded'
  return 'unusable'
}

/**
 * What a failed call means. The service's own words are left out of `detail`, because they may repeat what was sent.
 *
 * @param isLate whether our own time for the call is over: a stalled answer surfaces as any kind of abort
 */
export const failureOf = (error: unknown, isLate: boolean): Failure => {
  if (isLate || error instanceof APIConnectionTimeoutError)
    return { because: 'timed_out', detail: 'no answer in time' }
  if (error instanceof APIUserAbortError) return { because: 'timed_out', detail: 'aborted' }
  if (error instanceof APIConnectionError) return { because: 'not_reached', detail: codeOf(error) }
  if (error instanceof APIError) {
    const { status } = error as { status: number | undefined }
    // An error inside a stream has no status of its own.
    if (status === undefined) return { because: 'overloaded', detail: 'failed while answering' }
    return { because: byStatus(status), detail: `status ${status}` }
  }
  if (error instanceof SyntaxError) return { because: 'unusable', detail: 'no JSON' }
  const code = codeOf(error)
  return code === ''
    ? { because: 'unusable', detail: 'unreadable answer' }
    : { because: 'not_reached', detail: code }
}

/** The code of the innermost error, which alone says what stopped a call. */
const codeOf = (error: unknown): string => {
  if (error instanceof Error && error.cause instanceof Error) return codeOf(error.cause)
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  return typeof code === 'string' ? code : ''
}
