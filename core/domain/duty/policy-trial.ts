import { z } from 'zod'
import { Id, Timestamp } from '../document/id.ts'
import { hour } from '../time/durations.ts'

/** Limit on the people that one test tells. */
const mostPeople = 2000

/**
 * A test of the policy for one priority that an admin made: everyone it would tell is told that there is nothing to do.
 * No handoff comes of it, so nothing can be claimed.
 */
export const PolicyTrial = z.object({
  id: Id,
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  by: Id,
  at: Timestamp,
  /** Everyone it told, also those who couldn't be reached. */
  people: z.array(Id).max(mostPeople),
})
export type PolicyTrial = z.infer<typeof PolicyTrial>

/** How long a test is news. Milliseconds. */
export const trialFor = hour
/** A workspace tests once in so long: everyone is interrupted by it. Milliseconds. */
export const trialEvery = 5 * 60_000

/** When the workspace may test again; null for now. */
export const trialAgainAt = (trial: Pick<PolicyTrial, 'at'> | null, now: number): number | null =>
  trial !== null && trial.at + trialEvery > now && trial.at <= now ? trial.at + trialEvery : null
