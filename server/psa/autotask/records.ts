import type { z } from 'zod'
import type { Note, Resource, Ticket, TimeEntry } from './shapes.ts'
import type { PsaMember, PsaNote, PsaTicketState } from '../provider.ts'

// What Autotask answers, in the words of the port.

/** A time of an answer in epoch milliseconds, which is UTC even where it does not say so; null where there is none. */
export const timeOf = (value: string): number | null => {
  const at = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/iu.test(value) ? value : `${value}Z`)
  return Number.isNaN(at) ? null : at
}

export const stateOf = (
  ticket: z.infer<typeof Ticket>,
  status: string,
  complete: string,
): PsaTicketState => ({
  boardId: ticket.queueID,
  statusId: ticket.status,
  status,
  closed: ticket.status === complete,
  mergedInto: '',
  updatedAt: timeOf(ticket.lastActivityDate),
})

export const nameOf = ({ firstName, lastName, userName }: z.infer<typeof Resource>): string =>
  `${firstName} ${lastName}`.trim() || userName

export const memberOf = (resource: z.infer<typeof Resource>): PsaMember => ({
  id: resource.id,
  name: nameOf(resource),
  email: resource.email,
  active: resource.isActive,
})

type Names = ReadonlyMap<string, string>

export const noteOf = (note: z.infer<typeof Note>, names: Names, internal: boolean | null): PsaNote => ({
  id: note.id,
  text: note.description,
  internal,
  author: names.get(note.creatorResourceID) ?? '',
  at: timeOf(note.createDateTime),
})

/** Ids of time entries and of notes are counted apart. */
export const noteOfTime = (entry: z.infer<typeof TimeEntry>, names: Names): PsaNote => ({
  id: `time-${entry.id}`,
  text: [entry.summaryNotes, entry.internalNotes].filter((text) => text !== '').join('\n'),
  internal: null,
  author: names.get(entry.resourceID) ?? '',
  at: timeOf(entry.startDateTime),
})
