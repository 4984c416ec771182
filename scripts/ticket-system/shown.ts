import type { Shown } from './conditions.ts'
import type { Member, Note, Ticket, TimeEntry, World } from './world.ts'

// How the fake's records look from outside.

export const shownMember = (member: Member): Shown => ({ ...member })

export const isClosed = (world: World, ticket: Ticket): boolean =>
  world.statuses.some(({ id, closedStatus }) => id === ticket.statusId && closedStatus)

export const shownTicket = (world: World, ticket: Ticket): Shown => {
  const status = world.statuses.find(({ id }) => id === ticket.statusId)
  const board = world.boards.find(({ id }) => id === ticket.boardId)
  const owner = world.members.find(({ id }) => id === ticket.ownerId)
  return {
    id: ticket.id,
    summary: ticket.summary,
    recordType: 'ServiceTicket',
    board: { id: ticket.boardId, name: board?.name },
    status: { id: ticket.statusId, name: status?.name },
    company: ticket.company,
    contactName: ticket.contactName,
    contactEmailAddress: ticket.contactEmailAddress,
    priority: { id: 3, name: ticket.priority },
    ...(owner === undefined ? {} : { owner: { id: owner.id, identifier: owner.identifier } }),
    resources: ticket.resources,
    closedFlag: isClosed(world, ticket),
    ...(ticket.requiredDate === null ? {} : { requiredDate: ticket.requiredDate }),
    ...(ticket.mergedInto === null ? {} : { mergedParentTicket: { id: ticket.mergedInto } }),
    hasMergedChildTicketFlag: world.tickets.some(({ mergedInto }) => mergedInto === ticket.id),
    lastUpdated: ticket.lastUpdated,
    _info: { lastUpdated: ticket.lastUpdated, updatedBy: ticket.updatedBy },
  }
}

export const shownNote = (note: Note): Shown => ({
  id: note.id,
  ticketId: note.ticketId,
  text: note.text,
  detailDescriptionFlag: note.detailDescriptionFlag,
  internalAnalysisFlag: note.internalAnalysisFlag,
  resolutionFlag: note.resolutionFlag,
  member: { identifier: note.author },
  createdBy: note.author,
  dateCreated: note.dateCreated,
})

export const shownTime = (entry: TimeEntry): Shown => ({
  ...entry,
  chargeToId: entry.ticketId,
  chargeToType: 'ServiceTicket',
  member: { identifier: entry.member },
  status: 'Open',
})

/** Notes and the texts of time entries that were put into the ticket. */
export const shownAllNotes = (world: World, ticketId: number): Shown[] => [
  ...world.notes
    .filter((note) => note.ticketId === ticketId)
    .map((note): Shown => ({ ...shownNote(note), noteType: 'TicketNote' })),
  ...world.time
    .filter(
      (entry) =>
        entry.ticketId === ticketId &&
        (entry.addToDetailDescriptionFlag || entry.addToInternalAnalysisFlag || entry.addToResolutionFlag),
    )
    .map((entry): Shown => ({
      id: entry.id,
      ticketId,
      noteType: 'TimeEntryNote',
      text: entry.notes,
      detailDescriptionFlag: entry.addToDetailDescriptionFlag,
      internalAnalysisFlag: entry.addToInternalAnalysisFlag,
      resolutionFlag: entry.addToResolutionFlag,
      member: { identifier: entry.member },
      dateCreated: entry.timeStart,
    })),
]
