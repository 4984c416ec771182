import { hour, minute, second } from '../../core/domain/time/durations.ts'
import type { Message } from '../../core/notify/message.ts'
import type { NotifyChannel } from '../../core/notify/delivery.ts'

/** Where a message goes. What a destination's `settings` are is its channel's own. */
export type Address =
  | { kind: 'email'; to: string; name: string }
  | { kind: 'web_push'; subscriptions: readonly { id: string; subscription: unknown }[] }
  | { kind: 'destination'; settings: unknown }

/** One message to be sent, which may say several things. */
export type Outgoing = {
  /** The same on every attempt, and no other message has it: what a receiver can tell doubles by. */
  id: string
  to: Address
  /** In the order to be shown; at least one. */
  messages: readonly Message[]
  /** What the messages of one escalation to one receiver have in common; null if it is about several, or about none. */
  thread: { key: string; isFirst: boolean; rootId: string | null } | null
  /** 0 for the first attempt. After it, the message may have arrived although no one said so. */
  attempt: number
  /** When it was told. Milliseconds. */
  at: number
}

/**
 * What became of an attempt.
 *
 * `delivered` only if the receiver's own device confirms it; else it was merely handed over.
 *
 * - `temporary` may work later, after `retryAfterMs` at the earliest; `mayHaveArrived` if no one can tell whether it did
 * - `permanent` never will; `gone` if the receiver itself no longer exists and isn't to be asked again
 */
export type SendResult =
  | { ok: true; providerId: string | null; gone?: readonly string[] }
  | {
      ok: false
      kind: 'temporary' | 'permanent' | 'gone'
      /** For the ladder and the log: what went wrong, without anything secret. At most 200 characters. */
      reason: string
      retryAfterMs: number | null
      mayHaveArrived: boolean
      gone?: readonly string[]
    }

/**
 * One way to reach people or a workspace's destination.
 *
 * It tries once and never repeats. It never throws what it knows: it only rejects when `signal` is aborted.
 */
export type Channel = {
  name: Exclude<NotifyChannel, 'in_app'>
  /** How long to wait before each further attempt. Milliseconds; after the last one the message has failed. */
  retries: readonly number[]
  /** How long an attempt may take. Milliseconds. */
  attemptMs: number
  /** Attempts at once. */
  lanes: number
  send(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult>
  /** Lets go of what it holds. */
  close?(): Promise<void>
}

/** For people, who wait: three further attempts, then the next channel. */
export const personRetries: readonly number[] = [15_000, 15_000, 15_000]

/** For endpoints, which come back: over more than three days (Standard Webhooks). */
export const endpointRetries: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

export const failed = (
  kind: 'temporary' | 'permanent' | 'gone',
  reason: string,
  more: { retryAfterMs?: number | null; mayHaveArrived?: boolean; gone?: readonly string[] } = {},
): SendResult => ({
  ok: false,
  kind,
  reason: reason.replace(/\s+/gu, ' ').trim().slice(0, 200),
  retryAfterMs: more.retryAfterMs ?? null,
  mayHaveArrived: more.mayHaveArrived ?? false,
  ...(more.gone === undefined ? {} : { gone: more.gone }),
})
