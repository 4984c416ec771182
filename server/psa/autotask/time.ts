import { chosenFor } from '../../../core/psa/choices.ts'
import { type Connection, idPattern, noTicket } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { nameOf } from './records.ts'
import { Resource, ResourceRole, Ticket } from './shapes.ts'
import { psaFailed, psaOk, type PsaProvider, type PsaProviderOptions, type PsaResult } from '../provider.ts'

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** Characters that a time entry's text has where the tenant does not say. */
const usualLength = 8000

/**
 * Time entries. Each belongs to a person in a role: that of the ticket if the person has it, else the one that was chosen, or
 * the person's own.
 */
export const createTime = (
  { one, query, write }: Connection,
  fieldsOf: FieldsOf,
  { chosen }: PsaProviderOptions,
): PsaProvider['addTime'] => {
  const roleFor = async (
    ticket: Pick<(typeof Ticket)['_output'], 'assignedResourceRoleID' | 'queueID'>,
    person: (typeof Resource)['_output'],
    signal: AbortSignal,
  ): Promise<PsaResult<string>> => {
    const filter = [
      { op: 'eq', field: 'resourceID', value: Number(person.id) },
      { op: 'eq', field: 'isActive', value: true },
    ] as const
    const found = await query('ResourceServiceDeskRoles', [...filter], ResourceRole, signal)
    if (!found.ok && found.problem.kind !== 'forbidden') return found
    const roles = found.ok ? found.value : []
    const has = (id: string) => id !== '' && (!found.ok || roles.some(({ roleID }) => roleID === id))
    const wanted = [
      ticket.assignedResourceRoleID,
      chosenFor(chosen, ticket.queueID, 'timeRole'),
      person.defaultServiceDeskRoleID,
      roles.find(({ isDefault }) => isDefault)?.roleID ?? '',
      roles.length === 1 ? (roles[0]?.roleID ?? '') : '',
    ]
    const role = wanted.find(has)
    return role === undefined
      ? psaFailed(
          'refused',
          `${nameOf(person)} has no service desk role in Autotask that fits this ticket. Give them one, or choose the role of time entries in the connection.`,
        )
      : psaOk(role)
  }

  return async (ticketId, { memberId, from, hours, text }, signal) => {
    if (!idPattern.test(ticketId)) return noTicket()
    if (memberId === null || !idPattern.test(memberId))
      return psaFailed('refused', 'Autotask logs time for a person. Map the technician to a resource first.')
    if (hours <= 0 || hours > 24)
      return psaFailed('refused', 'Autotask takes time entries of more than 0 and at most 24 hours.')
    const ticket = await one('Tickets', ticketId, Ticket, signal)
    if (!ticket.ok) return ticket
    if (ticket.value === null) return noTicket()
    const person = await one('Resources', memberId, Resource, signal)
    if (!person.ok) return person
    if (person.value === null)
      return psaFailed('refused', 'Autotask no longer has this resource. Map the technician to another one.')
    if (!person.value.isActive)
      return psaFailed(
        'refused',
        `${nameOf(person.value)} is inactive in Autotask. Map the technician to an active resource.`,
      )
    const fields = await fieldsOf('TimeEntries', signal)
    if (!fields.ok) return fields
    const longest = fields.value.length('summaryNotes', usualLength)
    if (text.length > longest)
      return psaFailed('refused', `Autotask takes at most ${longest} characters with time. Shorten the text.`)
    const role = await roleFor(ticket.value, person.value, signal)
    if (!role.ok) return role
    const start = Math.floor(from / 1000) * 1000
    const workType = chosenFor(chosen, ticket.value.queueID, 'workType')
    return write(
      'POST',
      'TimeEntries',
      {
        ticketID: Number(ticketId),
        resourceID: Number(memberId),
        roleID: Number(role.value),
        dateWorked: stamp(start),
        startDateTime: stamp(start),
        // What was rounded up, or worked with gaps, ends there, so that it does not contradict the hours.
        endDateTime: stamp(start + Math.round(hours * 3600) * 1000),
        hoursWorked: hours,
        summaryNotes: text,
        ...(idPattern.test(workType) ? { billingCodeID: Number(workType) } : {}),
      },
      memberId,
      signal,
    )
  }
}
