import { z } from 'zod'
import { flag, id, text } from '../loose-fields.ts'

// What HaloPSA answers, as far as it is read. It leaves out what is empty, and knows more than is read here.

/** A reference: 0, -1 or nothing at all stand for none. */
const reference = z
  .int()
  .nullish()
  .transform((value) => (value === null || value === undefined || value <= 0 ? '' : String(value)))

export const AuthInfo = z.object({ auth_url: text, tenant_id: text })

export const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(600),
  scope: z.string().nullish(),
})

export const TicketPage = z.object({
  record_count: z.int().catch(Number.MAX_SAFE_INTEGER),
  tickets: z.array(z.unknown()),
})

export const Line = z.object({
  id,
  summary: text,
  status_id: reference,
  client_name: text,
  dateoccurred: text,
  lastactiondate: text,
  last_update: text,
})

export const Ticket = Line.extend({
  details: text,
  tickettype_id: reference,
  site_name: text,
  user_name: text,
  hasbeenclosed: flag,
  merged_into_id: reference,
  fixbydate: text,
  priority: z.object({ name: text }).nullish().catch(null),
  assets: z.array(z.object({ inventory_number: text, key_field: text })).nullish(),
})

export const Status = z.object({ id, name: text, sequence: z.number().nullish() })

export const TicketType = z.object({ id, name: text })

export const Outcome = z.object({ id, buttonname: text, outcome: text, hidefromuser: flag })

export const Agent = z.object({ id, name: text, email: text, isdisabled: flag, isapiagent: flag })

export const Client = z.object({ id, name: text })
export const Clients = z.union([
  z.object({ clients: z.array(Client) }).transform(({ clients }) => clients),
  z.array(Client),
])

export const Looked = z.object({ id, name: text })

export const Action = z.object({
  id,
  who: text,
  datetime: text,
  note: text,
  note_html: text,
  hiddenfromuser: z.boolean().nullish(),
  new_status: z.int().nullish(),
  old_status: z.int().nullish(),
  new_status_name: text,
  outcome: text,
})
export const Actions = z.object({ actions: z.array(z.unknown()) })

/** What was saved: a record, or a list whose last one it is. */
export const saved = <T>(record: z.ZodType<T>) =>
  z.union([
    z
      .array(record)
      .min(1)
      .transform((all) => all.at(-1) as T),
    record,
  ])

export const Saved = z.object({ id: z.union([z.int(), z.string().min(1)]).transform(String) })

export const Attachments = z.object({
  attachments: z.array(z.object({ id, filename: text, filesize: z.int().nullish() })),
})

export const Webhook = z.object({ id: z.string(), url: text })

/** A callback: a ticket, or where it names one. */
export const Delivery = z.object({
  event: text,
  ticket: z.object({ id }).nullish().catch(null),
  ticket_id: id.nullish().catch(null),
  object_id: id.nullish().catch(null),
})
