import { z } from 'zod'
import { documentBase } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'

/** The id of a record in a ticket system, as text. */
export const SystemId = z
  .string()
  .min(1)
  .max(20)
  .regex(/^[A-Za-z0-9_-]+$/u)

/** What is kept of a ticket. In characters and notes: it is on many devices. */
export const ticketLimits = { description: 4000, notes: 5, noteText: 1000, perConnection: 500 } as const

export const TicketNote = z.object({
  id: z.string().max(80),
  author: z.string().max(200),
  at: Timestamp.nullable(),
  /** True if clients can't read it; null where the system does not say. */
  internal: z.boolean().nullable(),
  /** True if Baton posted it. */
  own: z.boolean(),
  text: z.string().max(ticketLimits.noteText),
})
export type TicketNote = z.infer<typeof TicketNote>

const line = z.string().max(400)

/** What is read of a ticket. */
export const TicketContent = z.object({
  connectionId: Id,
  /** Its id in the system. */
  systemId: SystemId,
  /** What people quote. */
  number: z.string().min(1).max(60),
  title: z.string().max(500),
  client: line,
  contact: line,
  device: line,
  priority: line,
  status: line,
  statusId: z.string().max(80),
  boardId: z.string().max(80),
  /** True if the system calls it done. */
  closed: z.boolean(),
  dueAt: Timestamp.nullable(),
  description: z.string().max(ticketLimits.description),
  /** The last ones, the newest last; the last reply is always one of them (`latestNotes`). */
  notes: z.array(TicketNote).max(ticketLimits.notes),
  /** Where a person opens it in a browser; '' if the system has no such place. */
  url: z.string().max(2000),
  /** The person in Baton it is assigned to, as far as people are mapped. */
  assignedTo: Id.nullable(),
  /** When it changed last, by the system's clock. */
  changedAt: Timestamp.nullable(),
  /** When it was read, by the server's clock. */
  readAt: Timestamp,
  /** The number of the ticket it was merged into; '' if it wasn't. */
  mergedInto: z.string().max(60),
  /** True once the system said that it no longer exists. */
  gone: z.boolean(),
})
export type TicketContent = z.infer<typeof TicketContent>

/** A ticket of a connected system as it was last read. */
export const Ticket = z.object({ ...documentBase, ...TicketContent.shape })
export type Ticket = z.infer<typeof Ticket>

/** The id of the document about a ticket: the same for everyone who reads that ticket. */
export const ticketDocumentId = (connectionId: string, systemId: string): string =>
  `${connectionId}.${systemId}`

/** How a ticket was when something was drafted about it; what differs later has changed since. */
export const TicketSeen = z.object({
  statusId: z.string().max(80),
  changedAt: Timestamp.nullable(),
  /** When it was read, by the server's clock. */
  readAt: Timestamp,
  /** Its last notes then. */
  noteIds: z.array(z.string().max(80)).max(ticketLimits.notes),
})
export type TicketSeen = z.infer<typeof TicketSeen>

/** What a draft remembers of the ticket it is for. */
export const seenOf = ({ statusId, changedAt, readAt, notes }: TicketContent): TicketSeen => ({
  statusId,
  changedAt,
  readAt,
  noteIds: notes.map(({ id }) => id),
})

/**
 * Whether a session's ticket was looked up. `unchecked`: typed while the system couldn't be asked; `missing`: no connected
 * system has it; `ambiguous`: several have it, and only a person knows which is meant.
 */
export const TicketCheck = z.enum(['unchecked', 'found', 'missing', 'ambiguous'])
export type TicketCheck = z.infer<typeof TicketCheck>
