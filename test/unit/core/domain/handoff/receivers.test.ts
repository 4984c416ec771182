import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canWork, roles, type Person } from '../../../../../core/domain/people/person.ts'
import {
  needsReach,
  personStates,
  reachabilityOf,
  seenBy,
  type PersonState,
} from '../../../../../core/domain/handoff/receivers.ts'
import { reachOf } from '../../../../../core/domain/duty/reach.ts'
import { makeHandoff, makePerson, nine } from '../../../../support/samples/make.ts'

const toEveryone = { handedOffBy: 'ann', targetUserId: null, targetTeamId: null }
const ann = makePerson('ann', { teamId: 'north' })
const bo = makePerson('bo', { teamId: 'north' })
const cy = makePerson('cy')
const at =
  (states: Record<string, PersonState>) =>
  (id: string): PersonState =>
    states[id] ?? 'offline'

describe('who could receive an escalation', () => {
  it('no one in a workspace of one, or where everyone else left or only reads', () => {
    const because = (others: Person[]) => reachabilityOf(toEveryone, [ann, ...others], null)
    expect(because([])).toEqual({ kind: 'no_one', because: 'alone' })
    expect(because([makePerson('bo', { active: false })])).toEqual({ kind: 'no_one', because: 'left' })
    const viewer = makePerson('vic', { role: 'viewer' })
    expect(because([viewer])).toEqual({ kind: 'no_one', because: 'viewers' })
    expect(because([viewer, makePerson('bo', { active: false })])).toEqual({
      kind: 'no_one',
      because: 'viewers',
    })
    expect(because([viewer, bo])).toEqual({ kind: 'someone' })
  })

  it('whoever reads it at a desk, although they were last heard of as away', () => {
    const seen = (selfId: string) =>
      reachabilityOf(toEveryone, [ann, bo, cy], seenBy(selfId, at({ bo: 'away' })))
    expect(seen('bo')).toEqual({ kind: 'someone' })
    expect(seen('ann')).toEqual({ kind: 'no_one', because: 'away' })
    expect(seenBy('bo', null)).toBeNull()
  })

  it('no one while everyone is away, as far as that is known', () => {
    expect(reachabilityOf(toEveryone, [ann, bo, cy], at({ bo: 'away' }))).toEqual({
      kind: 'no_one',
      because: 'away',
    })
    expect(reachabilityOf(toEveryone, [ann, bo, cy], at({ cy: 'online' }))).toEqual({ kind: 'someone' })
    expect(reachabilityOf(toEveryone, [ann, bo, cy], null)).toEqual({ kind: 'someone' })
  })

  it('others, but not those it is directed to', () => {
    const toBo = { ...toEveryone, targetUserId: 'bo' }
    const toNorth = { ...toEveryone, targetTeamId: 'north' }
    const toSouth = { ...toEveryone, targetTeamId: 'south' }
    for (const directed of [toBo, toNorth]) {
      expect(reachabilityOf(directed, [ann, bo, cy], at({ cy: 'online' }))).toEqual({
        kind: 'target',
        because: 'away',
      })
      expect(reachabilityOf(directed, [ann, bo, cy], at({ bo: 'online' }))).toEqual({ kind: 'someone' })
    }
    expect(reachabilityOf(toSouth, [ann, bo, cy], null)).toEqual({ kind: 'target', because: 'no_access' })
    // The escalator is a member, and can't be asked.
    expect(reachabilityOf(toNorth, [ann, cy], null)).toEqual({ kind: 'target', because: 'no_access' })
  })

  it('someone exactly when one who may claim it at once is there', () => {
    const person = fc.record({
      role: fc.constantFrom(...roles),
      active: fc.boolean(),
      teamId: fc.constantFrom('north', 'south', null),
      state: fc.constantFrom(...personStates),
    })
    const target = fc.constantFrom(
      { targetUserId: null, targetTeamId: null },
      { targetUserId: 'p0', targetTeamId: null },
      { targetUserId: null, targetTeamId: 'north' },
    )
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), target, fc.boolean(), (made, to, known) => {
        const people = made.map(({ role, active, teamId }, n) =>
          makePerson(`p${n}`, { role, active, teamId }),
        )
        const stateOf = (id: string) => made[Number(id.slice(1))]?.state ?? 'offline'
        const found = reachabilityOf({ handedOffBy: 'ann', ...to }, [ann, ...people], known ? stateOf : null)
        const reached = people.filter(
          (one) =>
            canWork(one) &&
            (!known || stateOf(one.id) === 'online') &&
            (to.targetUserId === null || to.targetUserId === one.id) &&
            (to.targetTeamId === null || to.targetTeamId === one.teamId),
        )
        expect(found.kind === 'someone').toBe(reached.length > 0)
        if (found.kind === 'no_one') expect(people.filter(canWork).filter(() => !known)).toEqual([])
      }),
    )
  })

  it('is asked until it has reached someone', () => {
    expect(needsReach(makeHandoff())).toBe(true)
    expect(needsReach(makeHandoff({ intent: 'park' }))).toBe(false)
    expect(needsReach(makeHandoff({ state: 'withdrawn' }))).toBe(false)
    const reach = reachOf([{ personId: 'bo', deliveredAt: nine, seenAt: null }])
    expect(needsReach(makeHandoff({ reach }))).toBe(false)
  })
})
