import { z } from 'zod'
import { flag, id, text } from '../loose-fields.ts'

// What ConnectWise Manage answers, as far as it is read. New fields come without notice and are left alone.

const Named = z.object({ id, name: text })

export const CompanyInfo = z.object({ CompanyName: text, Codebase: z.string().regex(/^[\w.]+\/?$/u) })

export const Created = z.object({ id })

export const Line = z.object({
  id,
  summary: text,
  status: Named.nullish(),
  company: z.object({ name: text }).nullish(),
  owner: z.object({ identifier: text }).nullish(),
  resources: text,
  _info: z.object({ lastUpdated: text }).nullish(),
})

export const Ticket = Line.extend({
  board: Named,
  status: Named,
  closedFlag: flag,
  contactName: text,
  priority: z.object({ name: text }).nullish(),
  requiredDate: text,
  mergedParentTicket: z.object({ id }).nullish(),
})

export const Board = Named.extend({ inactiveFlag: flag })

/** A work type or a work role. */
export const Active = Named.extend({ inactiveFlag: flag })

export const Document = z.object({ id, fileName: text, size: z.int().nullish() })

export const Callback = z.object({ id, url: text, inactiveFlag: flag })

export const Status = Named.extend({ closedStatus: flag, inactive: flag, timeEntryNotAllowed: flag })

export const Member = z.object({
  identifier: z.string(),
  firstName: text,
  lastName: text,
  primaryEmail: text,
  officeEmail: text,
  inactiveFlag: flag,
  licenseClass: text,
})

export const Note = z.object({
  id,
  text,
  detailDescriptionFlag: flag,
  internalAnalysisFlag: flag,
  resolutionFlag: flag,
  member: z.object({ identifier: text }).nullish(),
  createdBy: text,
  dateCreated: text,
})

export const TimeEntry = z.object({
  id,
  notes: text,
  addToDetailDescriptionFlag: flag,
  addToResolutionFlag: flag,
  member: z.object({ identifier: text }).nullish(),
  timeStart: text,
})

export const Configuration = z.object({ deviceIdentifier: text, name: text })

/** The two shapes of a refusal, and of what slows down. */
export const Refusal = z.object({
  message: text,
  errors: z.array(z.object({ message: text, field: text })).nullish(),
})
