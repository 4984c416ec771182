import type { Connection } from './connection.ts'
import { Named, Own } from './shapes.ts'
import { psaOk, type PsaProvider } from '../provider.ts'

/** Tests a connection: whose token it is and which queues they see. */
export const createVerify =
  ({ readAll }: Connection, pageSize: number): PsaProvider['verify'] =>
  async (signal) => {
    // RT 5 has no call that names the token's owner; what they created or own does.
    const own = `Creator = '__CurrentUser__' OR Owner = '__CurrentUser__'`
    const query = new URLSearchParams({ query: own, fields: 'Creator,Owner', per_page: '1' })
    const mine = await readAll(`tickets?${query.toString()}`, Own, 1, signal)
    if (!mine.ok) return mine
    const people = mine.value.flatMap(({ Creator, Owner }) => [Creator?.id, Owner?.id])
    const self = people.find((name) => name !== undefined && name !== 'Nobody')
    const queues = await readAll(`queues/all?fields=Name&per_page=${pageSize}`, Named, 500, signal)
    if (!queues.ok) return queues
    const boards = queues.value.map(({ id, Name = '' }) => ({ id, name: Name }))
    return psaOk({
      signedInAs: self ?? 'the token’s owner',
      accountId: self ?? '',
      boards,
      mayWriteNotes: boards.length > 0,
      mayLogTime: boards.length > 0,
      warnings:
        boards.length > 0
          ? ['Notes show the token’s owner as their author. Baton writes the technician’s name into each.']
          : [
              'This token can’t see any queue. Give its owner SeeQueue, ShowTicket, CommentOnTicket and ModifyTicket.',
            ],
    })
  }
