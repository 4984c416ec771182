import { limits, type PushOf } from '../../core/protocol/messages.ts'
import type { Subject } from '../../core/protocol/presence.ts'
import { createPresenceBook } from './presence-book.ts'
import { createPresencePeers, type PresencePeers } from './presence-peers.ts'
import type { After } from './timers.ts'

/** Between two messages to one account. Milliseconds. */
const pause = 250

/** So many people times desks go out in one pause; more makes the pause longer, and nothing else. */
const updatesPerPause = 50_000

/** Who is looking at what, now. In memory alone: nothing of it is stored, and nothing of it is an intent. */
export type Presence = {
  /** A connection of this process looks at something, or at nothing any more. */
  look(accountId: string, personId: string, connection: string, subject: Subject | null): void
  /** A connection was welcomed: it is told of everyone who looks at something. */
  joined(accountId: string, connection: string): void
  /** Another process of this server said something. */
  heard(payload: string): void
  /** What other processes said may have been missed, or this one has just started. */
  gap(): void
  /** Tells the other processes that no one looks from here any more. */
  close(): Promise<void>
}

type Outbox = { changed: Set<string>; newcomers: Set<string> }

/**
 * Tells the desks of an account of each other.
 *
 * The first change after a quiet while goes out at once; what follows is gathered, the last state of each person
 * only. One encoding for all desks, and a rate that is bounded by `updatesPerPause` however many there are.
 */
export const createPresence = (parts: {
  /** This process among those of the server. */
  process: string
  /** How many desks of an account are connected here. */
  audience: (accountId: string) => number
  tellAccount: (accountId: string, message: PushOf<'presence:changed'>) => void
  tellConnections: (connections: readonly string[], message: PushOf<'presence:changed'>) => void
  /** Says something to the other processes. */
  tellProcesses: (payloads: readonly string[]) => Promise<void>
  after: After
  onError: (error: unknown) => void
}): Presence => {
  /** By connection, and by process: this one's people stand in the second under its own name. */
  const here = createPresenceBook()
  const everywhere = createPresenceBook()
  const outboxes = new Map<string, Outbox>()

  const flush = (accountId: string, outbox: Outbox): void => {
    const { changed, newcomers } = outbox
    if (changed.size === 0 && newcomers.size === 0) {
      outboxes.delete(accountId)
      return
    }
    outbox.changed = new Set()
    outbox.newcomers = new Set()
    const desks = parts.audience(accountId)
    let updates = changed.size * desks
    if (desks > 0) {
      const news = [...changed].map((personId) => ({
        personId,
        subjects: everywhere.subjectsOf(accountId, personId),
      }))
      for (const people of inMessages(news)) parts.tellAccount(accountId, { people })
    }
    if (newcomers.size > 0) {
      const present = everywhere.lookingIn(accountId)
      updates += present.length * newcomers.size
      for (const people of inMessages(present)) parts.tellConnections([...newcomers], { people })
    }
    const rest = pause * Math.max(1, updates / updatesPerPause)
    parts.after(rest, () => flush(accountId, outbox))
  }

  const outboxOf = (accountId: string): Outbox => {
    const known = outboxes.get(accountId)
    if (known !== undefined) return known
    const outbox: Outbox = { changed: new Set(), newcomers: new Set() }
    outboxes.set(accountId, outbox)
    // Not this very moment: whatever happens in the same turn is one message.
    parts.after(0, () => flush(accountId, outbox))
    return outbox
  }

  const place = (accountId: string, personId: string, process: string, subjects: readonly Subject[]) => {
    if (everywhere.put(accountId, personId, process, subjects)) outboxOf(accountId).changed.add(personId)
  }

  const peers: PresencePeers = createPresencePeers({
    process: parts.process,
    tell: parts.tellProcesses,
    after: parts.after,
    everyoneHere: () => here.all(),
    subjectsHere: here.subjectsOf,
    place,
    dropped(process) {
      for (const { accountId, personId } of everywhere.drop(process))
        outboxOf(accountId).changed.add(personId)
    },
    onError: parts.onError,
  })

  return {
    look(accountId, personId, connection, subject) {
      if (!here.put(accountId, personId, connection, subject === null ? [] : [subject])) return
      place(accountId, personId, parts.process, here.subjectsOf(accountId, personId))
      peers.changed(accountId, personId)
    },
    joined(accountId, connection) {
      outboxOf(accountId).newcomers.add(connection)
    },
    heard: peers.heard,
    gap: peers.greet,
    close: peers.close,
  }
}

const inMessages = <T>(people: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(people.length / limits.presencePeople) }, (_, index) =>
    people.slice(index * limits.presencePeople, (index + 1) * limits.presencePeople),
  )
