import { z } from 'zod'
import { Checkpoint, isSameCheckpoint } from '../../../core/domain/document/checkpoint.ts'
import { ChangeSchema, type Change } from '../../../core/domain/shapes/collections.ts'
import { Id, Rev } from '../../../core/domain/document/id.ts'
import { Problem, type Result } from '../../../core/domain/document/problem.ts'
import { wholeForMs } from '../../../core/domain/shapes/on-device.ts'
import { limits, Part, type PushOf } from '../../../core/protocol/messages.ts'
import { breathe } from '../store/thread/breathe.ts'
import type { Connection } from '../wire/connection.ts'
import type { LocalState } from './what-is-known.ts'

/** Keeps this device's data up to date with the server. */
export type Puller = {
  /** A connection was made; the server is at `head`, and either knows this device's history or doesn't. */
  welcomed(head: Checkpoint, recognised: boolean): void
  /** A live message with changes arrived. */
  changed(message: PushOf<'sync:changed'>): void
  /**
   * Holds live messages back until the returned function is called with false, because what they contain is about to be
   * stored here.
   */
  keepBack(isKept: boolean): void
  /** Reads from this device's position. If called during a read, it reads once more afterwards. */
  pull(): void
  /**
   * The same, but gives up quickly on a connection that doesn't answer: it may have died while the machine was asleep.
   */
  probe(): void
  /** True while the device is known to be behind. */
  isBehind(): boolean
  close(): void
}

/**
 * The response to a pull, with its documents still to be parsed one by one: one bad document must not stop the rest.
 */
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

/** How many batches may wait to be stored while more are read; everything is shown long before it is all stored. */
const ahead = 20
/** Documents of a pull's first page: about as many as a list shows, so that it shows them while the rest is on its way. */
const firstDocuments = 200
/** How many live messages are held during a pull; for more than that, the next pull brings their contents. */
const mostHeld = 200
const retryMs = 2000
/** How long documents are parsed without a pause, in milliseconds, and how many before it is looked. */
const parsedFor = 12
const parsedAtOnce = 10
const nothing = { changes: [], left: [] }
const probeMs = 4000

export const createPuller = (
  parts: { connection: Connection; state: LocalState; now: () => number },
  events: {
    /** The device has reached the server's head. */
    caughtUp(head: number): void
    behind(): void
    /** The server was never at this device's position, because it was restored from a backup. */
    otherHistory(): void
    /** A document couldn't be parsed and was skipped. */
    skipped(error: unknown): void
  },
): Puller => {
  const { connection, state } = parts
  let pulling = false
  let again = false
  let behind = true
  let keptBack = false
  let probing = false
  /** The next page, requested ahead of time. */
  let asked: Promise<Result<unknown>> | null = null
  /** Documents of a rev that comes in parts, until it is complete. */
  let pieces: { changes: unknown[]; left: string[] } = nothing
  let closed = false
  let held: PushOf<'sync:changed'>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Parses a page's documents, and lets what the person does come in between. */
  const understood = async (raw: readonly unknown[]): Promise<Change[]> => {
    const changes: Change[] = []
    let begun = performance.now()
    for (const [index, one] of raw.entries()) {
      if (index % parsedAtOnce === 0 && performance.now() > begun + parsedFor) {
        await breathe()
        begun = performance.now()
      }
      const parsed = ChangeSchema.safeParse(one)
      if (parsed.success) changes.push(parsed.data)
      else events.skipped(parsed.error)
    }
    return changes
  }

  /**
   * Accepts a live message if it continues from the current position; returns false if something before it is missing.
   */
  const joined = (message: PushOf<'sync:changed'>): boolean => {
    const { previous, reached } = message
    const here = state.checkpoint()
    // By number alone, another history would go unnoticed; the response to a pull tells.
    if (reached.rev === here.rev) return isSameCheckpoint(reached, here)
    if (previous.rev === here.rev && !isSameCheckpoint(previous, here)) return false
    if (reached.rev < here.rev) return true
    if (previous.rev > here.rev) return false
    state.arrive(message.changes, reached, { complete: true })
    return true
  }

  /** Takes in the messages that arrived during a pull, as far as they continue from it. */
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

  const ask = async (after: Checkpoint, limit: number, part?: Part): Promise<Result<unknown>> =>
    connection.ask(
      'sync:pull',
      { after, part, limit, wholeSince: Math.max(0, parts.now() - wholeForMs) },
      probing ? probeMs : undefined,
    )

  /** Reads one page. `again` if there is more to read right away. */
  const page = async (): Promise<'done' | 'again' | 'stop'> => {
    // A page that was asked for ahead of time may lack what has come since.
    const wasAhead = asked !== null
    if (!wasAhead) again = false
    const answer = await (asked ?? ask(state.checkpoint(), firstDocuments))
    asked = null
    probing = false
    if (closed) return 'stop'
    if (!answer.ok) {
      // A connection that swallows requests is worse than none.
      if (answer.problem.kind === 'timeout') connection.restart()
      // Parts of a rev that were read on a lost connection are read again.
      pieces = nothing
      // The connection that it was asked on may have been lost and made again while this page was being stored.
      return wasAhead || again ? 'again' : 'stop'
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
      asked = ask(here, limits.pullDocuments, part)
      return 'again'
    }
    const reached = parsed.data.reached.rev < here.rev ? here : parsed.data.reached
    // The server reads the next page while we process this one.
    if (more) asked = ask(reached, limits.pullDocuments)
    if (changes.length > 0 || reached.rev > here.rev || !more) {
      const parsedChanges = await understood(changes)
      // Showing and storing them holds the page up long enough by itself.
      if (more) await breathe()
      if (closed) return 'stop'
      state.arrive(parsedChanges, reached, { complete: !more, left })
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
    try {
      while (outcome === 'again' && connection.isOnline() && !closed) outcome = await page()
    } catch (error) {
      events.skipped(error)
      outcome = 'done'
    }
    pulling = false
    // Rate-limited, unreadable, or more than we could take in: the connection is up, so try again.
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
      // A lagging server process may report less than this device has; a pull finds out.
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
