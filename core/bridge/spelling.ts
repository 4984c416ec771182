import { z } from 'zod'

/**
 * Who checks spelling: the `system` (macOS), Baton with dictionaries that an administrator provides (`policy`), or Baton with
 * dictionaries from Google, if the person wants that (`person`).
 */
export const SpellingState = z.object({
  by: z.enum(['system', 'policy', 'person']),
  isOn: z.boolean(),
  /** Languages that are checked, or would be, as tags such as `en-GB`; empty where the system decides. */
  languages: z.array(z.string()),
  /** What was chosen takes effect when Baton starts again. */
  needsRestart: z.boolean(),
})
export type SpellingState = z.infer<typeof SpellingState>
