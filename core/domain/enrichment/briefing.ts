import { z } from 'zod'
import { madeBy } from './assessment.ts'
import { Cited } from './cited.ts'

/** The most words that a briefing has in all, so that it is read in half a minute. */
export const maxBriefingWords = 150

const claims = z.array(Cited).max(8)

/** Every claim of a briefing, in the order they are read. */
const claimsOf = (briefing: Pick<Briefing, 'happened' | 'ruledOut' | 'first' | 'promised'>): Cited[] => [
  ...briefing.happened,
  ...briefing.ruledOut,
  ...briefing.first,
  ...briefing.promised,
]

/** How many words someone reads in a briefing. */
export const briefingWords = (briefing: Parameters<typeof claimsOf>[0]): number =>
  claimsOf(briefing).reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0)

/** What the claimer of a handoff reads first. */
export const Briefing = z.object({
  ...madeBy,
  happened: claims,
  ruledOut: claims,
  /** What to do first. */
  first: claims,
  /** What was promised, and to whom. */
  promised: claims,
})
export type Briefing = z.infer<typeof Briefing>
