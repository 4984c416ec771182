import { z } from 'zod'

// Fields as ticket systems answer them: what is empty is left out or null, and counts as its empty value.

/** A text that may be missing. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** A flag that may be missing. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

/** A number that is an id, as text. */
export const id = z.int().transform(String)
