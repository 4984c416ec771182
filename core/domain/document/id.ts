import { z } from 'zod'

/**
 * Id of a document, an intent, a person or a device.
 *
 * Created on the device (UUIDv7), so that creating things works offline; derived ids add a dot and a number. The
 * alphabet leaves out every character with a meaning in a path, a query or a key.
 */
export const Id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9._-]+$/, 'An id consists of letters, digits, dots, dashes and underscores.')

/**
 * Id that a device creates: for an intent, or for a document that its intent creates.
 *
 * It has no dot, so no one can take an id derived from someone else's intent, and is short enough that ids derived
 * from it are valid too.
 */
export const NewId = z
  .string()
  .min(1)
  .max(36)
  .regex(/^[A-Za-z0-9_-]+$/, 'A new id consists of letters, digits, dashes and underscores.')

/** Milliseconds since 1970, UTC. The upper bound (year 5138) lets the store index it. */
export const Timestamp = z.int().min(0).max(1e14)

/** Position in an account's history: 1, 2, 3 … without gaps, in commit order. 0 means not on the server yet. */
export const Rev = z.int().min(0).max(1e14)

/** Id of the `n`th document that an intent creates: the same on every machine that applies it. */
export const derivedId = (intentId: string, n: number): string => `${intentId}.${n}`
