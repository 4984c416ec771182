import type { Connection, ConnectionBoard, ConnectionStatus } from '../../../core/domain/ticket/connection.ts'
import { connectionLimits } from '../../../core/domain/ticket/connection.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'

/** All boards as the system lists them now, with what was chosen for them; those it no longer lists stay as they were. */
export const boardsOf = (
  { boards }: Pick<Connection, 'boards'>,
  options: ConnectionOptions | null,
): ConnectionBoard[] => {
  if (options === null) return [...boards]
  const known = new Map(boards.map((board) => [board.id, board]))
  const listed = options.boards.map(({ id, name, statuses }): ConnectionBoard => {
    const kept = statuses.slice(0, connectionLimits.statuses)
    const chosen = (statusId: string | null | undefined) =>
      kept.some((status) => status.id === statusId) ? (statusId ?? null) : null
    return {
      id,
      name,
      statuses: kept,
      resolvedStatusId: chosen(known.get(id)?.resolvedStatusId),
      escalatedStatusId: chosen(known.get(id)?.escalatedStatusId),
    }
  })
  const ids = new Set(listed.map(({ id }) => id))
  return [...listed, ...boards.filter(({ id }) => !ids.has(id))].slice(0, connectionLimits.boards)
}

/** Statuses of all boards, each id once, with the boards it is on where several have one of that name. */
export const statusesOf = (
  boards: readonly ConnectionBoard[],
): { id: string; label: string; status: ConnectionStatus }[] => {
  const byId = new Map<string, { status: ConnectionStatus; boards: string[] }>()
  for (const board of boards) {
    for (const status of board.statuses) {
      const known = byId.get(status.id)
      if (known === undefined) byId.set(status.id, { status, boards: [board.name] })
      else known.boards.push(board.name)
    }
  }
  const names = new Map<string, number>()
  for (const { status } of byId.values()) names.set(status.name, (names.get(status.name) ?? 0) + 1)
  return [...byId].map(([id, { status, boards: on }]) => ({
    id,
    status,
    label: (names.get(status.name) ?? 0) > 1 ? `${status.name} (${on.slice(0, 2).join(', ')})` : status.name,
  }))
}
