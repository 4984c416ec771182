import type { Handoff } from './handoff.ts'

/** The rungs of an escalation's delivery ladder, lowest first. */
export const rungs = ['on_device', 'sent', 'delivered', 'seen', 'claimed'] as const
export type Rung = (typeof rungs)[number]

/** One rung: whether it has been reached, when, and by whom. */
export type LadderStep = { rung: Rung; reached: boolean; at: number | null; people: readonly string[] }

/**
 * How far a handoff has got, rung by rung.
 *
 * Derived from the document alone: `acceptedAt` is null exactly while only the device knows of it. Reaching a rung
 * implies those below it, so a claim whose "seen" got lost leaves no gap.
 */
export const ladderOf = (handoff: Handoff): LadderStep[] => {
  const peopleWith = (...states: string[]) => [
    ...new Set(handoff.deliveries.filter((d) => states.includes(d.state)).map((d) => d.personId)),
  ]
  const earliest = (...states: string[]) => {
    const times = handoff.deliveries.filter((d) => states.includes(d.state)).map((d) => d.at)
    return times.length === 0 ? null : Math.min(...times)
  }
  const delivered = peopleWith('delivered', 'seen')
  const seen = peopleWith('seen')
  const claimed = handoff.claimedBy === null ? [] : [handoff.claimedBy]
  const steps: LadderStep[] = [
    { rung: 'on_device', reached: true, at: handoff.createdAt, people: [handoff.handedOffBy] },
    { rung: 'sent', reached: handoff.acceptedAt !== null, at: handoff.acceptedAt, people: [] },
    {
      rung: 'delivered',
      reached: delivered.length > 0,
      at: earliest('delivered', 'seen'),
      people: delivered,
    },
    { rung: 'seen', reached: seen.length > 0, at: earliest('seen'), people: seen },
    { rung: 'claimed', reached: claimed.length > 0, at: handoff.claimedAt, people: claimed },
  ]
  const top = steps.findLastIndex((step) => step.reached)
  return steps.map((step, index) => ({ ...step, reached: index <= top }))
}

/** The highest rung a handoff has reached. */
export const topRung = (handoff: Handoff): Rung =>
  ladderOf(handoff).findLast((step) => step.reached)?.rung ?? 'on_device'
