import { z } from 'zod'

/** Which versions are offered. */
export const UpdateChannel = z.enum(['stable', 'beta'])
export type UpdateChannel = z.infer<typeof UpdateChannel>

/** How this installation is updated. */
export const UpdateState = z.object({
  /** False if it isn't: no one said where from, an administrator switched it off, or it isn't installed. */
  isOn: z.boolean(),
  channel: UpdateChannel,
  /** The channel was decided by an administrator of this machine. */
  isDecided: z.boolean(),
  /** The version that is downloaded and waits for a restart. */
  ready: z.string().nullable(),
})
export type UpdateState = z.infer<typeof UpdateState>
