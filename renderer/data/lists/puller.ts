import { z } from 'zod'
import { Checkpoint, isSameCheckpoint } from '../../../core/domain/checkpoint.ts'
import { ChangeSchema, type Change } from '../../../core/domain/collections.ts'
import { Id, Rev } from '../../../core/domain/id.ts'
import { Problem, type Result } from '../../../core/domain/problem.ts'
import { wholeForMs } from '../../../core/domain/on-device.ts'
import { limits, Part, type PushOf } from '../../../core/protocol/messages.ts'
import type { Connection } from '../wire/connection.ts'
import type { LocalState } from './local-state.ts'

/** Keeps what this device knows in step with the server. */
export type Puller = {
  /** A connection was made; the server stands at `head`, and knows this device's history or does not. */
  welcomed(head: Checkpoint, recognised: boolean): void
  /** Changes came by themselves. */
  changed(message: PushOf<'sync:changed'>): void
  /** Keeps live messages back until it is called with false: what they say is about to be stored here. */
  keepBack(isKept: boolean): void
  /** Reads from where this device stands. Asked for while it is reading, it reads once more after that. */
  pull(): void
  /** The same, giving up on a connection that does not answer soon: it may have died while the machine slept. */
  probe(): void
  /** True while the device is known to be behind. */
  isBehind(): boolean
  close(): void
}

/** The answer to a pull whose documents are still to be looked at one by one: one bad apple must not stop the rest. */
const PullAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    changes: z.array(z.unknown()),
    left: z.array(Id),
    reached: Checkpoint,
    head: Rev,
    more: z.boolean(),
    part: Part.optional(),
  }),
  z.object({ ok: z.literal(false), problem: Problem }),
])

/** Batches that may wait to be stored while more are read: all shows long before all is stored. */
const ahead = 20
/** Live messages held while a pull is under way; beyond, the next pull brings what they said. */
const mostHeld = 200
const retryMs = 2000
const nothing = { changes: [], left: [] }
const probeMs = 4000

export const createPuller = (
  parts: { connection: Connection; state: LocalState; now: () => number },
  events: {
    /** The device has reached the server's head. */
    caughtUp(head: number): void
    behind(): void
    /** The server never was where this device stands: it was restored from a backup. */
    otherHistory(): void
    /** A document could not be understood and was left out. */
    skipped(error: unknown): void
  },
): Puller => {
  const { connection, state } = parts
  let pulling = false
  let again = false
  let behind = true
  let keptBack = false
  let probing = false
  /** The page after this one, asked for already. */
  let asked: Promise<Result<unknown>> | null = null
  /** Documents of a rev that comes in parts, until it is whole. */
  let pieces: { changes: unknown[]; left: string[] } = nothing
  let closed = false
  let held: PushOf<'sync:changed'>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const understood = (raw: readonly unknown[]): Change[] =>
    raw.flatMap((one) => {
      const parsed = ChangeSchema.safeParse(one)
      if (parsed.success) return [parsed.data]
      events.skipped(parsed.error)
      return []
    })

  /** Takes a live message in if it joins on to what is known; false when something is missing before it. */
  const joined = (message: PushOf<'sync:changed'>): boolean => {
    const { previous, reached } = message
    const here = state.checkpoint()
    // By the same number another history would go unnoticed; the answer to a pull tells.
    if (reached.rev === here.rev) return isSameCheckpoint(reached, here)
    if (previous.rev === here.rev && !isSameCheckpoint(previous, here)) return false
    if (reached.rev < here.rev) return true
    if (previous.rev > here.rev) return false
    state.arrive(message.changes, reached, { complete: true })
    return true
  }

  /** What came in during a pull, as far as it joins on. */
  const takeHeld = (): void => {
    const waiting = held.toSorted((a, b) => a.previous.rev - b.previous.rev)
    held = []
    if (!waiting.every(joined)) again = true
  }

  const setBehind = (next: boolean): void => {
    if (behind === next) return
    behind = next
    if (next) events.behind()
  }

  const ask = async (after: Checkpoint, part?: Part): Promise<Result<unknown>> =>
    connection.ask(
      'sync:pull',
      { after, part, limit: limits.pullDocuments, wholeSince: Math.max(0, parts.now() - wholeForMs) },
      probing ? probeMs : undefined,
    )

  /** One page. `again` when there is more to read at once. */
  const page = async (): Promise<'done' | 'again' | 'stop'> => {
    again = false
    const answer = await (asked ?? ask(state.checkpoint()))
    asked = null
    probing = false
    if (closed) return 'stop'
    if (!answer.ok) {
      // A connection that swallows requests is worth less than none.
      if (answer.problem.kind === 'timeout') connection.restart()
      return 'stop'
    }
    const parsed = PullAnswer.safeParse(answer.value)
    if (!parsed.success) {
      events.skipped(parsed.error)
      return 'done'
    }
    if (!parsed.data.ok) {
      if (parsed.data.problem.kind !== 'other_history') return 'done'
      events.otherHistory()
      return 'stop'
    }
    const { more, part } = parsed.data
    const here = state.checkpoint()
    const changes = [...pieces.changes, ...parsed.data.changes]
    const left = [...pieces.left, ...parsed.data.left]
    pieces = nothing
    if (part !== undefined) {
      pieces = { changes, left }
      asked = ask(here, part)
      return 'again'
    }
    const reached = parsed.data.reached.rev < here.rev ? here : parsed.data.reached
    // The server reads the next page while this one is looked at here.
    if (more) asked = ask(reached)
    if (changes.length > 0 || reached.rev > here.rev || !more) {
      state.arrive(understood(changes), reached, { complete: !more, left })
    }
    if (more) {
      await state.stored(ahead)
      return closed ? 'stop' : 'again'
    }
    takeHeld()
    if (again) return 'again'
    setBehind(false)
    events.caughtUp(state.head())
    return 'stop'
  }

  const run = async (): Promise<void> => {
    pulling = true
    asked = null
    pieces = nothing
    let outcome: Awaited<ReturnType<typeof page>> = 'again'
    while (outcome === 'again' && connection.isOnline() && !closed) outcome = await page()
    pulling = false
    // Rate-limited, timed out or not understood: the connection stands, so it is worth another try.
    if (outcome === 'done' && !closed) timer = setTimeout(pull, retryMs)
  }

  const pull = (): void => {
    clearTimeout(timer)
    if (closed || !connection.isOnline()) return
    setBehind(true)
    if (pulling) again = true
    else void run()
  }

  return {
    welcomed(head, recognised) {
      held = []
      if (!recognised) return events.otherHistory()
      // A process that lags may say less than this device knows; a pull tells whether that is so.
      if (isSameCheckpoint(head, state.checkpoint()) && !pulling && !behind) events.caughtUp(head.rev)
      else pull()
    },
    changed(message) {
      if (pulling || keptBack) {
        if (held.length < mostHeld) held.push(message)
        else again = true
        return
      }
      if (!joined(message)) {
        held.push(message)
        pull()
      } else if (!behind) events.caughtUp(state.head())
    },
    keepBack(isKept) {
      keptBack = isKept
      if (isKept || pulling || held.length === 0) return
      again = false
      takeHeld()
      if (again) pull()
      else if (!behind) events.caughtUp(state.head())
    },
    pull,
    probe() {
      probing = true
      pull()
    },
    isBehind: () => behind,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
