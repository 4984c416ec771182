import type { Attachment } from '../../../core/domain/attachment.ts'
import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
import type { Priority } from '../../../core/domain/handoff.ts'
import type { Notification } from '../../../core/domain/notifications.ts'
import type { Person, Role } from '../../../core/domain/person.ts'
import type { Problem, Result } from '../../../core/domain/problem.ts'
import type { SessionStatus } from '../../../core/domain/session.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import type { Invitation, ResetTarget } from '../../../core/protocol/auth.ts'
import type { Subject } from '../../../core/protocol/presence.ts'
import type { DeskState } from './desk-state.ts'
import type { SearchAnswer, SimilarSession } from './search-hit.ts'
import type { SignIns } from './sign-ins.ts'

/** `waiting`: those that wait for someone first, the one that was touched longest ago at the top. */
export type SessionSort = 'newest' | 'oldest' | 'ticket' | 'waiting'

/** Which sessions a list shows, and in which order. `limit` bounds the query. */
export type SessionListFilter = {
  scope: 'mine' | 'parked' | 'team' | 'all'
  limit: number
  /** Only these; all when there is none. */
  statuses?: readonly SessionStatus[]
  /** Only this one, in any case of letters; null for all. */
  category?: string | null
  sort?: SessionSort
}

/** Credentials and names typed on the way in. */
export type SetupForm = { code: string; accountName: string; name: string; email: string; password: string }
export type SignInForm = { email: string; password: string }
export type AcceptForm = { code: string; name: string; email: string; password: string }
export type ResetForm = { code: string; password: string }
export type InviteForm = { role: Role; teamId: string | null; email?: string; hours?: number }

/** A value that changes: read it, and be told. */
export type Readable<T> = { get(): T; subscribe(listener: () => void): () => void }

/** A live list or document. `undefined` until the first answer. Shared by key; free of React. */
export type Live<T> = Readable<T | undefined>

/**
 * A notification that has just come, or one summary of many, to be told in the window.
 *
 * `key` is the notification's, or `summary`; `shown` is true when the system has shown a notification of it.
 */
export type Arrival = {
  key: string
  title: string
  body: string
  link: string
  /** Of an escalation that one could take; null for everything else. */
  priority: Priority | null
  shown: boolean
}

/**
 * An image as it can be shown now.
 *
 * With a `url`: on this `device` alone, `sending`, `sent`, or `stuck` with the server's reason. Without: `looking` on
 * the device, `fetching` from the server, `offline`, `awaited` (its author's device has not sent it yet), `failed`.
 */
export type FileView = {
  url: string | null
  state: 'looking' | 'fetching' | 'offline' | 'awaited' | 'failed' | 'device' | 'sending' | 'sent' | 'stuck'
  problem: Problem | null
}

/**
 * Where what lies with a session is: entries, facts, branches, fixes. `looking` until that is known; `here`;
 * `fetching` from the server; `offline` when it is there alone; `failed` when the server would not give it.
 */
export type Contents = 'looking' | 'here' | 'fetching' | 'offline' | 'failed'

/**
 * The local-first client of one person on one device.
 *
 * Everything read comes from the device: pulled state with the pending intents of this device applied on top.
 * Everything done is stored on the device before the promise resolves.
 */
