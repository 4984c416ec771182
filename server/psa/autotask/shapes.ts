import { z } from 'zod'
import { flag, id, text } from '../loose-fields.ts'

// What Autotask answers, as far as it is read.

/** A reference that may be missing; 0 is one, the company of the MSP itself. */
const reference = z
  .int()
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)))

export const Zone = z.object({ url: z.string(), webUrl: text })

export const Page = z.object({
  items: z.array(z.unknown()),
  pageDetails: z.object({ nextPageUrl: z.string().nullish() }).nullish(),
})

export const Item = z.object({ item: z.unknown() })

/** All that is told of what was written. */
export const ItemId = z.object({ itemId: z.int().positive().transform(String) })

export const Failure = z.object({
  errors: z.array(z.union([z.string(), z.object({ message: text, field: text })])),
})

export const Ticket = z.object({
  id,
  ticketNumber: text,
  title: text,
  description: text,
  status: reference,
  priority: reference,
  queueID: reference,
  companyID: reference,
  contactID: reference,
  configurationItemID: reference,
  assignedResourceRoleID: reference,
  lastActivityDate: text,
  dueDateTime: text,
})

export const Company = z.object({ id, companyName: text })
export const Contact = z.object({ id, firstName: text, lastName: text })
export const Device = z.object({ id, referenceTitle: text, serialNumber: text })
export const Secondary = z.object({ ticketID: id })

export const Resource = z.object({
  id,
  firstName: text,
  lastName: text,
  email: text,
  userName: text,
  isActive: flag,
  licenseType: reference,
  defaultServiceDeskRoleID: reference,
})

export const ResourceRole = z.object({ roleID: id, isActive: flag, isDefault: flag })

/** A role, or a work type. */
export const Named = z.object({ id, name: text })

export const Note = z.object({
  id,
  description: text,
  noteType: reference,
  publish: reference,
  creatorResourceID: reference,
  createDateTime: text,
})

export const TimeEntry = z.object({
  id,
  summaryNotes: text,
  internalNotes: text,
  resourceID: reference,
  startDateTime: text,
})

/** A value of a pick-list is a text here and a number on every record. */
const Value = z.object({
  value: z.union([z.string(), z.int()]).transform(String),
  label: text,
  isActive: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  isSystem: flag,
})
export const Fields = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      length: z.int().nullish().catch(null),
      picklistValues: z.array(Value).nullish(),
    }),
  ),
})

/** Who may add records of a kind: a word, or its number, of which 0 is none. */
const access = z.union([z.string(), z.int()]).nullish()
const Info = z.object({ canCreate: z.boolean().nullish(), userAccessForCreate: access })
export const Information = z
  .union([z.object({ info: Info }).transform(({ info }) => info), Info])
  .transform(
    ({ canCreate, userAccessForCreate: may }) =>
      canCreate !== false && may !== 0 && !/^(?:none|0)$/iu.test(String(may ?? '')),
  )

export const Attachment = z.object({ id, title: text, fileSize: z.int().nullish() })

export const Webhook = z.object({ id, webhookUrl: text, isActive: flag })
