import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HandoffPolicy } from '../../../../core/domain/duty/handoff-policy.ts'
import { defaultPolicy, type PolicyContent, type PolicyStep } from '../../../../core/domain/duty/policy.ts'
import {
  boundOf,
  claimed,
  fireDue,
  look,
  lookingMs,
  type Resolution,
  startPolicy,
  watch,
} from '../../../../core/policy/advance.ts'
import { minute, nine } from '../../../support/samples/make.ts'

const step = (waitMinutes: number, acknowledge: PolicyStep['acknowledge'] = 'any'): PolicyStep => ({
  who: { kind: 'everyone' },
  waitMinutes,
  acknowledge,
})
const content = (over: Partial<PolicyContent> = {}): PolicyContent => ({
  steps: [step(2), step(3)],
  rounds: 1,
  idle: { nudgeMinutes: 15, returnMinutes: 10 },
  phone: null,
  ...over,
})
const start = (over: Partial<PolicyContent> = {}) =>
  startPolicy(content(over), { version: 0, isDirected: false, hasTeam: false, at: nine })
const reach = (index: number, people: string[], reachable = people.length): Resolution => ({
  index,
  people,
  reachable,
  because: people.length === 0 ? 'no_one' : 'quiet',
})
const both = [reach(0, ['bo']), reach(1, ['bo', 'cy'])]
const fire = (policy: HandoffPolicy, at: number, resolutions = both, again: number | null = null) =>
  fireDue(policy, at, resolutions, again)

describe('a policy', () => {
  it('leaves out the steps that an escalation has no one for', () => {
    const about = { version: 3, isDirected: false, hasTeam: false, at: nine }
    const kinds = (steps: readonly PolicyStep[]) => steps.map(({ who }) => who.kind)
    const all = defaultPolicy('urgent')
    expect(kinds(startPolicy(all, about).steps)).toEqual(['duty', 'everyone', 'admins'])
    expect(kinds(startPolicy(all, { ...about, isDirected: true, hasTeam: true }).steps)).toEqual(
      kinds(all.steps),
    )
    // One that only tells the target still tells someone.
    const onlyTarget = content({ steps: [{ ...step(2), who: { kind: 'target' } }] })
    expect(kinds(startPolicy(onlyTarget, about).steps)).toEqual(['everyone'])
  })

  it('tells step by step, round by round, and then says that no one took it', () => {
    let policy = start()
    const told: [number, number, string[]][] = []
    let at = nine
    for (let n = 0; n < 4; n += 1) {
      const advanced = fire(policy, at)
      told.push(
        ...advanced.tell.map(({ round, index, people }): [number, number, string[]] => [
          round,
          index,
          people,
        ]),
      )
      policy = advanced.policy
      expect(policy.phase).toBe('running')
      at = policy.nextAt ?? 0
    }
    expect(told).toEqual([
      [0, 0, ['bo']],
      [0, 1, ['bo', 'cy']],
      [1, 0, ['bo']],
      [1, 1, ['bo', 'cy']],
    ])
    expect(at - nine).toBe(10 * minute)
    const end = fire(policy, at)
    expect(end).toMatchObject({ hasRunOut: true, tell: [] })
    expect(end.policy).toMatchObject({ phase: 'exhausted', nextAt: null, exhausted: { at, times: 2 } })
    expect(fire(end.policy, at + minute)).toMatchObject({ hasRunOut: false, tell: [] })
  })

  it('fires nothing before its time, and once for a time', () => {
    const { policy } = fire(start(), nine)
    expect(fire(policy, nine + 2 * minute - 1).policy).toBe(policy)
    const { policy: next } = fire(policy, nine + 2 * minute)
    expect(fire(next, nine + 2 * minute).policy).toBe(next)
  })

  it('passes a step in which no one can be reached at once, and says why', () => {
    const { policy, tell } = fire(start(), nine, [reach(0, ['bo'], 0), reach(1, ['bo', 'cy'], 1)])
    expect(policy.past).toMatchObject([
      { index: 0, at: nine, passed: 'quiet' },
      { index: 1, at: nine, passed: null },
    ])
    // Who can't be reached is told all the same, and held; no one twice.
    expect(tell.map(({ people }) => people)).toEqual([['bo'], ['cy']])
    expect(policy.nextAt).toBe(nine + 3 * minute)
  })

  it('ends at once when no one at all can be reached, and begins again when someone can', () => {
    const again = nine + 60 * minute
    const { policy, hasRunOut } = fire(start(), nine, [reach(0, []), reach(1, ['bo'], 0)], again)
    expect(hasRunOut).toBe(true)
    expect(policy).toMatchObject({ phase: 'exhausted', exhausted: { times: 0 }, nextAt: again })
    // Still no one: that is not told again.
    const still = fire(policy, again, [reach(0, []), reach(1, ['bo'], 0)], again + 60 * minute)
    expect(still).toMatchObject({ tell: [], hasRunOut: false, policy: { nextAt: again + 60 * minute } })
    expect(still.policy.exhausted).toEqual(policy.exhausted)
    const later = fire(policy, again)
    expect(later.policy).toMatchObject({ phase: 'running', exhausted: null, round: 0, index: 1 })
  })

  it('says how late it is after an outage, and fires once', () => {
    const { policy } = fire(start(), nine)
    const late = fire(policy, nine + 122 * minute)
    expect(late.tell).toHaveLength(1)
    expect(late.policy.past.at(-1)).toMatchObject({ index: 1, lateMs: 120 * minute })
    expect(late.policy.nextAt).toBe(nine + 125 * minute)
  })
})

