import { z } from 'zod'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { Priority } from './priority.ts'

/** Limits of policies: their steps are in every handoff. */
export const policyLimits = {
  steps: 12,
  rounds: 9,
  longestWait: 1440,
  past: 40,
  looking: 10,
  named: 200,
} as const

/**
 * Whom a step tells, found when it fires.
 *
 * `target` is whom the escalation is directed to. `duty` is who is on duty then: on one schedule, or on those of the
 * session's team, else the workspace's. `team` without an id is the session's team. `destination` is a channel of the
 * workspace; without an id, all of them.
 */
export const StepWho = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('target') }),
  z.object({ kind: z.literal('duty'), scheduleId: Id.nullable() }),
  z.object({ kind: z.literal('team'), teamId: Id.nullable() }),
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('admins') }),
  z.object({ kind: z.literal('person'), personId: Id }),
  z.object({ kind: z.literal('destination'), destinationId: Id.nullable() }),
])
export type StepWho = z.infer<typeof StepWho>
export type StepKind = StepWho['kind']

export const PolicyStep = z.object({
  who: StepWho,
  /** How long the next step waits after this one, in minutes. */
  waitMinutes: z.int().min(1).max(policyLimits.longestWait),
  /** Who has to be looking for the next step to wait: one of those who were told, or all of them. */
  acknowledge: z.enum(['any', 'all']),
})
export type PolicyStep = z.infer<typeof PolicyStep>

/** When a claim on which nothing happens comes back: after so many minutes its claimer is asked, after so many more it returns. */
export const IdleRule = z.object({
  nudgeMinutes: z.int().min(5).max(5760),
  returnMinutes: z.int().min(5).max(5760),
})
export type IdleRule = z.infer<typeof IdleRule>

/** Whom to phone when no one takes it. */
export const PolicyPhone = z.object({ name: shortText(60), number: shortText(40) })
export type PolicyPhone = z.infer<typeof PolicyPhone>

/** What an admin decides about the escalations of one priority. */
export const PolicyContent = z.object({
  steps: z.array(PolicyStep).min(1).max(policyLimits.steps),
  /** How often everything is repeated; 0 for never. */
  rounds: z.int().min(0).max(policyLimits.rounds),
  /** Null: a claim never comes back. */
  idle: IdleRule.nullable(),
  phone: PolicyPhone.nullable(),
})
export type PolicyContent = z.infer<typeof PolicyContent>

/** The policy for one priority, as an admin saved it. */
export const Policy = z.object({
  ...documentBase,
  priority: Priority,
  ...PolicyContent.shape,
  /** Counts its changes from 1, so that no one overwrites what they haven't seen. */
  version: z.int().min(1).max(1e9),
  changedBy: Id,
  changedAt: Timestamp,
})
export type Policy = z.infer<typeof Policy>

/** A workspace has one policy for each priority, under this id. */
export const policyId = (priority: Priority): string => `policy-${priority}`

const waits: Record<Priority, readonly [number, number, number, number, number]> = {
  urgent: [2, 2, 3, 5, 5],
  high: [5, 5, 5, 10, 10],
  normal: [15, 15, 15, 30, 30],
  low: [30, 30, 30, 60, 60],
}
const idles: Record<Priority, IdleRule> = {
  urgent: { nudgeMinutes: 15, returnMinutes: 15 },
  high: { nudgeMinutes: 60, returnMinutes: 30 },
  normal: { nudgeMinutes: 240, returnMinutes: 120 },
  low: { nudgeMinutes: 1440, returnMinutes: 720 },
}

/** What holds until an admin decides: target, team on duty, team, everyone, admins; three times in all. */
export const defaultPolicy = (priority: Priority): PolicyContent => {
  const [target, duty, team, everyone, admins] = waits[priority]
  const step = (who: StepWho, waitMinutes: number): PolicyStep => ({ who, waitMinutes, acknowledge: 'any' })
  return {
    steps: [
      step({ kind: 'target' }, target),
      step({ kind: 'duty', scheduleId: null }, duty),
      step({ kind: 'team', teamId: null }, team),
      step({ kind: 'everyone' }, everyone),
      step({ kind: 'admins' }, admins),
    ],
    rounds: 2,
    idle: idles[priority],
    phone: null,
  }
}
