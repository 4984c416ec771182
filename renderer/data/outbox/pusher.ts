import type { Problem, Result } from '../../../core/domain/document/problem.ts'
import type { Intent, Verdict } from '../../../core/intents/intent.ts'
import { limits } from '../../../core/protocol/messages.ts'
import type { Connection, Granted } from '../wire/connection.ts'
import { jsonBytes } from './check-payload.ts'
import type { IntentLog } from './intent-log.ts'

/** An intent that is being sent while it is still being stored. */
export type Ahead = {
  /** It is in the log, so the server's answer can be processed. */
  stored(): void
  /** It couldn't be stored. Returns the server's answer; null if there was none. */
  verdict(): Promise<Verdict | null>
}

/** Sends this device's intents, in order, one message at a time. */
export type Pusher = {
  /** There may be something to send. */
  run(): void
  /** Sends an intent that is about to be appended; null if it has to wait its turn. */
  sendAhead(intent: Intent): Ahead | null
  close(): void
}

/** The first intents that fit into one message, by number and by bytes of JSON. At least one. */
export const firstChunk = (
  intents: readonly Intent[],
  most: { intents: number; bytes: number } = { intents: limits.pushIntents, bytes: limits.pushBytes },
): Intent[] => {
  const chunk: Intent[] = []
  let bytes = 0
  for (const intent of intents) {
    const size = jsonBytes(intent) + 1
    if (chunk.length > 0 && (chunk.length >= most.intents || bytes + size > most.bytes)) break
    chunk.push(intent)
    bytes += size
  }
  return chunk
}

/** Delays after a temporary failure. Milliseconds. */
const waits = { rateLimited: 1500, other: 3000, quota: 60_000 }

/**
 * Makes the pusher. It stops when the connection is lost; run it again when it is back.
 *
 * If an answer is lost, the intent is sent again: the server gives the same verdict for the same id.
 */
export const createPusher = (
  parts: { connection: Connection; log: IntentLog },
  events: {
    /** Intents started being sent, or are no longer being sent. */
    sending(isSending: boolean): void
    /** Verdicts are stored. */
    settled(): void
    /** Why the server is taking no more for a while; null once it does again. Pending intents stay pending. */
    held(why: Problem | null): void
    failed(error: unknown): void
  },
): Pusher => {
  const { connection, log } = parts
  let running = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedFor: number | undefined
  let isHeld = false

  const send = async (chunk: readonly Intent[]): Promise<Result<Granted<'intents:push'>>> => {
    events.sending(true)
    return connection.request('intents:push', { intents: [...chunk] })
  }

  /** Sends one chunk. Returns how long to wait before the next, or null to stop. */
  const pushOnce = async (): Promise<number | null> => {
    const chunk = firstChunk(log.pending())
    return chunk.length === 0 ? null : heard(chunk, await send(chunk))
  }

  /** Acts on the answer to a chunk. */
  const heard = async (
    chunk: readonly Intent[],
    answer: Result<Granted<'intents:push'>>,
  ): Promise<number | null> => {
    if (closed) return null
    if (answer.ok) {
      const sent = new Set(chunk.map((intent) => intent.id))
      const verdicts = answer.value.verdicts.filter((verdict) => sent.has(verdict.id))
      await log.settle(verdicts)
      events.settled()
      if (isHeld && verdicts.length > 0) events.held(null)
      isHeld &&= verdicts.length === 0
      askedFor = undefined
      return verdicts.length > 0 ? 0 : waits.other
    }
    const { kind, expected } = answer.problem
    switch (kind) {
      case 'offline':
        return null
      case 'missing_prior': {
        // It asked twice for the same number although we sent it: something is wrong on the server.
        if (askedFor === expected) return waits.other
        askedFor = expected
        const before = log.deviceId()
        await log.goBackTo(expected ?? 1)
        if (log.deviceId() === before) return 0
        // The server identifies a connection by the device id it was opened with.
        connection.restart()
        return null
      }
      case 'rate_limited':
        return waits.rateLimited
      case 'quota_reached':
        isHeld = true
        events.held(answer.problem)
        // Ask again now and then, because an admin may have raised the limit.
        return waits.quota
      case 'timeout':
        // A connection that swallows requests is worse than none.
        connection.restart()
        return null
      case 'bad_request':
      case 'too_large':
        // One bad intent must not hold up the rest: sent alone, only that one is rejected.
        await alone(chunk)
        return 0
      default:
        return waits.other
    }
  }

  /**
   * Sends the intents of a rejected message one by one. The first one rejected on its own gets its verdict on the
   * device.
   */
  const alone = async (chunk: readonly Intent[]): Promise<void> => {
    for (const intent of chunk) {
      const answer = await connection.request('intents:push', { intents: [intent] })
      if (closed) return
      const told = answer.ok ? answer.value.verdicts.find((verdict) => verdict.id === intent.id) : undefined
      if (told !== undefined) {
        await log.settle([told])
        events.settled()
        continue
      }
      if (!answer.ok && (answer.problem.kind === 'bad_request' || answer.problem.kind === 'too_large')) {
        const { kind, message } = answer.problem
        const verdict: Verdict = { id: intent.id, status: 'rejected', kind, message }
        await log.settle([verdict])
        events.settled()
      }
      return
    }
  }

  /** Sends until nothing is waiting. `first` is handled before that: the answer to something already sent. */
  const loop = async (first?: () => Promise<number | null>): Promise<void> => {
    running = true
    let wait: number | null = 0
    try {
      if (first !== undefined) wait = await first()
      while (wait === 0 && !closed && connection.isOnline()) wait = await pushOnce()
    } catch (error) {
      events.failed(error)
      wait = waits.other
    } finally {
      running = false
      if (!closed) events.sending(false)
    }
    if (closed) return
    if (wait !== null && wait > 0) timer = setTimeout(run, wait)
    // Something may have been appended since we last looked.
    else if (connection.isOnline() && log.pending().length > 0) run()
  }

  const run = (): void => {
    clearTimeout(timer)
    if (!running && !closed && connection.isOnline()) void loop()
  }

  return {
    run,
    sendAhead(intent) {
      if (running || closed || !connection.isOnline() || log.pending().length > 0) return null
      running = true
      clearTimeout(timer)
      const answer = send([intent])
      return {
        stored: () => void loop(async () => heard([intent], await answer)),
        async verdict() {
          const told = await answer
          running = false
          events.sending(false)
          return (told.ok ? told.value.verdicts.find((one) => one.id === intent.id) : undefined) ?? null
        },
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
