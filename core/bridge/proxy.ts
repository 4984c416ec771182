import { z } from 'zod'

/** A proxy between this computer and the server that wants a name and a password. */
export const ProxyQuestion = z.object({
  host: z.string(),
  port: z.int(),
  /** It refused what it was told last. */
  again: z.boolean(),
})
export type ProxyQuestion = z.infer<typeof ProxyQuestion>

/** Null: this person doesn't want to, or can't. */
export const ProxyAnswer = z
  .object({ name: z.string().min(1).max(300), password: z.string().max(1000) })
  .nullable()
export type ProxyAnswer = z.infer<typeof ProxyAnswer>