describe('looking at it', () => {
  it('makes the next step wait ten minutes, once a round for each person, and lapses', () => {
    const running = fire(start(), nine).policy
    const paused = look(running, 'bo', nine + minute)
    expect(paused).toMatchObject({ phase: 'paused', nextAt: nine + minute + lookingMs })
    const again = look(paused, 'bo', nine + 9 * minute)
    expect(again.nextAt).toBe(paused.nextAt)
    expect(again.looking).toMatchObject([{ personId: 'bo', until: nine + 19 * minute }])
    const other = look(again, 'cy', nine + 9 * minute)
    expect(other.nextAt).toBe(nine + 19 * minute)
    const { policy, tell } = fire(other, nine + 19 * minute)
    expect(policy).toMatchObject({ phase: 'running', index: 2, looking: [] })
    expect(tell).toMatchObject([{ index: 1, people: ['bo', 'cy'] }])
  })

  it('where all have to be: one alone is only not told again', () => {
    const all = start({ steps: [step(2, 'all'), step(3, 'all')] })
    const two = [reach(0, ['bo', 'cy']), reach(1, ['bo', 'cy'])]
    const running = fire(all, nine, two).policy
    const one = look(running, 'bo', nine + minute)
    expect(one).toMatchObject({ phase: 'running', nextAt: nine + 2 * minute })
    expect(fire(one, nine + 2 * minute, two).tell).toMatchObject([{ people: ['cy'] }])
    expect(look(one, 'cy', nine + minute)).toMatchObject({ phase: 'paused' })
  })

  it('changes nothing once it is claimed', () => {
    const taken = claimed(fire(start(), nine).policy, nine + minute)
    expect(look(taken, 'cy', nine + 2 * minute)).toBe(taken)
  })
})

