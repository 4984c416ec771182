import { z } from 'zod'

/** The name of a model as its service has it. */
export const ModelName = z
  .string()
  .trim()
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/, 'Enter a model’s name: letters, digits, dots and dashes only.')

export const Effort = z.enum(['low', 'medium', 'high'])
export type Effort = z.infer<typeof Effort>

/** The most that a workspace can allow itself in a month, in cents of US dollars. */
const maxMonthlyBudget = 10_000_000

/** How long one call may take, in seconds: shorter answers nothing, longer helps no one. */
export const callSeconds = { least: 5, most: 240 } as const
const CallSeconds = z.int().min(callSeconds.least).max(callSeconds.most)

/** What a workspace decided about AI. Nothing leaves the server while `on` is false. */
export const AiSettings = z.object({
  on: z.boolean(),
  /** Whether images of a session may be sent as well. */
  images: z.boolean(),
  /** Whether admins can read for 30 days what was sent, with secrets masked. */
  keepSent: z.boolean(),
  /** In cents of US dollars, estimated; null for no limit but the server's. */
  monthlyBudget: z.int().min(0).max(maxMonthlyBudget).nullable(),
  /** Null uses the server's. `careful` makes assessments and write-ups, `quick` everything someone waits for. */
  models: z.object({ careful: ModelName.nullable(), quick: ModelName.nullable() }),
  effort: Effort.nullable(),
  /** How long one call may take, in seconds; null, or what is longer than the server allows, uses the server's. */
  timeouts: z.object({ careful: CallSeconds.nullable(), quick: CallSeconds.nullable() }),
})
export type AiSettings = z.infer<typeof AiSettings>

/** Off until an admin of the workspace decides that its notes may leave the server. */
export const defaultAiSettings: AiSettings = {
  on: false,
  images: false,
  keepSent: true,
  monthlyBudget: null,
  models: { careful: null, quick: null },
  effort: null,
  timeouts: { careful: null, quick: null },
}
