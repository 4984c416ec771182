import type { Connection } from './connection.ts'
import { Agent, TicketType } from './shapes.ts'
import { psaOk, type PsaProvider } from '../provider.ts'

/** True if a token's scopes open this; one that says nothing about its scopes may open everything. */
const opens = (scope: string | null, ...wanted: string[]): boolean => {
  const all = (scope ?? '').split(/[\s,]+/u).filter((one) => one !== '')
  return all.length === 0 || all.includes('all') || wanted.some((one) => all.includes(one))
}

/** Tests a connection: who the application signs in as, what it sees and what it may write. */
export const createVerify =
  ({ read, scope }: Connection, choices: PsaProvider['choices']): PsaProvider['verify'] =>
  async (signal) => {
    const scopes = await scope(signal)
    if (!scopes.ok) return scopes
    const types = await read('TicketType', TicketType.array(), signal)
    if (!types.ok && types.problem.kind !== 'forbidden') return types
    const boards = types.ok ? types.value : []
    const me = await read('Agent/me', Agent, signal)
    if (!me.ok && !['forbidden', 'not_found', 'refused', 'unavailable'].includes(me.problem.kind)) return me
    const mayWrite = opens(scopes.value, 'edit:actions', 'edit:tickets')
    const warnings: string[] = []
    if (!me.ok)
      warnings.push(
        'The application signs in as itself, so notes show its name. Baton writes the technician’s name as the author.',
      )
    if (boards.length === 0)
      warnings.push('This application can’t see any ticket type. Give it the permission read:tickets.')
    if (!mayWrite)
      warnings.push('This application can’t write. Give it the permissions edit:tickets and edit:actions.')
    const asked = await choices(null, signal)
    if (!asked.ok && asked.problem.kind !== 'forbidden') return asked
    const internal = asked.ok ? asked.value.find(({ name }) => name === 'internalNote') : undefined
    if (internal?.required !== false)
      warnings.push(
        'Halo’s own outcome for internal notes can’t be used here. Choose one in the connection’s settings before notes are posted.',
      )
    return psaOk({
      signedInAs: me.ok ? me.value.name : 'the application itself',
      accountId: me.ok ? me.value.id : '',
      boards: boards.map(({ id, name }) => ({ id, name })),
      mayWriteNotes: mayWrite,
      mayLogTime: mayWrite,
      warnings,
    })
  }
