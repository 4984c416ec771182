import { z } from 'zod'
import { PsaChosen } from '../../psa/choices.ts'
import { PsaKind } from '../../psa/systems.ts'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import type { Ticket } from './ticket.ts'
import { TimeRounding } from '../time/time-rounding.ts'

/** Limits of a connection, because its document is on every device. */
export const connectionLimits = { boards: 100, statuses: 60, members: 500, perWorkspace: 10 } as const

const systemName = z.string().max(200)
const systemKey = z.string().min(1).max(80)

/** A status that a ticket can have on a board. */
export const ConnectionStatus = z.object({
  id: systemKey,
  name: systemName,
  /** True if a ticket in it is done; null where the system does not say. */
  closed: z.boolean().nullable(),
  /** True if the system takes no time entries in it. */
  noTime: z.boolean(),
})
export type ConnectionStatus = z.infer<typeof ConnectionStatus>

/** A board (queue, ticket type) with its statuses, and which of them a ticket gets when its session ends. */
export const ConnectionBoard = z.object({
  id: systemKey,
  name: systemName,
  statuses: z.array(ConnectionStatus).max(connectionLimits.statuses),
  resolvedStatusId: systemKey.nullable(),
  escalatedStatusId: systemKey.nullable(),
})
export type ConnectionBoard = z.infer<typeof ConnectionBoard>

/** Who someone is in the ticket system, as a person confirmed it. */
export const ConnectionMember = z.object({
  personId: Id,
  memberId: systemKey,
  name: systemName,
  confirmedBy: Id,
})
export type ConnectionMember = z.infer<typeof ConnectionMember>

export const NoteVisibility = z.enum(['internal', 'both'])

/** What an admin decides about a connection (domain.md, "Connection settings"). */
export const ConnectionSettings = z.object({
  /** Posts the documentation of a session with its write-up. */
  autoPush: z.boolean(),
  autoTimeEntry: z.boolean(),
  timeRounding: TimeRounding,
  /** Who reads the documentation. */
  noteVisibility: NoteVisibility,
  includeDiagnosticSteps: z.boolean(),
  /** For boards that have none of their own. */
  resolvedStatusId: systemKey.nullable(),
  escalatedStatusId: systemKey.nullable(),
  /** Statuses, of any board, that say that the client has to do something. */
  waitingStatusIds: z.array(systemKey).max(connectionLimits.statuses),
})
export type ConnectionSettings = z.infer<typeof ConnectionSettings>

export const defaultConnectionSettings: ConnectionSettings = {
  autoPush: true,
  autoTimeEntry: true,
  timeRounding: '15min',
  noteVisibility: 'internal',
  includeDiagnosticSteps: true,
  resolvedStatusId: null,
  escalatedStatusId: null,
  waitingStatusIds: [],
}

/** What a ticket system can do. */
export const ConnectionCapabilities = z.object({
  timeEntries: z.boolean(),
  attachments: z.boolean(),
  /** True if notes and time carry the technician's name; else the connection's account is their author. */
  authors: z.boolean(),
  /** False: Baton asks the system now and then what changed. */
  callbacks: z.boolean(),
})
export type ConnectionCapabilities = z.infer<typeof ConnectionCapabilities>

/** `failing`: the system rejects the credentials or can't be reached; `removed`: no longer connected. */
export const ConnectionState = z.enum(['ready', 'failing', 'removed'])
export type ConnectionState = z.infer<typeof ConnectionState>

export const ConnectionName = shortText(80)

/** A connected ticket system, as everyone may know of it. Its credentials never leave the server. */
export const Connection = z.object({
  ...documentBase,
  system: PsaKind,
  name: ConnectionName,
  address: z.string().max(300),
  state: ConnectionState,
  /** Why it isn't ready, in a sentence. */
  problem: z.string().max(500).nullable(),
  /** When it answered last, or failed to; the server's clock. */
  checkedAt: Timestamp.nullable(),
  capabilities: ConnectionCapabilities,
  settings: ConnectionSettings,
  boards: z.array(ConnectionBoard).max(connectionLimits.boards),
  members: z.array(ConnectionMember).max(connectionLimits.members),
  choices: PsaChosen,
  createdAt: Timestamp,
})
export type Connection = z.infer<typeof Connection>

/** Id of a connection, made by the server: short, so that the ids of its tickets can begin with it. */
export const ConnectionId = z
  .string()
  .min(1)
  .max(18)
  .regex(/^[A-Za-z0-9_-]+$/u)

/** The status a ticket of that board gets when its session is resolved or escalated; null if no one set one. */
export const targetStatusOf = (
  { boards, settings }: Pick<Connection, 'boards' | 'settings'>,
  boardId: string,
  kind: 'resolution' | 'escalation',
): string | null => {
  const board = boards.find(({ id }) => id === boardId)
  return kind === 'resolution'
    ? (board?.resolvedStatusId ?? settings.resolvedStatusId)
    : (board?.escalatedStatusId ?? settings.escalatedStatusId)
}

/** Whether a ticket has the status that escalating gives it, which it keeps when the escalation is withdrawn. */
export const isStillEscalated = (
  { statusId, boardId, closed, gone }: Pick<Ticket, 'statusId' | 'boardId' | 'closed' | 'gone'>,
  connection: Pick<Connection, 'boards' | 'settings'>,
): boolean => !closed && !gone && targetStatusOf(connection, boardId, 'escalation') === statusId

/** Whether a ticket in this status waits for the client, as an admin of the connection said. */
export const isWaitingStatus = ({ settings }: Pick<Connection, 'settings'>, statusId: string): boolean =>
  settings.waitingStatusIds.includes(statusId)

/** A status of a board; null if the board, or the status, isn't known. */
export const statusOnBoard = (
  { boards }: Pick<Connection, 'boards'>,
  boardId: string,
  statusId: string,
): ConnectionStatus | null =>
  boards.find(({ id }) => id === boardId)?.statuses.find(({ id }) => id === statusId) ?? null

/** Who a person is in the ticket system; null if no one mapped them. */
export const memberOf = (
  { members }: Pick<Connection, 'members'>,
  personId: string,
): ConnectionMember | null => members.find((member) => member.personId === personId) ?? null
