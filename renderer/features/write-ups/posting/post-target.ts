import {
  memberOf,
  targetStatusOf,
  type Connection,
  type ConnectionStatus,
} from '../../../../core/domain/ticket/connection.ts'
import { seenOf, type Ticket, type TicketSeen } from '../../../../core/domain/ticket/ticket.ts'
import type { TimeRounding } from '../../../../core/domain/time/time-rounding.ts'
import type { WriteUpKind } from '../../../../core/domain/write-up/write-up.ts'

/** Where a write-up is posted: a linked ticket, as this device last saw it, with what its connection does. */
export type PostTarget = {
  /** What people quote, without `#`. */
  number: string
  /** The ticket system's name, as the workspace calls it. */
  system: string
  /** The documentation: not posted, for colleagues, or for the client too. */
  documentation: 'off' | 'internal' | 'both'
  includeDiagnosticSteps: boolean
  time: {
    /** Whether the connection logs time; `unmapped` if it would but doesn't know who this person is there. */
    state: 'on' | 'off' | 'unmapped'
    rounding: TimeRounding
  }
  /** The statuses of the ticket's board that may be set; none if it isn't known. */
  statuses: readonly ConnectionStatus[]
  /** What the connection sets for this kind of write-up; null for nothing. */
  statusId: string | null
  /** The ticket's status now, by name; '' if unknown. */
  statusNow: string
  isClosed: boolean
  /** The number of the ticket that it was merged into; '' if it wasn't. */
  mergedInto: string
  isGone: boolean
  takesFiles: boolean
  /** The ticket as it is known now, to tell later what changed since. */
  seen: TicketSeen
}

/** What a connection makes of a write-up about one of its tickets. */
export const postTarget = (
  ticket: Ticket,
  connection: Connection,
  kind: WriteUpKind,
  personId: string,
): PostTarget => {
  const { settings, capabilities } = connection
  const board = connection.boards.find(({ id }) => id === ticket.boardId)
  const logsTime = capabilities.timeEntries && settings.autoTimeEntry
  return {
    number: ticket.number,
    system: connection.name,
    documentation: settings.autoPush ? settings.noteVisibility : 'off',
    includeDiagnosticSteps: settings.includeDiagnosticSteps,
    time: {
      state: !logsTime ? 'off' : memberOf(connection, personId) === null ? 'unmapped' : 'on',
      rounding: settings.timeRounding,
    },
    statuses: board?.statuses ?? [],
    statusId: targetStatusOf(connection, ticket.boardId, kind),
    statusNow: ticket.status,
    isClosed: ticket.closed,
    mergedInto: ticket.mergedInto,
    isGone: ticket.gone,
    takesFiles: capabilities.attachments,
    seen: seenOf(ticket),
  }
}

/** The status a write-up sets: what a person chose, or the connection's. Null sets none. */
export const statusToSet = (
  chosen: string,
  { statuses, statusId }: Pick<PostTarget, 'statuses' | 'statusId'>,
): ConnectionStatus | null =>
  chosen === 'none'
    ? null
    : (statuses.find(({ id }) => id === chosen) ?? statuses.find(({ id }) => id === statusId) ?? null)