export type Desk = {
  state: Readable<DeskState>
  /** Keys `collection/id` of documents that pending intents have created or changed: "on this device". */
  pendingDocuments: Readable<ReadonlySet<string>>
  /** Corrected time and fresh ids. */
  now(): number
  newId(): string

  /** Does something: foresees the outcome, stores the intent (one strict commit), shows it. Rejections store nothing. */
  act<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ intentId: string }>>
  /** Asks the server for what only it can decide (claim, people). Fails with `offline` or `timeout` when it cannot. */
  request<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ rev: number }>>
  /** Forgets a rejected intent, after the person has seen it. */
  discard(intentId: string): Promise<void>

  /** One document by id; `null` when there is none. */
  document<C extends CollectionName>(collection: C, id: string): Live<Documents[C] | null>
  people(): Live<ReadonlyMap<string, Person>>
  sessions(filter: SessionListFilter): Live<readonly Documents['sessions'][]>
  /** Everything underway that one person holds, at most 500. */
  ownedBy(personId: string): Live<readonly Documents['sessions'][]>
  /** Timeline in its order; the newest `limit`, of one branch where that is named. */
  entries(sessionId: string, limit: number, branchId?: string | null): Live<readonly Documents['entries'][]>
  /** All steps in their order, however old. */
  steps(sessionId: string): Live<readonly Documents['entries'][]>
  branches(sessionId: string): Live<readonly Documents['branches'][]>
  facts(sessionId: string): Live<readonly Documents['facts'][]>
  fixes(sessionId: string): Live<readonly Documents['fixes'][]>
  handoffsOf(sessionId: string): Live<readonly Documents['handoffs'][]>
  openHandoffs(): Live<readonly Documents['handoffs'][]>
  /** Whether what lies with a session is on this device; it is fetched for whoever subscribes. */
  contents(sessionId: string): Readable<Contents>
  /** What this person handed over and someone claimed: the latest claim first, at most `limit`. */
  handedOver(limit: number): Live<readonly Documents['handoffs'][]>

  /**
   * Sessions by what is said in them, the best first: the exact ticket, then title, problem, resolution, facts and
   * notes; beginnings of words and typos are enough. From this device alone, in another thread; never rejects.
   */
  search(query: string, options: { limit: number }): Promise<SearchAnswer>
  /** Sessions about the same as a text, the likest first; none rather than unlike ones. */
  similar(
    text: string,
    options: { exclude?: string | null; limit: number },
  ): Promise<readonly SimilarSession[]>

  /** What this person should know now; `unseen` are those not yet looked at on this device. */
  notifications: Readable<{ notifications: readonly Notification[]; unseen: ReadonlySet<string> }>
  /** Told once for each notification that comes while the desk runs; after long offline once for all of them. */
  onArrival(listener: (arrival: Arrival) => void): () => void
  markNotificationsSeen(keys: readonly string[]): Promise<void>
  /** The context screen was opened: clears the dot here and climbs the ladder there. */
  markHandoffSeen(handoffId: string): Promise<void>

  /**
   * Makes an image that was pasted, dropped or picked fit, and keeps it on this device, for an entry to refer to.
   * Fails with a sentence for what is too large, moves, or cannot be opened.
   */
  keepImage(file: { body: Blob; name: string }): Promise<Result<Attachment>>
  /** An image to be shown: from this device, else fetched, as long as someone subscribes. */
  image(image: Pick<Attachment, 'hash' | 'type'>): Readable<FileView>
  /** Its bytes, to be copied or saved. */
  readImage(image: Pick<Attachment, 'hash' | 'type'>): Promise<Result<Blob>>

  /** For sessions that were opened on this device, the newest thousand: the rev that was seen last. */
  openedSessions: Readable<ReadonlyMap<string, number>>
  /** A session is being looked at in the state of `rev`. */
  markSessionOpened(sessionId: string, rev: number): void

  /**
   * The ids of the other people who look at a session or handoff at this moment, in order, each once; null while it is
   * not known, because there is no connection. Listeners are told of this subject alone.
   */
  onlookers(subject: Subject): Readable<readonly string[] | null>
  /** What is looked at on this desk; null for nothing. Told to the account while there is a connection, kept nowhere. */
  lookAt(subject: Subject | null): void

  /** Half-typed text by key, kept on the device as it is typed. An empty text forgets the draft. */
  readDraft(key: string): Promise<string>
  writeDraft(key: string, text: string): Promise<void>
  /** Small per-device settings. */
  readPreference(key: string): Promise<string | null>
  writePreference(key: string, value: string): Promise<void>

  setup(form: SetupForm): Promise<Result<void>>
  signIn(form: SignInForm): Promise<Result<void>>
  accept(form: AcceptForm): Promise<Result<void>>
  /** Keeps what waits on the device: it goes out after the same person has signed in again. */
  signOut(options: { everywhere: boolean }): Promise<Result<void>>
  /** Whose password a reset code sets anew. `reset_invalid`, `deactivated`. */
  lookAtReset(code: string): Promise<Result<ResetTarget>>
  /** Sets a new password by that code and signs in. `reset_invalid`, `weak_password`. */
  resetPassword(form: ResetForm): Promise<Result<void>>
  signIns: SignIns
  invite(form: InviteForm): Promise<Result<Invitation>>
  /** With phase `elsewhere`: take the desk over from the other window. */
  takeOver(): Promise<void>
  /** Try to connect now instead of at the next attempt. */
  reconnect(): void
  close(): Promise<void>
}
