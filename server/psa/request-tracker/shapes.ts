import { z } from 'zod'
import { text } from '../loose-fields.ts'

// What Request Tracker's REST 2 answers, as far as it is read; everything else in an answer is left alone.

/** RT gives ids as numbers in one place and as text in another. */
export const RtId = z.union([z.string(), z.number()]).transform(String)
export const Reference = z.object({ id: RtId }).loose()
export const Named = z.object({ id: RtId, Name: z.string().optional() }).loose()
export const Line = z
  .object({
    id: RtId,
    Subject: text,
    Status: text,
    LastUpdated: text,
    Queue: z.union([Named, z.string()]).nullish(),
  })
  .loose()
export const Queue = z.object({ Lifecycle: text }).loose()
export const Page = z
  .object({ items: z.array(z.unknown()), next_page: z.string().nullish(), total: z.number().nullish() })
  .loose()

export const Ticket = z
  .object({
    id: RtId,
    Subject: text,
    Status: text,
    LastUpdated: text,
    Due: text,
    Priority: z.union([z.string(), z.number()]).nullish(),
    Queue: Named,
    Requestor: z.array(Reference).nullish(),
    EffectiveId: Reference.nullish(),
    _hyperlinks: z.array(z.object({ ref: z.string(), from: text, to: text, label: text }).loose()).nullish(),
  })
  .loose()
  .transform(({ _hyperlinks: links, ...ticket }) => ({ ...ticket, links: links ?? [] }))

export const Own = z.object({ Creator: Reference.nullish(), Owner: Reference.nullish() }).loose()

export const Transaction = z
  .object({ id: RtId, Type: z.string(), Created: text, Creator: z.union([Reference, z.string()]).nullish() })
  .loose()
/** Where a record names another one, RT gives its id or the whole reference. */
const IdOf = z.union([RtId, Reference.transform(({ id }) => id)])
export const StoredFile = z
  .object({
    id: RtId,
    Filename: text,
    TransactionId: IdOf,
    ContentType: text,
    ContentLength: z.coerce.number().catch(0),
  })
  .loose()
/** An attachment that is asked for by its id comes in base64, unlike those of a list. */
export const StoredText = z
  .object({ Content: text.transform((content) => Buffer.from(content, 'base64').toString('utf8')) })
  .loose()

/** One of a list, whose content is as it is. */
export const ListedText = z.object({ id: RtId, Content: text }).loose()
