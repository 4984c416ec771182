import type { z } from 'zod'
import type { Line, Member, Note, Ticket, TimeEntry } from './shapes.ts'
import type { PsaMember, PsaNote, PsaTicketLine, PsaTicketState } from '../provider.ts'

// What ConnectWise answers, in the words of the port.

/** A time of an answer in epoch milliseconds; null where it has none. */
export const timeOf = (value: string): number | null => {
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : at
}

export const lineOf = ({ _info: info, ...line }: z.infer<typeof Line>): PsaTicketLine => ({
  id: line.id,
  number: line.id,
  title: line.summary,
  status: line.status?.name ?? '',
  client: line.company?.name ?? '',
  updatedAt: timeOf(info?.lastUpdated ?? ''),
})

export const stateOf = ({ _info: info, ...ticket }: z.infer<typeof Ticket>): PsaTicketState => ({
  boardId: ticket.board.id,
  statusId: ticket.status.id,
  status: ticket.status.name,
  closed: ticket.closedFlag,
  mergedInto: ticket.mergedParentTicket?.id ?? '',
  updatedAt: timeOf(info?.lastUpdated ?? ''),
})

export const noteOf = (note: z.infer<typeof Note>): PsaNote => ({
  id: note.id,
  text: note.text,
  internal: !note.detailDescriptionFlag && !note.resolutionFlag,
  author: note.member?.identifier || note.createdBy,
  at: timeOf(note.dateCreated),
})

export const noteOfTime = (entry: z.infer<typeof TimeEntry>): PsaNote => ({
  id: entry.id,
  text: entry.notes,
  internal: !entry.addToDetailDescriptionFlag && !entry.addToResolutionFlag,
  author: entry.member?.identifier ?? '',
  at: timeOf(entry.timeStart),
})

export const memberOf = ({
  identifier,
  firstName,
  lastName,
  primaryEmail,
  officeEmail,
  inactiveFlag,
}: z.infer<typeof Member>): PsaMember => ({
  id: identifier,
  name: `${firstName} ${lastName}`.trim() || identifier,
  email: primaryEmail || officeEmail,
  active: !inactiveFlag,
})
