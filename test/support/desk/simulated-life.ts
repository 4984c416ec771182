import { seededChance, type Chance } from '../seeded-chance.ts'
import type { Lost } from './flaky-network.ts'

/** Something that goes wrong. Desks and servers are named by their places in a list. */
export type Mishap =
  | { kind: 'cut' | 'restore' | 'restart'; desk: number }
  | { kind: 'lose'; desk: number; what: Lost }
  | { kind: 'route'; desk: number; server: number }
  /** The device's clock is set, by milliseconds. */
  | { kind: 'clock'; desk: number; by: number }
  /** `waits`: no one does anything until it is back. */
  | { kind: 'kill-server'; server: number; waits: boolean }
  | { kind: 'kill-postgres'; what: 'postmaster' | 'backend' }

const hour = 3_600_000
const jumps = [hour, 5 * hour, 26 * hour, 3 * 24 * hour, 9 * 24 * hour].flatMap((by) => [by, -by])
const ways: readonly Lost[] = ['asked', 'answered', 'all']

/**
 * What goes wrong in a life, by step: the same for the same seed, and spread over all of it.
 *
 * A life of 2,500 steps has 60 kills, 18 of them of PostgreSQL, and 32 partitions: of each way, and of both.
 */
export const planLife = (
  seed: number,
  { steps, desks, servers }: { steps: number; desks: number; servers: number },
): ReadonlyMap<number, readonly Mishap[]> => {
  const chance = seededChance(seed)
  const plan = new Map<number, Mishap[]>()
  const add = (step: number, mishap: Mishap) => plan.set(step, [...(plan.get(step) ?? []), mishap])
  const desk = () => chance.below(desks)
  /** One in so many steps, in each stretch of them. */
  const often = (oneIn: number, of: (step: number, index: number) => void) => {
    const count = Math.ceil(steps / oneIn)
    for (let index = 0; index < count; index += 1)
      of(Math.floor(((index + chance.next()) * steps) / count), index)
  }
  often(20, (step) => {
    const one = desk()
    add(step, { kind: 'cut', desk: one })
    add(step + 1 + chance.below(20), { kind: 'restore', desk: one })
  })
  often(80, (step, index) => {
    const what = ways[(seed + index) % ways.length] ?? 'all'
    const until = step + 5 + chance.below(50)
    for (let one = 0; one < desks; one += 1) {
      if (chance.next() < 0.4) continue
      add(step, { kind: 'lose', desk: one, what })
      add(until, { kind: 'restore', desk: one })
    }
  })
  often(30, (step) => add(step, { kind: 'clock', desk: desk(), by: chance.pick(jumps) ?? hour }))
  often(90, (step) => add(step, { kind: 'route', desk: desk(), server: chance.below(servers) }))
  often(90, (step) => add(step, { kind: 'restart', desk: desk() }))
  often(60, (step) =>
    add(step, { kind: 'kill-server', server: chance.below(servers), waits: chance.next() < 0.5 }),
  )
  often(140, (step, index) =>
    add(step, { kind: 'kill-postgres', what: (seed + index) % 2 === 0 ? 'postmaster' : 'backend' }),
  )
  return plan
}

/** The chance of one desk in one step: whatever others do meanwhile, it stays the same. */
export const chanceOf = (seed: number, step: number, desk: number): Chance =>
  seededChance((seed * 1_000_003 + step * 101 + desk) >>> 0)
