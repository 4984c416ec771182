import { limits, type PushOf } from '../../core/protocol/messages.ts'
import type { PersonState } from '../../core/domain/handoff/receivers.ts'
import { deskAway, deskOnline, type Subject } from '../../core/protocol/presence.ts'
import { createPresenceBook } from './presence-book.ts'
import { createPresencePeers, type PresencePeers } from './presence-peers.ts'
import type { After } from './timers.ts'

/** Time between messages to one account. Milliseconds. */
const pause = 250

/** Limit on people × desks per pause; above it the pause gets longer, and nothing is dropped. */
const updatesPerPause = 50_000

/** Who is looking at what right now. In memory only: never stored, never an intent. */
export type Presence = {
  /** Whether someone is at a connection of this process, and what they look at; `offline` when it has ended. */
  look(
    accountId: string,
    personId: string,
    connection: string,
    subject: Subject | null,
    state?: PersonState,
  ): void
  /** The connections of this process that look at a subject. */
  connectionsAt(accountId: string, subject: Subject): string[]
  /** A connection was welcomed: sends it everyone who is there. */
  joined(accountId: string, connection: string): void
  /** Another process of this server sent a message. */
  heard(payload: string): void
  /** Messages from other processes may have been missed, or this one has just started. */
  gap(): void
  /** Tells the other processes that no one is looking from here any more. */
  close(): Promise<void>
}

const atDesk: Record<PersonState, readonly Subject[]> = {
  online: [deskOnline],
  away: [deskAway],
  offline: [],
}

type Outbox = { changed: Set<string>; newcomers: Set<string> }

/**
 * Tells the desks of an account about each other.
 *
 * The first change after a quiet period goes out at once. Later changes are batched, with only the latest state of each
 * person. Each message is encoded once for all desks, and the rate is bounded by `updatesPerPause` however many desks
 * there are.
 */
export const createPresence = (parts: {
  /** This process's name among the server's processes. */
  process: string
  /** How many of an account's desks are connected here. */
  audience: (accountId: string) => number
  tellAccount: (accountId: string, message: PushOf<'presence:changed'>) => void
  tellConnections: (connections: readonly string[], message: PushOf<'presence:changed'>) => void
  /** Sends a message to the other processes. */
  tellProcesses: (payloads: readonly string[]) => Promise<void>
  after: After
  onError: (error: unknown) => void
}): Presence => {
  /** One book by connection, one by process. This process's people are in the second one under its own name. */
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
    // Not immediately, so that changes made in the same turn become one message.
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
    look(accountId, personId, connection, subject, state = 'offline') {
      const subjects = [...atDesk[state], ...(subject === null ? [] : [subject])]
      if (!here.put(accountId, personId, connection, subjects)) return
      place(accountId, personId, parts.process, here.subjectsOf(accountId, personId))
      peers.changed(accountId, personId)
    },
    connectionsAt: here.sourcesOn,
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
