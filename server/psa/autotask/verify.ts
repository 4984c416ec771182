import type { Connection } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { levelFor } from './publish.ts'
import { nameOf } from './records.ts'
import { Information, Resource } from './shapes.ts'
import { psaOk, type PsaProvider, type PsaResult } from '../provider.ts'

/** Tests a connection: who the API user is, which queues there are and what it may write. */
export const createVerify = (
  { query, read }: Connection,
  fieldsOf: FieldsOf,
  userName: string,
): PsaProvider['verify'] => {
  const mayCreate = async (entity: string, signal: AbortSignal): Promise<PsaResult<boolean>> => {
    const info = await read(`${entity}/entityInformation`, Information, signal)
    return info.ok || info.problem.kind !== 'forbidden' ? info : psaOk(false)
  }

  return async (signal) => {
    const tickets = await fieldsOf('Tickets', signal)
    if (!tickets.ok) return tickets
    const notes = await mayCreate('TicketNotes', signal)
    if (!notes.ok) return notes
    const time = await mayCreate('TimeEntries', signal)
    if (!time.ok) return time
    const warnings: string[] = []
    const found = await query(
      'Resources',
      [{ op: 'eq', field: 'userName', value: userName }],
      Resource,
      signal,
    )
    if (!found.ok && found.problem.kind !== 'forbidden') return found
    if (!found.ok)
      warnings.push(
        'This user can’t read resources, so people can’t be mapped. Let its security level read them.',
      )
    const me = found.ok ? found.value[0] : undefined
    const boards = tickets.value.values('queueID').map(({ id, name }) => ({ id, name }))
    if (boards.length === 0)
      warnings.push('This user can’t see any queue. Let its security level see the queues that you use.')
    if (!notes.value) warnings.push('This user can’t write notes. Let its security level edit tickets.')
    if (!time.value) warnings.push('This user can’t log time. Let its security level add time entries.')
    const levels = await fieldsOf('TicketNotes', signal)
    if (!levels.ok && levels.problem.kind !== 'forbidden') return levels
    if (levels.ok && levelFor(levels.value, 'internal') === '')
      warnings.push(
        'None of Autotask’s publish levels is named as internal. Choose the one for internal notes before any is posted.',
      )
    return psaOk({
      signedInAs: me === undefined ? userName : nameOf(me),
      accountId: me?.id ?? '',
      boards,
      mayWriteNotes: notes.value,
      mayLogTime: time.value,
      warnings,
    })
  }
}
