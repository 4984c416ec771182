import { describe, expect, it } from 'vitest'
import { currentClaim } from '../../../../core/domain/handoff/current-claim.ts'
import { answerWithinMs } from '../../../../core/domain/handover/handover.ts'
import { faultsIn } from '../../../support/samples/invariants.ts'
import {
  makeAccount,
  makePerson,
  makeWorldWithSession,
  minute,
  targetsOf,
  type World,
} from '../../../support/samples/make.ts'

/** Bo claimed Ann's escalation, which has a first touch to come. */
const claimedByBo = () => {
  const world = makeWorldWithSession().add('accounts', makeAccount({ responseTargets: targetsOf() }))
  const snapshot = world.snapshot('s1')
  world.must(
    'handoff.create',
    { handoffId: 'h1', sessionId: 's1', intent: 'escalate', priority: 'urgent', snapshot },
    'ann',
  )
  world.wait(minute)
  return world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
}
const handOver = (world: World, to: string, handoverId = 'o1', from = 'bo') => {
  world.must('handover.send', { handoverId, personId: to, items: [{ sessionId: 's1' }] }, from)
  world.must('handover.take', { handoverId, items: [{ sessionId: 's1' }] }, to)
  return world
}
const leave = (world: World, to: string) => {
  world.add('people', makePerson('bo', { active: false }))
  return world.must('session.take-over', { sessionId: 's1' }, to)
}
const watch = (world: World, lastWorkAt = 0) => {
  const dueAt = world.get('handoffs', 'h1').policy?.nextAt ?? 0
  world.now = Math.max(world.now, dueAt)
  world.must('handoff.watch', { handoffId: 'h1', dueAt, at: world.now, lastWorkAt }, 'system')
}
const handoff = (world: World) => world.get('handoffs', 'h1')
const noteBy = (world: World, by: string, entryId = 'n1') =>
  world.must('entry.add', { entryId, sessionId: 's1', kind: 'note', text: 'On it.' }, by)

describe.each([
  ['at the end of a shift', handOver],
  ['from someone who left', leave],
])('a claim that is taken over %s', (_, takeOver) => {
  it('belongs to its new owner from then on, and still says who claimed it when', () => {
    const before = claimedByBo()
    const { claimedAt } = handoff(before)
    before.wait(5 * minute)
    const world = takeOver(before, 'cy')
    expect(handoff(world)).toMatchObject({ state: 'claimed', claimedBy: 'bo', claimedAt })
    expect(currentClaim(handoff(world))).toEqual({ by: 'cy', at: world.now })
    expect(faultsIn(world)).toEqual([])
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'cy')).toEqual({ status: 'accepted', changes: [] })
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'olga')).toMatchObject({
      problem: { kind: 'already_claimed', by: 'cy', at: world.now },
    })
  })

  it('is looked after as theirs: they are asked, and it returns from them', () => {
    const before = claimedByBo()
    before.wait(14 * minute)
    const world = takeOver(before, 'cy')
    expect(handoff(world).policy).toMatchObject({ phase: 'watching', nextAt: world.now + 15 * minute })
    watch(world)
    expect(world.get('sessions', 's1').news.at(-1)).toMatchObject({ kind: 'nudged', to: 'cy' })
    watch(world)
    expect(handoff(world)).toMatchObject({ state: 'open', claimedBy: null, claimTakenOver: null })
    expect(world.all('entries').at(-1)).toMatchObject({ text: 'Cy', event: { name: 'returned' } })
    expect(faultsIn(world)).toEqual([])
  })

  it('is theirs to touch, to confirm and to pick up, not its claimer’s anymore', () => {
    const world = takeOver(claimedByBo(), 'cy')
    expect(world.get('sessions', 's1').sla?.touch?.state).toBe('running')
    expect(world.act('handoff.pick-up', { handoffId: 'h1', mode: 'continue' }, 'bo').status).toBe('rejected')
    expect(world.act('handoff.confirm', { handoffId: 'h1', text: 'Mine' }, 'bo').status).toBe('rejected')
    world.must('handoff.pick-up', { handoffId: 'h1', mode: 'continue' }, 'cy')
    world.must('handoff.confirm', { handoffId: 'h1', text: 'VPN is down' }, 'cy')
    expect(handoff(world).confirmation).toMatchObject({ by: 'cy' })
    noteBy(world, 'cy')
    expect(world.get('sessions', 's1').sla?.touch?.state).toBe('stopped')
  })
})

describe('a claim', () => {
  it('moves with what its owner had parked', () => {
    const world = claimedByBo()
    const park = { handoffId: 'h2', sessionId: 's1', intent: 'park' as const, snapshot: world.snapshot('s1') }
    world.must('handoff.create', park, 'bo')
    handOver(world, 'cy')
    world.must('session.resume', { sessionId: 's1' }, 'cy')
    expect(currentClaim(handoff(world))).toMatchObject({ by: 'cy' })
    watch(world)
    expect(handoff(world).policy?.phase).toBe('nudged')
  })

  it('returns from whoever took it over, if no one takes it from them', () => {
    const world = handOver(claimedByBo(), 'cy')
    world.must('handover.send', { handoverId: 'o2', personId: 'olga', items: [{ sessionId: 's1' }] }, 'cy')
    world.wait(answerWithinMs)
    const claims = [{ sessionId: 's1', handoffId: 'h1' }]
    world.must('handover.close', { handoverId: 'o2', dueAt: world.now, claims }, 'system')
    expect(handoff(world)).toMatchObject({ state: 'open', claimTakenOver: null })
    expect(world.all('entries').at(-1)?.text).toContain('Cy')
  })

  it('isn’t looked after once whoever asked for help has it themselves', () => {
    const world = handOver(claimedByBo(), 'ann')
    expect(handoff(world)).toMatchObject({ state: 'claimed', policy: { phase: 'stopped', nextAt: null } })
    noteBy(world, 'ann')
    expect(world.get('sessions', 's1').sla?.touch?.state).toBe('stopped')
    expect(faultsIn(world)).toEqual([])
  })

  it('is looked after when it comes to whoever took the escalation over before', () => {
    const world = makeWorldWithSession().add('accounts', makeAccount({ responseTargets: targetsOf() }))
    const snapshot = world.snapshot('s1')
    world.must(
      'handoff.create',
      { handoffId: 'h1', sessionId: 's1', intent: 'escalate', priority: 'urgent', snapshot },
      'ann',
    )
    handOver(world, 'cy', 'o1', 'ann')
    world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
    handOver(world, 'cy', 'o2')
    expect(currentClaim(handoff(world))).toMatchObject({ by: 'cy' })
    expect(handoff(world).policy?.phase).toBe('watching')
    watch(world)
    expect(handoff(world).policy?.phase).toBe('nudged')
    expect(faultsIn(world)).toEqual([])
  })

  it('stays with its claimer when the session came to its owner another way', () => {
    const world = claimedByBo()
    const park = { handoffId: 'h2', sessionId: 's1', intent: 'park' as const, snapshot: world.snapshot('s1') }
    world.must('handoff.create', park, 'bo')
    world.must('handoff.claim', { handoffId: 'h2' }, 'cy')
    handOver(world, 'olga', 'o1', 'cy')
    expect(currentClaim(handoff(world))).toMatchObject({ by: 'bo' })
  })
})
