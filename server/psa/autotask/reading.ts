import { chosenFor } from '../../../core/psa/choices.ts'
import { type Connection, everything, idPattern, noTicket } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { levelFor, ruleNoteType } from './publish.ts'
import { memberOf, nameOf, noteOf, noteOfTime, stateOf, timeOf } from './records.ts'
import { complete, type Lines } from './search.ts'
import { Contact, Device, Note, Resource, Ticket, TimeEntry } from './shapes.ts'
import { psaOk, type PsaProvider, type PsaProviderOptions, type PsaTicket } from '../provider.ts'

type Reading = Pick<PsaProvider, 'ticket' | 'readBack' | 'statuses' | 'members' | 'notes'>

/** Tickets, statuses, people and notes. */
export const createReading = (
  { one, query }: Connection,
  fieldsOf: FieldsOf,
  lines: Lines,
  deepLink: (id: string) => string,
  { chosen }: PsaProviderOptions,
): Reading => {
  const names = async (ids: readonly string[], signal: AbortSignal) => {
    const wanted = [...new Set(ids.filter((id) => id !== ''))].map(Number).slice(0, 400)
    if (wanted.length === 0) return new Map<string, string>()
    const found = await query('Resources', [{ op: 'in', field: 'id', value: wanted }], Resource, signal)
    return new Map(found.ok ? found.value.map((resource) => [resource.id, nameOf(resource)]) : [])
  }

  return {
    async ticket(id, signal) {
      if (!idPattern.test(id)) return noTicket()
      const found = await one('Tickets', id, Ticket, signal)
      if (!found.ok) return found
      const { value } = found
      if (value === null) return noTicket()
      const fields = await fieldsOf('Tickets', signal)
      if (!fields.ok) return fields
      const line = await lines([value], signal)
      if (!line.ok) return line
      const [shown] = line.value
      if (shown === undefined) return noTicket()
      // What stands around a ticket only helps people: without it, it is a ticket all the same.
      const contact = value.contactID === '' ? null : await one('Contacts', value.contactID, Contact, signal)
      const device =
        value.configurationItemID === ''
          ? null
          : await one('ConfigurationItems', value.configurationItemID, Device, signal)
      const person = contact?.ok === true ? contact.value : null
      const item = device?.ok === true ? device.value : null
      const ticket: PsaTicket = {
        ...shown,
        ...stateOf(value, shown.status, String(complete)),
        description: value.description,
        contact: person === null ? '' : `${person.firstName} ${person.lastName}`.trim(),
        device: item === null ? '' : item.referenceTitle || item.serialNumber,
        priority: fields.value.label('priority', value.priority),
        dueAt: timeOf(value.dueDateTime),
        url: deepLink(value.id),
      }
      return psaOk(ticket)
    },

    async readBack(id, signal) {
      if (!idPattern.test(id)) return noTicket()
      const found = await one('Tickets', id, Ticket, signal)
      if (!found.ok) return found
      if (found.value === null) return noTicket()
      const fields = await fieldsOf('Tickets', signal)
      if (!fields.ok) return fields
      return psaOk(stateOf(found.value, fields.value.label('status', found.value.status), String(complete)))
    },

    // The same for every queue.
    async statuses(_boardId, signal) {
      const fields = await fieldsOf('Tickets', signal)
      if (!fields.ok) return fields
      return psaOk(
        fields.value
          .values('status')
          .map(({ id, name }) => ({ id, name, closed: id === String(complete), noTime: false })),
      )
    },

    async members(signal) {
      const fields = await fieldsOf('Resources', signal)
      const found = await query('Resources', [everything], Resource, signal)
      if (!found.ok) return found
      const isProgram = (license: string) =>
        fields.ok && /\bAPI\b/u.test(fields.value.label('licenseType', license))
      return psaOk(found.value.filter(({ licenseType }) => !isProgram(licenseType)).map(memberOf))
    },

    async notes(ticketId, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const ticket = await one('Tickets', ticketId, Ticket, signal)
      if (!ticket.ok) return ticket
      if (ticket.value === null) return noTicket()
      const fields = await fieldsOf('TicketNotes', signal)
      if (!fields.ok) return fields
      const ofTicket = [{ op: 'eq', field: 'ticketID', value: Number(ticketId) }] as const
      const found = await query('TicketNotes', [...ofTicket], Note, signal)
      if (!found.ok) return found
      const time = await query('TimeEntries', [...ofTicket], TimeEntry, signal)
      // Who may not read time may not have written any.
      if (!time.ok && time.problem.kind !== 'forbidden') return time
      const entries = time.ok ? time.value : []
      const own = found.value.filter(({ noteType }) => noteType !== ruleNoteType)
      const people = await names(
        [...own.map((note) => note.creatorResourceID), ...entries.map((entry) => entry.resourceID)],
        signal,
      )
      const levels = (['internalNote', 'clientNote'] as const).map(
        (name) =>
          chosenFor(chosen, ticket.value?.queueID ?? '', name) ||
          levelFor(fields.value, name === 'internalNote' ? 'internal' : 'client'),
      )
      const isInternal = (publish: string) =>
        publish === '' || !levels.includes(publish) ? null : publish === levels[0]
      return psaOk(
        [
          ...own.map((note) => noteOf(note, people, isInternal(note.publish))),
          ...entries.map((entry) => noteOfTime(entry, people)),
        ].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
      )
    },
  }
}
