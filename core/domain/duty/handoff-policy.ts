import { z } from 'zod'
import { Id, Timestamp } from '../document/id.ts'
import { IdleRule, policyLimits, PolicyPhone, PolicyStep } from './policy.ts'

/**
 * Why a step was passed without waiting: there was `no_one` it could tell, or none of them could be reached, most of
 * them because of this.
 */
export const PassedBecause = z.enum(['no_one', 'no_channel', 'quiet', 'channels_failed', 'no_access'])
export type PassedBecause = z.infer<typeof PassedBecause>

/** What became of one step. */
export const StepPast = z.object({
  round: z.int().min(0),
  index: z.int().min(0),
  at: Timestamp,
  /** How many were told, and why it was passed at once; null if someone could be reached. */
  told: z.int().min(0),
  passed: PassedBecause.nullable(),
  /** How much too late it fired, milliseconds: after an outage, or from a restored backup. */
  lateMs: z.int().min(0),
})
export type StepPast = z.infer<typeof StepPast>

/** Someone who is looking at it, until when that counts. `round` in which it paused the policy; null if it didn't. */
export const LookingMark = z.object({
  personId: Id,
  at: Timestamp,
  until: Timestamp,
  round: z.int().min(0).nullable(),
})
export type LookingMark = z.infer<typeof LookingMark>

/**
 * Where the policy of a handoff stands.
 *
 * - `running` the step at `index` fires at `nextAt`; `paused` so it does, later, because someone is looking
 * - `exhausted` no step is left; `nextAt` is when it starts again, if no one could be reached and someone will be
 * - `watching` it is claimed: whether something happened is looked at at `nextAt`; `nudged` nothing did
 * - `stopped` it has ended
 */
export const PolicyPhase = z.enum(['running', 'paused', 'exhausted', 'watching', 'nudged', 'stopped'])
export type PolicyPhase = z.infer<typeof PolicyPhase>

/** The policy of one handoff: its steps as they were when it was accepted, and how far they have come. */
export const HandoffPolicy = z.object({
  /** Of the policy it came from; 0 for what holds without one. */
  version: z.int().min(0),
  steps: z.array(PolicyStep).max(policyLimits.steps),
  rounds: z.int().min(0).max(policyLimits.rounds),
  idle: IdleRule.nullable(),
  phone: PolicyPhone.nullable(),
  phase: PolicyPhase,
  round: z.int().min(0),
  index: z.int().min(0),
  nextAt: Timestamp.nullable(),
  /** Since when it is in its phase. */
  since: Timestamp,
  /** The latest of what became of its steps, oldest first. */
  past: z.array(StepPast).max(policyLimits.past),
  /** Whom the last step that reached someone told. */
  current: z.object({ index: z.int().min(0), people: z.array(Id).max(policyLimits.named) }).nullable(),
  looking: z.array(LookingMark).max(policyLimits.looking),
  /** Why no step is left: everyone was told so many times, or no one could be reached. */
  exhausted: z.object({ at: Timestamp, times: z.int().min(0) }).nullable(),
  /** How often it came back from a claim on which nothing happened. */
  returns: z.int().min(0),
})
export type HandoffPolicy = z.infer<typeof HandoffPolicy>
