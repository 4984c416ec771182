import type { PsaChoice } from '../../../core/psa/choices.ts'
import { type Connection, idPattern } from './connection.ts'
import { Looked, Outcome } from './shapes.ts'
import { psaOk, type PsaProvider } from '../provider.ts'

/** The outcome *Internal Note* that every Halo starts with. It can be removed, or barred for a ticket type. */
export const internalNote = '7'

/** The list of charge rates among Halo's lookups. */
const chargeRates = 17

/** Outcomes of notes, which Halo refuses a note without, and the charge rate of time. */
export const createChoices =
  ({ read }: Connection): PsaProvider['choices'] =>
  async (boardId, signal) => {
    const ofType = boardId !== null && idPattern.test(boardId) ? `?tickettype_id=${boardId}` : ''
    const outcomes = await read(`Outcome${ofType}`, Outcome.array(), signal)
    if (!outcomes.ok) return outcomes
    const rates = await read(`Lookup?lookupid=${chargeRates}`, Looked.array(), signal)
    // Without the right to read them, Halo decides.
    if (!rates.ok && rates.problem.kind !== 'forbidden' && rates.problem.kind !== 'not_found') return rates
    const optionOf = ({ id, buttonname, outcome }: (typeof outcomes.value)[number]) => ({
      id,
      name: buttonname || outcome || id,
    })
    const hasUsual = outcomes.value.some(({ id, hidefromuser }) => id === internalNote && hidefromuser)
    const choices: PsaChoice[] = [
      {
        name: 'internalNote',
        label: 'Outcome for internal notes',
        hint: 'Baton sends each note hidden from the client, whatever the outcome says, and tells you if Halo shows it all the same.',
        options: outcomes.value.map(optionOf),
        usual: hasUsual ? internalNote : '',
        required: !hasUsual,
      },
      {
        name: 'clientNote',
        label: 'Outcome for notes to the client',
        hint: 'Only outcomes that don’t hide a note. Baton never asks Halo to mail anyone.',
        options: outcomes.value.filter(({ hidefromuser }) => !hidefromuser).map(optionOf),
        usual: '',
        required: true,
      },
      {
        name: 'billing',
        label: 'Charge rate for time',
        hint: 'Without one, Halo uses the agent’s or the client’s own.',
        options: rates.ok ? rates.value.map(({ id, name }) => ({ id, name })) : [],
        usual: '',
        required: false,
      },
    ]
    return psaOk(choices)
  }
