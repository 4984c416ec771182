import { z } from 'zod'
import { Id, NewId, Timestamp } from '../domain/document/id.ts'
import { storable } from '../domain/text/text.ts'

/** Largest intent, in bytes of JSON. Images travel separately. */
export const maxIntentBytes = 256 * 1024

/**
 * One action by a technician: small, immutable, complete.
 *
 * `seq` numbers one device's intents from 1 without gaps; they are decided in that order.
 * `at` is the device's clock, corrected for its known error, in milliseconds. Pasted logs can contain characters that
 * no store accepts, so the schema strips them from the payload.
 */
export const Intent = z.object({
  id: NewId,
  seq: z.int().min(1).max(1e9),
  at: Timestamp,
  type: z
    .string()
    .max(40)
    .regex(/^[A-Za-z0-9._-]+$/),
  version: z.int().min(1).max(1000),
  payload: z.record(z.string(), z.unknown()).overwrite((payload) => storable(payload) as typeof payload),
})
export type Intent = z.infer<typeof Intent>

/** An intent that only the server can decide: it is requested rather than queued, so it has no number. */
export const RequestIntent = Intent.omit({ seq: true })
export type RequestIntent = z.infer<typeof RequestIntent>

/** The final decision on an intent: the same answer however often it is pushed. */
export const Verdict = z.discriminatedUnion('status', [
  z.object({ id: Id, status: z.literal('accepted'), rev: z.int().min(0) }),
  z.object({
    id: Id,
    status: z.literal('rejected'),
    kind: z.string().max(40),
    message: z.string().max(1000),
    by: z.string().max(40).optional(),
    at: z.number().optional(),
  }),
])
export type Verdict = z.infer<typeof Verdict>
