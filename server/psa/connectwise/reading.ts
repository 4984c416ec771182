import type { Connection } from './connection.ts'
import { idPattern, noTicket } from './ids.ts'
import { lineOf, memberOf, noteOf, noteOfTime, stateOf, timeOf } from './records.ts'
import { Configuration, Member, Note, Status, Ticket, TimeEntry } from './shapes.ts'
import { psaFailed, psaOk, type PsaNote, type PsaProvider, type PsaTicket } from '../provider.ts'

/** Notes are read in small pages, because each may be long. */
const notesPerPage = 50

/** Tickets, statuses, people and notes. */
export const createReading = (
  { read, readAll }: Connection,
  pageSize: number,
  deepLink: (id: string) => string,
) => {
  const all = { most: Infinity, pageSize }
  let hasAllNotes = true

  const everyMember = (signal: AbortSignal) =>
    readAll(
      {
        path: 'system/members?fields=identifier,firstName,lastName,primaryEmail,officeEmail,inactiveFlag,licenseClass',
        signal,
      },
      Member,
      all,
    )

  /** The first discussion note and the devices of a ticket. They only help people: without them it is a ticket all the same. */
  const surroundings = async (id: string, signal: AbortSignal) => {
    const first = new URLSearchParams({ conditions: 'detailDescriptionFlag = true', orderBy: 'id asc' })
    const [notes, devices] = await Promise.all([
      readAll({ path: `service/tickets/${id}/notes?${first.toString()}`, signal }, Note, {
        most: 1,
        pageSize: 1,
      }),
      readAll({ path: `service/tickets/${id}/configurations`, signal }, Configuration, {
        most: 20,
        pageSize: 20,
      }),
    ])
    return {
      description: notes.ok ? (notes.value[0]?.text ?? '') : '',
      device: devices.ok
        ? devices.value
            .map(({ deviceIdentifier, name }) => deviceIdentifier || name)
            .filter((name) => name !== '')
            .join(', ')
        : '',
    }
  }

  return {
    everyMember,

    async ticket(id: string, signal: AbortSignal) {
      if (!idPattern.test(id)) return noTicket()
      const found = await read(`service/tickets/${id}`, Ticket, signal)
      if (!found.ok) return found.problem.kind === 'not_found' ? noTicket() : found
      const { value } = found
      const ticket: PsaTicket = {
        ...lineOf(value),
        ...stateOf(value),
        ...(await surroundings(id, signal)),
        contact: value.contactName,
        priority: value.priority?.name ?? '',
        dueAt: timeOf(value.requiredDate),
        url: deepLink(value.id),
      }
      return psaOk(ticket)
    },

    async readBack(id: string, signal: AbortSignal) {
      if (!idPattern.test(id)) return noTicket()
      const found = await read(`service/tickets/${id}`, Ticket, signal)
      if (!found.ok) return found.problem.kind === 'not_found' ? noTicket() : found
      return psaOk(stateOf(found.value))
    },

    async statuses(boardId: string, signal: AbortSignal) {
      if (!idPattern.test(boardId)) return psaFailed('not_found', 'ConnectWise has no such board.')
      const found = await readAll({ path: `service/boards/${boardId}/statuses`, signal }, Status, all)
      if (!found.ok) return found
      return psaOk(
        found.value
          .filter(({ inactive }) => !inactive)
          .map(({ id, name, closedStatus, timeEntryNotAllowed }) => ({
            id,
            name,
            closed: closedStatus,
            noTime: timeEntryNotAllowed,
          })),
      )
    },

    async members(signal: AbortSignal) {
      const found = await everyMember(signal)
      return found.ok
        ? psaOk(found.value.filter(({ licenseClass }) => licenseClass !== 'A').map(memberOf))
        : found
    },

    async notes(ticketId: string, signal: AbortSignal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const everything = { most: Infinity, pageSize: Math.min(pageSize, notesPerPage) }
      const sorted = (notes: PsaNote[]) =>
        psaOk(notes.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)))
      if (hasAllNotes) {
        const found = await readAll(
          { path: `service/tickets/${ticketId}/allNotes`, signal },
          Note,
          everything,
        )
        if (found.ok) return sorted(found.value.map(noteOf))
        if (found.problem.kind !== 'not_found') return found
      }
      // An older server, or no such ticket. There the texts of time entries have to be read from the entries themselves.
      const plain = await readAll({ path: `service/tickets/${ticketId}/notes`, signal }, Note, everything)
      if (!plain.ok) return plain.problem.kind === 'not_found' ? noTicket() : plain
      hasAllNotes = false
      const query = new URLSearchParams({
        conditions: `chargeToType = "ServiceTicket" and chargeToId = ${ticketId}`,
      })
      const time = await readAll({ path: `time/entries?${query.toString()}`, signal }, TimeEntry, everything)
      // Keys that may not read time may not have written any.
      if (!time.ok && time.problem.kind !== 'forbidden') return time
      return sorted([...plain.value.map(noteOf), ...(time.ok ? time.value.map(noteOfTime) : [])])
    },
  } satisfies Partial<PsaProvider> & { everyMember: unknown }
}
