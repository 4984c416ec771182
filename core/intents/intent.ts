import { z } from 'zod'
import { Id, NewId, Timestamp } from '../domain/id.ts'
import { storable } from '../domain/text.ts'

/** Largest intent, in bytes of its JSON. Images travel apart from it. */
export const maxIntentBytes = 256 * 1024

/**
 * One action of a technician: small, immutable, complete.
 *
 * `seq` numbers the intents of one device from 1 without gaps, which is the order in which they are decided.
 * `at` is the device's clock, corrected by what the device knows of its error, in milliseconds. Pasted logs hold
 * characters that no store takes: the payload comes out of the schema without them.
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

/** An intent that only the server can answer: it is asked for, not queued, so it has no number. */
export const RequestIntent = Intent.omit({ seq: true })
export type RequestIntent = z.infer<typeof RequestIntent>

/** How an intent was decided, for ever: the same answer however often it is pushed. */
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
