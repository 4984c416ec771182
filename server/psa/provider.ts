import type { Visibility } from '../../core/domain/write-up/write-up.ts'
import type { PsaChoice, PsaChosen } from '../../core/psa/choices.ts'
import type { OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import type { Pace } from './pace.ts'

/**
 * Why a call to a ticket system failed.
 *
 * - `unauthorized` the credentials were not accepted; `forbidden` they lack a right
 * - `not_found` no such ticket or record; `refused` the system said no to this very request, in its own words, and will
 *   again; `conflict` someone else is changing it now
 * - `rate_limited` too many calls; `unavailable` down, slow, or an answer that is none of its own
 */
export type PsaProblemKind =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'refused'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'

export type PsaProblem = {
  kind: PsaProblemKind
  /** A sentence for people, with the system's own words where it gave any. At most 500 characters. */
  message: string
  /** How long the system asked to wait, in milliseconds; null if it did not say. */
  retryAfterMs: number | null
  /** True if what was asked for may have happened all the same: look before asking again. Never true for reading. */
  mayHaveHappened: boolean
}

/** True for the kinds of failure that pass by themselves. */
export const isTemporary = ({ kind }: PsaProblem): boolean =>
  kind === 'unavailable' || kind === 'rate_limited' || kind === 'conflict'

export type PsaResult<T> = { ok: true; value: T } | { ok: false; problem: PsaProblem }

export const psaOk = <T>(value: T): PsaResult<T> => ({ ok: true, value })
export const psaFailed = (
  kind: PsaProblemKind,
  message: string,
  more: Partial<Pick<PsaProblem, 'retryAfterMs' | 'mayHaveHappened'>> = {},
): { ok: false; problem: PsaProblem } => ({
  ok: false,
  problem: {
    kind,
    message: message.slice(0, 500),
    retryAfterMs: more.retryAfterMs ?? null,
    mayHaveHappened: more.mayHaveHappened ?? false,
  },
})

/** What a test of a connection found, for the admin. */
export type PsaTestResult = {
  /** Who the system says is signed in. */
  signedInAs: string
  /** The same as callbacks name people, to know our own writes by; '' if the system does not say. */
  accountId: string
  boards: readonly PsaBoard[]
  mayWriteNotes: boolean
  mayLogTime: boolean
  /** What will not work, a sentence each. */
  warnings: readonly string[]
}

/** A board, queue or ticket type: whatever a system keeps its statuses by. Ids are as the system gives them, as text. */
export type PsaBoard = { id: string; name: string }

export type PsaStatus = {
  id: string
  name: string
  /** True if a ticket in it is done; null where the system does not say. */
  closed: boolean | null
  /** True if the system takes no time entries in it. */
  noTime: boolean
}

export type PsaMember = { id: string; name: string; email: string; active: boolean }

/** A ticket as lists show it. Texts are '' and times null where the system has none; times in epoch milliseconds. */
export type PsaTicketLine = {
  id: string
  /** What people quote: often the id, sometimes a number of its own. */
  number: string
  title: string
  status: string
  client: string
  updatedAt: number | null
}

/** How a ticket is right now, from one call: to read back what was written, and to notice what others changed. */
export type PsaTicketState = {
  boardId: string
  statusId: string
  status: string
  /** True if the system calls it done. */
  closed: boolean
  /** The ticket that this one was merged into; '' if it was not. */
  mergedInto: string
  updatedAt: number | null
}

export type PsaTicket = PsaTicketLine &
  PsaTicketState & {
    description: string
    contact: string
    device: string
    priority: string
    dueAt: number | null
    url: string
  }

export type PsaNote = {
  /** Only unique within its ticket. */
  id: string
  text: string
  /** True if clients can't read it; null where the system does not say. */
  internal: boolean | null
  author: string
  at: number | null
}

export type NewNote = {
  /** What lists of notes show, where a system has that. Cut to what it takes. */
  title: string
  text: string
  visibility: Visibility
  /** The technician in the system, null if they are not mapped: the note then names them in its text. */
  memberId: string | null
}

export type NewTime = {
  memberId: string | null
  /** Epoch milliseconds. */
  from: number
  to: number
  /** Hours to book, rounded by the connection's rule; may be 0 where the system takes that. */
  hours: number
  text: string
}

export type NewAttachment = { name: string; type: string; bytes: Uint8Array; visibility: Visibility }

/** Something that was written, and what a person has to know about it. */
export type PsaWritten = {
  id: string
  /** What the system made of it against our will, such as an internal note that it shows to the client; '' if nothing. */
  warning: string
}

/** A call to us that says it comes from the system. */
export type PsaCallbackRequest = {
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  /** As it came: what was parsed and written again has other bytes. */
  body: Uint8Array
}

/** Something that happened to a ticket. It only says where to look: read the ticket before believing anything. */
export type PsaTicketEvent = {
  ticketId: string
  change: 'created' | 'updated' | 'deleted'
  /** Who did it, as `accountId` of the test result names people; '' if the system does not say. */
  by: string
}

/** How one connection is used, whatever the system. */
export type PsaProviderOptions = {
  /** What the admin chose from the system's own lists. */
  chosen?: PsaChosen
  timeoutMs?: number
  /** Where it may connect to. */
  network?: OutgoingNetwork
  /** When calls go out, as the system allows. */
  pace?: Pace
  /** Records per page. */
  pageSize?: number
}

/** What a system can do; the rest of Baton asks for nothing else. */
export type PsaCapabilities = {
  timeEntries: boolean
  attachments: boolean
  /** True if notes and time can be written in a technician's name; else the account is their author. */
  authors: boolean
  /** How it proves that a call to us comes from it; `none` is polled. */
  callbacks: 'signed' | 'password' | 'none'
}

export type TicketQuery = {
  /** A number, words of the title, or a client's name; '' for the latest. */
  text: string
  /** Only tickets of this member. */
  memberId: string | null
  openOnly: boolean
  /** At most 200. */
  limit: number
}

/**
 * One connection to a ticket system.
 *
 * Nothing is repeated inside: every call asks once, and says whether it may have happened. A note is always sent with
 * everything that decides who reads it or is mailed, so that no template of the system decides; no call mails anyone unless
 * the note is for the client. Every text goes out as it is, or is refused. Calls reject only when `signal` is aborted.
 */
export type PsaProvider = {
  capabilities: PsaCapabilities
  verify(signal: AbortSignal): Promise<PsaResult<PsaTestResult>>
  searchTickets(query: TicketQuery, signal: AbortSignal): Promise<PsaResult<PsaTicketLine[]>>
  ticket(id: string, signal: AbortSignal): Promise<PsaResult<PsaTicket>>
  /** The statuses of a board, or those that a ticket can move to from where it is. */
  statuses(boardId: string, signal: AbortSignal): Promise<PsaResult<PsaStatus[]>>
  /** What an admin has to choose for a board, or for all of them; empty where the system asks for nothing. */
  choices(boardId: string | null, signal: AbortSignal): Promise<PsaResult<PsaChoice[]>>
  members(signal: AbortSignal): Promise<PsaResult<PsaMember[]>>
  /** All notes that can hold a marker of ours, those of time entries included; newest last. */
  notes(ticketId: string, signal: AbortSignal): Promise<PsaResult<PsaNote[]>>
  postNote(ticketId: string, note: NewNote, signal: AbortSignal): Promise<PsaResult<PsaWritten>>
  /** The text is in `notes` afterwards. */
  addTime(ticketId: string, time: NewTime, signal: AbortSignal): Promise<PsaResult<PsaWritten>>
  /** Asks for a status. Whether it stuck is only known from {@link PsaProvider.readBack}: every system can say yes and not do it. */
  setStatus(ticketId: string, statusId: string, signal: AbortSignal): Promise<PsaResult<null>>
  /** The state of a ticket from the system itself, never from an answer to a write. */
  readBack(ticketId: string, signal: AbortSignal): Promise<PsaResult<PsaTicketState>>
  attach(ticketId: string, file: NewAttachment, signal: AbortSignal): Promise<PsaResult<PsaWritten>>
  /**
   * The ids of the files that a ticket has and that may be this one, as {@link PsaProvider.attach} gives them: by name and, where the
   * system tells it, length. Most systems let a file carry no mark, so this is how to find out whether one landed.
   */
  attached(
    ticketId: string,
    file: Pick<NewAttachment, 'name' | 'bytes'>,
    signal: AbortSignal,
  ): Promise<PsaResult<string[]>>
  /** Where a person opens the ticket in a browser. */
  deepLink(ticketId: string): string
  /** The address to register for callbacks, if an endpoint of ours is to be called: some systems write behind it. */
  callbackAddress(endpoint: string): string
  /**
   * Asks the system to call `address` when tickets change; once, however often it is called with the same address.
   *
   * @param address from {@link PsaProvider.callbackAddress}
   * @param secret 32 to 64 random letters and digits of this connection
   */
  subscribe(address: string, secret: string, signal: AbortSignal): Promise<PsaResult<PsaWritten>>
  /**
   * Reads a callback after proving that the system sent it. Not proven is `unauthorized`; empty is one that is genuine, or
   * changes nothing, and isn't about a ticket.
   *
   * @param secret what was given to {@link PsaProvider.subscribe}
   */
  readCallback(
    request: PsaCallbackRequest,
    secret: string,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaTicketEvent[]>>
}
