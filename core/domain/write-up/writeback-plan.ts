import { type Connection, statusOnBoard, targetStatusOf } from '../ticket/connection.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { WriteUp } from './write-up.ts'
import type { WritebackPart } from './writeback.ts'

const newPart = (key: string, more: Partial<WritebackPart> = {}): WritebackPart => ({
  key,
  state: 'planned',
  psaId: null,
  reason: null,
  at: null,
  visibility: null,
  hours: null,
  statusName: null,
  ...more,
})

const noTarget = (kind: WriteUp['kind']): string =>
  `The ticket’s status stays as it is: none is chosen for ${kind === 'resolution' ? 'resolved' : 'escalated'} tickets on its board. An admin can choose one in Settings, under Connections.`

/** The status a write-up gives its ticket: as its author chose, or else by the connection's settings. */
export const statusFor = (
  { statusId, statusSkipped, kind }: Pick<WriteUp, 'statusId' | 'statusSkipped' | 'kind'>,
  ticket: Pick<Ticket, 'boardId'>,
  connection: Connection,
): string | null =>
  statusSkipped !== null ? null : (statusId ?? targetStatusOf(connection, ticket.boardId, kind))

/**
 * What a write-up brings to its ticket, in the order in which it goes out: note, documentation, time, files, status. The
 * status comes last: some systems take nothing for a closed ticket, and others open one again for every note.
 *
 * An escalation's documentation is part of its note.
 */
export const plannedParts = (writeUp: WriteUp, ticket: Ticket, connection: Connection): WritebackPart[] => {
  const { kind, documentation, time, files, statusSkipped } = writeUp
  const isResolution = kind === 'resolution'
  const { noteVisibility } = connection.settings
  const statusId = statusFor(writeUp, ticket, connection)
  return [
    newPart('note', { visibility: isResolution ? writeUp.visibility : 'internal' }),
    ...(isResolution && documentation !== ''
      ? [newPart('documentation', { visibility: noteVisibility === 'both' ? 'client' : 'internal' })]
      : []),
    ...time.map(({ hours }, index) => newPart(`time:${index}`, { hours })),
    ...files.map(({ hash, visibility }) => newPart(`file:${hash}`, { visibility })),
    statusId === null
      ? newPart('status', { state: 'skipped', reason: statusSkipped ?? noTarget(kind) })
      : newPart('status', {
          statusName: statusOnBoard(connection, ticket.boardId, statusId)?.name ?? null,
        }),
  ]
}
