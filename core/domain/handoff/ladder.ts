import type { Handoff } from './handoff.ts'
import type { Reached } from '../duty/reach.ts'

/** The rungs of an escalation's delivery ladder, lowest first. */
export const rungs = ['on_device', 'sent', 'delivered', 'seen', 'claimed'] as const
export type Rung = (typeof rungs)[number]

/** One rung: whether it has been reached, when, and by how many; `people` are the first of them. */
export type LadderStep = {
  rung: Rung
  reached: boolean
  at: number | null
  count: number
  people: readonly string[]
}

const byPeople = (rung: Rung, { count, firstAt, people }: Reached): LadderStep => ({
  rung,
  reached: count > 0,
  at: firstAt,
  count,
  people,
})

const byOne = (rung: Rung, at: number | null, person: string | null): LadderStep => ({
  rung,
  reached: at !== null,
  at,
  count: person === null ? 0 : 1,
  people: person === null ? [] : [person],
})

/**
 * How far a handoff has got, rung by rung.
 *
 * Derived from the document alone: `acceptedAt` is null exactly while only the device knows of it. Reaching a rung
 * implies those below it, so a claim whose "seen" got lost leaves no gap.
 */
export const ladderOf = (handoff: Handoff): LadderStep[] => {
  const steps = [
    byOne('on_device', handoff.createdAt, handoff.handedOffBy),
    byOne('sent', handoff.acceptedAt, null),
    byPeople('delivered', handoff.reach.delivered),
    byPeople('seen', handoff.reach.seen),
    byOne('claimed', handoff.claimedBy === null ? null : (handoff.claimedAt ?? 0), handoff.claimedBy),
  ]
  const top = steps.findLastIndex((step) => step.reached)
  return steps.map((step, index) => ({ ...step, reached: index <= top }))
}

/** The highest rung a handoff has reached. */
export const topRung = (handoff: Handoff): Rung =>
  ladderOf(handoff).findLast((step) => step.reached)?.rung ?? 'on_device'
