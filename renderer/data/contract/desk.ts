import type { Attachment } from '../../../core/domain/files/attachment.ts'
import type { CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { Notification } from '../../../core/domain/notification/notification.ts'
import type { Person, Role } from '../../../core/domain/people/person.ts'
import type { Problem, Result } from '../../../core/domain/document/problem.ts'
import type { SessionStatus } from '../../../core/domain/session/session.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { defaultRules, type PersonalRules } from '../../../core/notify/personal-rules.ts'
import type { Invitation, InvitationTarget, ResetTarget } from '../../../core/protocol/auth.ts'
import type { SaidSoFar } from '../../../core/protocol/assistant-messages.ts'
import type { Subject } from '../../../core/protocol/presence.ts'
import type { DeskState } from './desk-state.ts'
import type { SearchAnswer, ServerSearchAnswer, SimilarSession } from './search-hit.ts'
import type { AskServer } from './asked.ts'
import type { Psa } from './psa.ts'
import type { SignIns } from './sign-ins.ts'

/**
 * `waiting`: sessions that are waiting for someone come first, least recently changed at the top. `client`: by client's
 * name, newest first within one; those without a client come last.
 */
export type SessionSort = 'newest' | 'oldest' | 'ticket' | 'waiting' | 'client'

/** Which sessions a list shows, and in what order. `limit` bounds the query. `untold`: those whose ticket hears nothing by itself. */
export type SessionListFilter = {
  scope: 'mine' | 'parked' | 'team' | 'all' | 'untold'
  limit: number
  /** Only these statuses; all if empty. */
  statuses?: readonly SessionStatus[]
  /** Only this category, ignoring case; null for all. */
  category?: string | null
  /** Only this client, ignoring case; '' for sessions without one, null for all. */
  client?: string | null
  sort?: SessionSort
}

/** Credentials and names entered while signing in or setting up. */
export type SetupForm = { code: string; accountName: string; name: string; email: string; password: string }
/** `afresh`: what this person has on this device and can’t be opened is set aside. */
export type SignInForm = { email: string; password: string; afresh?: boolean }
export type AcceptForm = { code: string; name: string; email: string; password: string }
export type ResetForm = { code: string; password: string }
export type InviteForm = { role: Role; teamId: string | null; email?: string; hours?: number }

/** A value that changes: read it, and subscribe. */
export type Readable<T> = { get(): T; subscribe(listener: () => void): () => void }

/** A live list or document. `undefined` until the first answer. Shared by key; independent of React. */
export type Live<T> = Readable<T | undefined>

/** This person's notifications, the newest first. */
export type Noticed = {
  notifications: readonly Notification[]
  /** Keys of those not yet viewed on this device. */
  unseen: ReadonlySet<string>
  /** Until when those are held back that make no toast yet, by key: it is quiet for this person. Milliseconds. */
  held: ReadonlyMap<string, number>
  /** Until when this person isn't to be disturbed; null if they may be. */
  quietUntil: number | null
}

export const nothingNoticed: Noticed = {
  notifications: [],
  unseen: new Set(),
  held: new Map(),
  quietUntil: null,
}

/** How this person wants to be told; `hasChosen` is false if that is no choice of theirs yet. */
export type HowTold = { rules: PersonalRules; hasChosen: boolean }

export const nothingChosen: HowTold = { rules: defaultRules, hasChosen: false }

/**
 * A new notification, or one summary of many, to show in the window.
 *
 * `key` is the notification's, `summary` after a time away, or `more` for what a burst left out, which replaces the one before;
 * `shown` is true if the system has shown it as well.
 */
export type Arrival = {
  key: string
  title: string
  body: string
  link: string
  /** The priority of an escalation this person could claim; otherwise null. */
  priority: Priority | null
  shown: boolean
}

/**
 * How an image can be shown right now.
 *
 * With a `url`: on this `device` only, `sending`, `sent`, or `stuck` with the server's reason. Without: `looking` on
 * the device, `fetching` from the server, `offline`, `awaited` (its author's device hasn't sent it yet), `failed`.
 */
export type FileView = {
  url: string | null
  state: 'looking' | 'fetching' | 'offline' | 'awaited' | 'failed' | 'device' | 'sending' | 'sent' | 'stuck'
  problem: Problem | null
}

/**
 * Where a file is: `elsewhere` if it isn't on this device, on this `device` only, `sending`, `sent`, or `stuck` with the
 * server's reason. `share` is how much of it has been sent, 0 to 1.
 */
export type FileTransfer = {
  state: 'elsewhere' | 'device' | 'sending' | 'sent' | 'stuck'
  share: number
  problem: Problem | null
}

/**
 * Where a session's contents are: entries, facts, branches, fixes. `looking` until we know; `here`; `fetching` from the
 * server; `offline` if they are only there; `failed` if the server wouldn't return them.
 */
export type Contents = 'looking' | 'here' | 'fetching' | 'offline' | 'failed'

/**
 * The name of an action, chosen by whoever may have to repeat it. `isRepeated`: it may have been stored before, and is
 * then not done again.
 */
export type ActingAs = { intentId: string; isRepeated: boolean }

/**
 * The local-first client of one person on one device.
 *
 * Everything is read from the device: pulled state with this device's pending intents applied on top. Everything a
 * person does is stored on the device before the promise resolves.
 */
export type Desk = {
  state: Readable<DeskState>
  /** Keys `collection/id` of documents that pending intents have created or changed, shown as "on this device". */
  pendingDocuments: Readable<ReadonlySet<string>>
  /** Corrected time and fresh ids. */
  now(): number
  newId(): string

  /**
   * Does something: predicts the outcome, stores the intent (one strict commit), shows it. If it is rejected, nothing
   * is stored.
   */
  act<T extends IntentType>(
    type: T,
    payload: IntentInput<T>,
    as?: ActingAs,
  ): Promise<Result<{ intentId: string }>>
  /** Asks the server for what only it can decide (claim, people). Fails with `offline` or `timeout` if it can't. */
  request<T extends IntentType>(
    type: T,
    payload: IntentInput<T>,
    as?: ActingAs,
  ): Promise<Result<{ rev: number }>>
  /** Discards a rejected intent, after the person has seen it. */
  discard(intentId: string): Promise<void>

  /** One document by id; `null` if there is none. */
  document<C extends CollectionName>(collection: C, id: string): Live<Documents[C] | null>
  people(): Live<ReadonlyMap<string, Person>>
  sessions(filter: SessionListFilter): Live<readonly Documents['sessions'][]>
  /** The newest session of each client, most recent client first: what there is to filter by and to suggest. */
  clients(limit: number): Live<readonly Documents['sessions'][]>
  /** Every open session that one person owns, at most 500. */
  ownedBy(personId: string): Live<readonly Documents['sessions'][]>
  /** The timeline in order: the newest `limit` entries, or those of one branch if given. */
  entries(sessionId: string, limit: number, branchId?: string | null): Live<readonly Documents['entries'][]>
  /** All steps in order, however old. */
  steps(sessionId: string): Live<readonly Documents['entries'][]>
  branches(sessionId: string): Live<readonly Documents['branches'][]>
  facts(sessionId: string): Live<readonly Documents['facts'][]>
  fixes(sessionId: string): Live<readonly Documents['fixes'][]>
  handoffsOf(sessionId: string): Live<readonly Documents['handoffs'][]>
  openHandoffs(): Live<readonly Documents['handoffs'][]>
  /** A session's confirmed write-ups, the latest first. */
  writeUps(sessionId: string): Live<readonly Documents['writeups'][]>
  /** The connected ticket systems, in the order they were added. */
  connections(): Live<readonly Documents['connections'][]>
  /** The schedules of duty, in the order they were added. */
  schedules(): Live<readonly Documents['schedules'][]>
  /** The escalation policies that an admin saved, at most one for each priority. */
  policies(): Live<readonly Documents['policies'][]>
  /** Shift handovers, the latest first. */
  handovers(): Live<readonly Documents['handovers'][]>
  /** The tickets on this device, the latest changed first. */
  tickets(): Live<readonly Documents['tickets'][]>
  /** The latest writebacks on this device, at most `limit`: all, or those that need a person. */
  writebacks(only: 'all' | 'troubled', limit: number): Live<readonly Documents['writebacks'][]>
  /** Whether a session's contents are on this device. Subscribing fetches them. */
  contents(sessionId: string): Readable<Contents>
  /** What this person handed over and someone claimed: the latest claim first, at most `limit`. */
  handedOver(limit: number): Live<readonly Documents['handoffs'][]>

  /**
   * Finds sessions by their text, best match first: exact ticket, then title, problem, resolution, facts and notes.
   * Prefixes and typos are fine. Searches this device only, in another thread; never rejects.
   */
  search(query: string, options: { limit: number }): Promise<SearchAnswer>
  /**
   * Finds older sessions of others whose notes are only on the server; sessions that are on this device may be among
   * them. Never rejects.
   */
  searchServer(query: string, options: { limit: number }): Promise<ServerSearchAnswer>
  /** Sessions similar to a text, most similar first; empty if none is close enough. */
  similar(
    text: string,
    options: { exclude?: string | null; limit: number },
  ): Promise<readonly SimilarSession[]>

  /** How this person wants to be told, wherever they chose it; without a network, as this device last heard it. */
  howTold: Readable<HowTold>
  /** What this person should know now. */
  notifications: Readable<Noticed>
  /**
   * Called once for each notification that arrives while the desk is running and isn't held back; after a long time offline,
   * once for all of them, and in a burst for a few and then for what is left.
   */
  onArrival(listener: (arrival: Arrival) => void): () => void
  markNotificationsSeen(keys: readonly string[]): Promise<void>
  /** The context screen was opened: clears the dot here and marks the handoff seen on the server. */
  markHandoffSeen(handoffId: string): Promise<void>

  /**
   * Prepares a pasted, dropped or picked file and keeps it on this device, for an entry to refer to. Fails with a
   * sentence if it is too large or empty, or can't be read. `pasted`: text that was too long for an entry.
   */
  keepFile(file: { body: Blob; name: string; pasted?: boolean }): Promise<Result<Attachment>>
  /** An image to show: from this device or else fetched, as long as someone subscribes. */
  file(file: Pick<Attachment, 'hash' | 'type' | 'bytes'>): Readable<FileView>
  /** Where a file is. Subscribing doesn't load it. */
  fileTransfer(hash: string): Readable<FileTransfer>
  /** The bytes of an image or file, from this device or else fetched. */
  readFile(file: Pick<Attachment, 'hash' | 'type' | 'bytes'>): Promise<Result<Blob>>

  /** The last rev seen of each session opened on this device; the most recent thousand. */
  openedSessions: Readable<ReadonlyMap<string, number>>
  /** Someone is viewing a session as of `rev`. */
  markSessionOpened(sessionId: string, rev: number): void

  /**
   * The ids of the other people currently viewing a session or handoff, in order, once each; null while unknown because
   * there is no connection. Listeners are only called for this subject.
   */
  onlookers(subject: Subject): Readable<readonly string[] | null>
  /**
   * What the assistant is writing in a session that this desk views, while it's connected; null while nothing was heard. It may
   * be about a question that is answered by now.
   */
  assistantSays(sessionId: string): Readable<SaidSoFar | null>
  /** Sets what this desk is viewing; null for nothing. Shared with the account while connected, never stored. */
  lookAt(subject: Subject | null): void
  /** Whether the person has left this desk. Shared with the account while connected, never stored. */
  setAway(away: boolean): void

  /** Half-typed text by key, saved on the device as it is typed. An empty text deletes the draft. */
  readDraft(key: string): Promise<string>
  /**
   * Resolves to what is on the device now: the text or, if another window wrote something else since `base` was read,
   * both of them merged.
   */
  writeDraft(key: string, text: string, base?: string): Promise<string>
  /** Called when another window that shows this draft has changed it. While it listens, this window shows it too. */
  watchDraft(key: string, listener: (text: string) => void): () => void
  /** Whether another window shows this draft too. */
  draftAlsoOpen(key: string): Readable<boolean>
  /** Someone has read what this device lost. */
  acknowledgeLost(): void
  /** Small per-device settings. */
  readPreference(key: string): Promise<string | null>
  writePreference(key: string, value: string): Promise<void>

  setup(form: SetupForm): Promise<Result<void>>
  signIn(form: SignInForm): Promise<Result<void>>
  accept(form: AcceptForm): Promise<Result<void>>
  /** Unsent work stays on the device, and is sent after the same person has signed in again. */
  signOut(options: { everywhere: boolean }): Promise<Result<void>>
  /** What an invitation's code leads to. `invitation_invalid`, `invitation_expired`, `invitation_used`. */
  lookAtInvitation(code: string): Promise<Result<InvitationTarget>>
  /** Whose password a reset code would set. `reset_invalid`, `deactivated`. */
  lookAtReset(code: string): Promise<Result<ResetTarget>>
  /** Sets a new password with that code and signs in. `reset_invalid`, `weak_password`. */
  resetPassword(form: ResetForm): Promise<Result<void>>
  signIns: SignIns
  psa: Psa
  /** How people and the workspace are told outside of Baton; only the server knows. */
  askServer: AskServer
  invite(form: InviteForm): Promise<Result<Invitation>>
  /** In phase `elsewhere`: takes the desk over from the window that owns it. */
  takeOver(): Promise<void>
  /** Tries to connect now instead of waiting for the next attempt. */
  reconnect(): void
  close(): Promise<void>
}
