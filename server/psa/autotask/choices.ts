import type { PsaChoice } from '../../../core/psa/choices.ts'
import type { Connection } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { levelFor, ruleNoteType, usualNoteType } from './publish.ts'
import { Named } from './shapes.ts'
import { psaOk, type PsaProvider } from '../provider.ts'

/** Billing codes that are work types. */
const workTypeUse = 1

/** Publish levels and types of notes, and what time is logged as. A tenant has one set of them for all queues. */
export const createChoices =
  ({ query }: Connection, fieldsOf: FieldsOf): PsaProvider['choices'] =>
  async (_boardId, signal) => {
    const notes = await fieldsOf('TicketNotes', signal)
    if (!notes.ok) return notes
    const named = async (entity: string, ...more: Parameters<typeof query>[1]) => {
      const found = await query(
        entity,
        [{ op: 'eq', field: 'isActive', value: true }, ...more],
        Named,
        signal,
        { fields: ['id', 'name'] },
      )
      // A list that may not be read is left to Autotask.
      return found.ok || found.problem.kind !== 'forbidden' ? found : psaOk([])
    }
    const roles = await named('Roles')
    if (!roles.ok) return roles
    const types = await named('BillingCodes', { op: 'eq', field: 'useType', value: workTypeUse })
    if (!types.ok) return types
    const picked = (
      name: PsaChoice['name'],
      label: string,
      hint: string,
      field: string,
      usual: string,
    ): PsaChoice => ({
      name,
      label,
      hint,
      options: notes.value
        .values(field)
        .filter(({ id }) => field !== 'noteType' || id !== ruleNoteType)
        .map(({ id, name: title }) => ({ id, name: title })),
      usual,
      required: usual === '',
    })
    return psaOk([
      picked(
        'internalNote',
        'Publish level for internal notes',
        'The level that only your own people read. “All Autotask Users” is read by clients.',
        'publish',
        levelFor(notes.value, 'internal'),
      ),
      picked(
        'clientNote',
        'Publish level for notes to the client',
        'The level that the client portal shows.',
        'publish',
        levelFor(notes.value, 'client'),
      ),
      picked(
        'noteType',
        'Note type',
        'The type that notes from Baton get.',
        'noteType',
        usualNoteType(notes.value),
      ),
      {
        name: 'timeRole',
        label: 'Role for time entries',
        hint: 'Used when neither the ticket nor the technician has a role.',
        options: roles.value,
        usual: '',
        required: false,
      },
      {
        name: 'workType',
        label: 'Work type for time entries',
        hint: 'Without one, Autotask uses the ticket’s.',
        options: types.value,
        usual: '',
        required: false,
      },
    ])
  }
