import type { PsaChoice } from '../../../core/psa/choices.ts'
import type { Connection } from './connection.ts'
import { Active } from './shapes.ts'
import { psaOk, type PsaProvider } from '../provider.ts'

/** `billableOption` of a time entry. */
const billing = [
  { id: 'Billable', name: 'Billable' },
  { id: 'DoNotBill', name: 'Do not bill' },
  { id: 'NoCharge', name: 'No charge' },
  { id: 'NoDefault', name: 'No default' },
]

/** What time entries are logged as. Boards have no lists of their own for it; without a choice ConnectWise decides. */
export const createChoices = ({ readAll }: Connection, pageSize: number): PsaProvider['choices'] => {
  const listed = async (path: string, signal: AbortSignal) => {
    const found = await readAll({ path, signal }, Active, { most: Infinity, pageSize })
    // Keys that may not read the list leave it to ConnectWise.
    if (!found.ok) return found.problem.kind === 'forbidden' ? psaOk([]) : found
    return psaOk(
      found.value.filter(({ inactiveFlag }) => !inactiveFlag).map(({ id, name }) => ({ id, name })),
    )
  }
  return async (_boardId, signal) => {
    const types = await listed('time/workTypes', signal)
    if (!types.ok) return types
    const roles = await listed('time/workRoles', signal)
    if (!roles.ok) return roles
    const choice = (name: PsaChoice['name'], label: string, options: PsaChoice['options']): PsaChoice => ({
      name,
      label,
      hint: 'Without one, ConnectWise uses the ticket’s or the member’s own.',
      options,
      usual: '',
      required: false,
    })
    return psaOk([
      choice('workType', 'Work type', types.value),
      choice('timeRole', 'Work role', roles.value),
      choice('billing', 'Billable', billing),
    ])
  }
}
