import { z } from 'zod'

/**
 * Identifier of a document, an intent, a person or a device.
 *
 * Made on the device (UUIDv7) so that creating works offline; derived ones append a dot and a number. The
 * alphabet excludes anything that means something in a path, a query or a key.
 */
export const Id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9._-]+$/, 'An id holds letters, digits, dot, dash and underscore.')

/**
 * Identifier that a device makes: for an intent, or for a document that its intent creates.
 *
 * Without a dot, so that no one can take an id that is derived from someone's intent, and short enough that ids
 * derived from it are ids as well.
 */
export const NewId = z
  .string()
  .min(1)
  .max(36)
  .regex(/^[A-Za-z0-9_-]+$/, 'A new id holds letters, digits, dash and underscore.')

/** Milliseconds since 1970, UTC. The upper bound (year 5138) is there so that the store can index it. */
export const Timestamp = z.int().min(0).max(1e14)

/** Position in an account's history: 1, 2, 3 … without gaps, in commit order. 0 means "not yet on the server". */
export const Rev = z.int().min(0).max(1e14)

/** Id of the `n`th document that follows from an intent, the same on every machine that applies it. */
export const derivedId = (intentId: string, n: number): string => `${intentId}.${n}`