describe('a claim on which nothing happens', () => {
  const taken = claimed(fire(start(), nine).policy, nine)
  const idle = { claimedAt: nine, lastWorkAt: 0 }

  it('is asked about, and then comes back from the first step', () => {
    expect(watch(taken, idle, nine + 14 * minute).next).toBe('nothing')
    const asked = watch(taken, idle, nine + 15 * minute)
    expect(asked).toMatchObject({ next: 'nudge', policy: { phase: 'nudged', nextAt: nine + 25 * minute } })
    const back = watch(asked.policy, idle, nine + 25 * minute)
    expect(back).toMatchObject({
      next: 'return',
      policy: { phase: 'running', round: 0, index: 0, nextAt: nine + 25 * minute, returns: 1 },
    })
  })

  it('stays when something happens, before or after the question', () => {
    const busy = watch(taken, { claimedAt: nine, lastWorkAt: nine + 10 * minute }, nine + 15 * minute)
    expect(busy).toMatchObject({ next: 'nothing', policy: { phase: 'watching', nextAt: nine + 25 * minute } })
    const asked = watch(taken, idle, nine + 15 * minute).policy
    const since = watch(asked, { claimedAt: nine, lastWorkAt: nine + 20 * minute }, nine + 25 * minute)
    expect(since).toMatchObject({
      next: 'nothing',
      policy: { phase: 'watching', nextAt: nine + 35 * minute },
    })
  })

  it('isn’t looked after when it isn’t theirs any more, after a week, and where no one asked for it', () => {
    expect(watch(taken, null, nine + 15 * minute).policy).toMatchObject({ phase: 'stopped', nextAt: null })
    expect(watch(taken, idle, nine + 8 * 1440 * minute).policy.phase).toBe('stopped')
    expect(claimed(start({ idle: null }), nine)).toMatchObject({ phase: 'stopped', nextAt: null })
  })
})

const anyStep = fc.record({
  who: fc.constantFrom<PolicyStep['who']>(
    { kind: 'everyone' },
    { kind: 'admins' },
    { kind: 'duty', scheduleId: null },
    { kind: 'destination', destinationId: null },
  ),
  waitMinutes: fc.integer({ min: 1, max: 60 }),
  acknowledge: fc.constantFrom('any' as const, 'all' as const),
})
const people = ['ana', 'ben', 'cy', 'dee']
const anyWorld = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 6 }),
  rounds: fc.integer({ min: 0, max: 9 }),
  /** What each next firing finds: who is told, and who of them has a channel that works. */
  found: fc.array(fc.record({ people: fc.subarray(people), dead: fc.subarray(people) }), {
    minLength: 1,
    maxLength: 8,
  }),
  looks: fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...people)), { maxLength: 30 }),
  /** At which firing someone claims it, if they were told before. */
  claimsAt: fc.option(fc.nat(30), { nil: null }),
})

it('ends claimed, or exhausted and told, by its bound, whatever channels are dead and whoever looks', () => {
  fc.assert(
    fc.property(anyWorld, ({ steps, rounds, found, looks, claimsAt }) => {
      let policy = start({ steps, rounds })
      const latest = nine + boundOf(policy, people.length)
      let hasRunOut = false
      let firings = 0
      while (policy.phase === 'running' || policy.phase === 'paused') {
        const at = policy.nextAt ?? Number.NaN
        expect(at).toBeLessThanOrEqual(latest)
        if (claimsAt === firings && policy.current !== null) {
          policy = claimed(policy, at)
          break
        }
        const { people: there, dead } = found[firings % found.length] ?? { people: [], dead: [] }
        const reachable = there.filter((id) => !dead.includes(id)).length
        const resolutions = steps.map((_, index) => reach(index, there, reachable))
        const advanced = fireDue(policy, at, resolutions, null)
        const ids = advanced.tell.flatMap((one) => one.people)
        expect(new Set(ids).size).toBe(ids.length)
        // Whoever could be reached and isn't looking is told, or the step is passed.
        const last = advanced.policy.past.at(-1)
        if (advanced.policy.phase === 'running') expect(last?.passed).toBeNull()
        policy = HandoffPolicy.parse(advanced.policy)
        hasRunOut = advanced.hasRunOut
        const before = policy.nextAt
        for (const [, personId] of looks.filter(([when]) => when === firings)) {
          policy = look(policy, personId, Math.min(before ?? at, at + minute))
          expect(policy.nextAt ?? 0).toBeGreaterThanOrEqual(before ?? 0)
        }
        firings += 1
        expect(firings).toBeLessThanOrEqual(steps.length * (rounds + 1) + 1)
      }
      if (policy.phase === 'watching') expect(policy.nextAt).not.toBeNull()
      else expect({ phase: policy.phase, hasRunOut }).toEqual({ phase: 'exhausted', hasRunOut: true })
    }),
    { numRuns: 1000 },
  )
})
