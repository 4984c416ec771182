import { z } from 'zod'

/** Every reason for which something was made by rules instead of by a model. */
export const WithoutModel = z.enum([
  'off',
  'kept_away',
  'no_key',
  'not_reached',
  'refused',
  'overloaded',
  'timed_out',
  'cut_off',
  'unusable',
  'budget',
])
export type WithoutModel = z.infer<typeof WithoutModel>

/** What people read about each, as a whole sentence or two: what happened, then what to do if anything. */
export const withoutModelSentences: Record<WithoutModel, string> = {
  off: 'AI is off in this workspace. An admin can switch it on in Settings.',
  kept_away: 'This session is kept away from AI. Its owner can change that.',
  no_key: 'This server has no working key for an AI service. Whoever runs it can set one.',
  not_reached: 'The AI service couldn’t be reached.',
  refused: 'The AI service declined to answer.',
  overloaded: 'The AI service is overloaded. Try again in a few minutes.',
  timed_out: 'The AI service took too long to answer.',
  cut_off: 'The AI service’s answer was cut off, so it wasn’t used.',
  unusable: 'The AI service gave an answer that couldn’t be used.',
  budget: 'This month’s AI budget is spent. An admin can raise it in Settings.',
}

/** The label of everything that was made by rules. */
export const draftedFromNotes = 'Drafted from session notes'

/** True for reasons that pass by themselves, so that asking again later can help. */
export const passesByItself = (because: WithoutModel): boolean =>
  because === 'not_reached' || because === 'overloaded' || because === 'timed_out'
