import { z } from 'zod'
import { ConnectionId, ConnectionName, ConnectionStatus } from '../domain/ticket/connection.ts'
import { Id, Timestamp } from '../domain/document/id.ts'
import { storableText } from '../domain/text/text.ts'
import { SystemId, Ticket } from '../domain/ticket/ticket.ts'
import { Writeback, WritebackState } from '../domain/write-up/writeback.ts'
import { PsaChoice } from '../psa/choices.ts'
import { PsaKind } from '../psa/systems.ts'
import { rejection } from './rejection.ts'

/** Limits of what is asked about ticket systems. */
export const psaLimits = {
  tickets: 50,
  ticketText: 200,
  writebacks: 100,
  members: 2000,
  choices: 40,
} as const

/** What an admin filled in, by the names of the form's fields (`core/psa/systems.ts`); they never come back. */
export const Credentials = z.record(z.string().min(1).max(40), z.string().max(2000))
export type Credentials = z.infer<typeof Credentials>

const board = z.object({ id: z.string().max(80), name: z.string().max(200) })

/** What a test of a connection found. */
export const ConnectionTestResult = z.object({
  signedInAs: z.string().max(200),
  boards: z.array(board).max(500),
  mayWriteNotes: z.boolean(),
  mayLogTime: z.boolean(),
  /** What won't work, a sentence each. */
  warnings: z.array(z.string().max(500)).max(20),
})
export type ConnectionTestResult = z.infer<typeof ConnectionTestResult>

/** What the ticket system has to choose from. */
export const ConnectionOptions = z.object({
  boards: z.array(board.extend({ statuses: z.array(ConnectionStatus).max(200) })).max(500),
  members: z
    .array(
      z.object({
        id: z.string().max(80),
        name: z.string().max(200),
        email: z.string().max(320),
        active: z.boolean(),
      }),
    )
    .max(psaLimits.members),
  /** True if the system has more. */
  membersLeftOut: z.boolean(),
  /** Who in Baton has the e-mail address of a member: a suggestion, which a person has to confirm. */
  suggestions: z.array(z.object({ personId: Id, memberId: z.string().max(80) })).max(psaLimits.members),
  choices: z.array(PsaChoice).max(psaLimits.choices),
})
export type ConnectionOptions = z.infer<typeof ConnectionOptions>

/** A ticket as the picker lists it. */
export const TicketLine = z.object({
  connectionId: Id,
  systemId: SystemId,
  number: z.string().max(60),
  title: z.string().max(500),
  status: z.string().max(400),
  client: z.string().max(400),
  changedAt: Timestamp.nullable(),
})
export type TicketLine = z.infer<typeof TicketLine>

/** A writeback as the page lists it. */
export const WritebackRow = z.object({
  writeback: Writeback,
  /** Of its session. */
  title: z.string().max(200),
  client: z.string().max(120),
  ownerId: Id,
})
export type WritebackRow = z.infer<typeof WritebackRow>

const connectionInput = {
  /** Null for one that is being added. */
  connectionId: ConnectionId.nullable(),
  system: PsaKind,
  /** Null uses the stored ones; they are only used for the address they were given with. */
  credentials: Credentials.nullable(),
}

/** Client → server about ticket systems. All need the server, which may ask the ticket system itself. */
export const psaRequests = {
  /** Tries credentials with a real call. Admins only. */
  'connection:test': {
    request: z.object(connectionInput),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), result: ConnectionTestResult }),
      rejection,
    ]),
  },
  /** Stores a connection, after a test that succeeded. Admins only. */
  'connection:save': {
    request: z.object({ ...connectionInput, name: ConnectionName }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), connectionId: ConnectionId, result: ConnectionTestResult }),
      rejection,
    ]),
  },
  /** Forgets the credentials. What waits to be posted there is held, and its people are told. Admins only. */
  'connection:remove': {
    request: z.object({ connectionId: ConnectionId }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), rejection]),
  },
  /** What there is to choose from for the settings, read from the system now. Admins only. */
  'connection:options': {
    request: z.object({ connectionId: ConnectionId }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), options: ConnectionOptions }),
      rejection,
    ]),
  },
  /** The choices of one board, which may offer less than the system as a whole. Admins only. */
  'connection:choices': {
    request: z.object({ connectionId: ConnectionId, boardId: z.string().min(1).max(80) }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), choices: z.array(PsaChoice).max(psaLimits.choices) }),
      rejection,
    ]),
  },
  /** Tickets by number, words of the title, or client; the latest for ''. `mine`: those of this person's member. */
  'tickets:search': {
    request: z.object({
      /** Null asks every connected system. */
      connectionId: ConnectionId.nullable(),
      text: z.string().overwrite(storableText).trim().max(psaLimits.ticketText),
      mine: z.boolean(),
      openOnly: z.boolean(),
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        tickets: z.array(TicketLine).max(psaLimits.tickets),
        /** Which systems couldn't be asked, a sentence each. */
        problems: z.array(z.string().max(500)).max(10),
      }),
      rejection,
    ]),
  },
  /** Reads a ticket now. It is stored as its document, too, which comes with the next changes. */
  'tickets:read': {
    request: z.object({ connectionId: ConnectionId, systemId: SystemId }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), ticket: Ticket }), rejection]),
  },
  /** Writebacks of the whole workspace, the latest first; `next` is what to go on behind. */
  'writebacks:list': {
    request: z.object({
      personId: Id.nullable(),
      /** Part of a client's name, and of a ticket's number; '' for all. */
      client: z.string().overwrite(storableText).trim().max(120),
      ticket: z.string().overwrite(storableText).trim().max(60),
      states: z.array(WritebackState).max(7),
      /** When they were confirmed. */
      from: Timestamp.nullable(),
      to: Timestamp.nullable(),
      after: z.object({ at: Timestamp, id: Id }).nullable(),
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        rows: z.array(WritebackRow).max(psaLimits.writebacks),
        next: z.object({ at: Timestamp, id: Id }).nullable(),
      }),
      rejection,
    ]),
  },
} as const
