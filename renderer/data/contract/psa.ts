import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { RequestOf } from '../../../core/protocol/messages.ts'
import type { PsaChoice } from '../../../core/psa/choices.ts'
import type {
  ConnectionOptions,
  ConnectionTestResult,
  TicketLine,
  WritebackRow,
} from '../../../core/protocol/psa-messages.ts'

/** What was found in the ticket systems, and which of them couldn't be asked, a sentence each. */
export type FoundTickets = { tickets: readonly TicketLine[]; problems: readonly string[] }

/** A page of writebacks; `next` is what to ask for the page after it with, null after the last. */
export type WritebackPage = {
  rows: readonly WritebackRow[]
  next: RequestOf<'writebacks:list'>['after']
}

/**
 * The ticket systems that the workspace is connected to. Only the server talks to them, so every call answers `offline`
 * if it can't be reached; nothing is queued.
 */
export type Psa = {
  /** Tries credentials with a real call. For admins. */
  test(form: RequestOf<'connection:test'>): Promise<Result<ConnectionTestResult>>
  /** Stores a connection after a test that succeeded. For admins. */
  save(
    form: RequestOf<'connection:save'>,
  ): Promise<Result<{ connectionId: string; result: ConnectionTestResult }>>
  /** Forgets a connection's credentials; what waits to be posted there is held. For admins. */
  remove(connectionId: string): Promise<Result<void>>
  /** What there is to choose from, read from the ticket system now. For admins. */
  options(connectionId: string): Promise<Result<ConnectionOptions>>
  /** What there is to choose for one board, read from the ticket system now. For admins. */
  choices(connectionId: string, boardId: string): Promise<Result<readonly PsaChoice[]>>
  /** Tickets by number, words of the title, or client; the latest for ''. */
  tickets(query: RequestOf<'tickets:search'>): Promise<Result<FoundTickets>>
  /** Reads a ticket now; its document follows. */
  ticket(ref: RequestOf<'tickets:read'>): Promise<Result<Ticket>>
  /** Writebacks of the whole workspace, latest first. */
  writebacks(filter: RequestOf<'writebacks:list'>): Promise<Result<WritebackPage>>
}
