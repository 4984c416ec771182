import { describe, expect, it } from 'vitest'
import { reachOf, type PersonReached } from '../../../../core/domain/duty/reach.ts'
import { makeWorldWithSession, minute, nine, second, type World } from '../../../support/samples/make.ts'

const handedOver = (over: object = {}): World => {
  const world = makeWorldWithSession()
  return world
    .must(
      'handoff.create',
      { handoffId: 'h1', sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1'), ...over },
      'ann',
    )
    .wait(minute)
}
const claim = (world: World, by: string) => world.act('handoff.claim', { handoffId: 'h1' }, by)

describe('claiming', () => {
  it('makes the claimer the owner, everywhere at once', () => {
    const world = handedOver()
    expect(claim(world, 'bo')).toMatchObject({ status: 'accepted' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      state: 'claimed',
      claimedBy: 'bo',
      claimedAt: nine + minute,
    })
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'active',
      ownerId: 'bo',
      openHandoffId: null,
      handoffCount: 1,
    })
    expect(world.all('entries').at(-1)).toMatchObject({
      authorId: 'bo',
      event: { name: 'claimed', handoffId: 'h1' },
    })
    expect(world.act('session.resolve', { sessionId: 's1' }, 'ann')).toMatchObject({
      problem: { kind: 'not_owner', by: 'bo' },
    })
  })

  it('again is the same answer and changes nothing; anyone else reads who won', () => {
    const world = handedOver()
    claim(world, 'bo')
    const { rev } = world.get('handoffs', 'h1')
    expect(claim(world.wait(12 * second), 'bo')).toEqual({ status: 'accepted', changes: [] })
    expect(world.get('handoffs', 'h1').rev).toBe(rev)
    for (const by of ['cy', 'olga', 'ann']) {
      expect(claim(world, by)).toEqual({
        status: 'rejected',
        problem: {
          kind: 'already_claimed',
          message: 'Already claimed by Bo, 12 s ago.',
          by: 'bo',
          at: nine + minute,
        },
      })
    }
  })

  it('uses the decider’s clock, not the device’s', () => {
    const world = handedOver({ targetUserId: 'cy', priority: 'urgent' })
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'bo', { at: nine + 60 * minute })).toMatchObject({
      problem: { kind: 'reserved' },
    })
    expect(world.wait(minute).act('handoff.claim', { handoffId: 'h1' }, 'bo', { at: nine })).toMatchObject({
      status: 'accepted',
    })
  })

  it('of a parked session takes it over; its parker resumes instead', () => {
    const world = handedOver({ intent: 'park' })
    expect(claim(world, 'ann')).toMatchObject({ problem: { kind: 'own_escalation' } })
    expect(claim(world, 'bo')).toMatchObject({ status: 'accepted' })
    expect(world.get('sessions', 's1')).toMatchObject({ status: 'active', ownerId: 'bo' })
    expect(world.act('session.resume', { sessionId: 's1' }, 'ann')).toMatchObject({
      problem: { kind: 'not_owner' },
    })
  })

  it('after a withdrawal finds nothing left to do', () => {
    const world = handedOver().must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
    expect(claim(world, 'bo')).toMatchObject({ problem: { kind: 'handoff_closed' } })
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'active',
      ownerId: 'ann',
      openHandoffId: null,
    })
  })
})

describe('withdrawing', () => {
  it('works from the device that escalated offline, before anyone knows', () => {
    const world = makeWorldWithSession()
    const payload = {
      handoffId: 'h1',
      sessionId: 's1',
      intent: 'escalate' as const,
      snapshot: world.snapshot('s1'),
    }
    world
      .must('handoff.create', payload, 'ann', { authority: 'device' })
      .must('handoff.withdraw', { handoffId: 'h1' }, 'ann', { authority: 'device' })
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'active',
      openHandoffId: null,
      escalatedTo: null,
    })
    expect(world.get('handoffs', 'h1').state).toBe('withdrawn')
  })

  it('is rejected to others, and once claimed', () => {
    const world = handedOver()
    expect(world.act('handoff.withdraw', { handoffId: 'h1' }, 'olga')).toMatchObject({
      problem: { kind: 'not_author' },
    })
    claim(world, 'bo')
    expect(world.act('handoff.withdraw', { handoffId: 'h1' }, 'ann')).toMatchObject({
      problem: { kind: 'already_claimed', by: 'bo' },
    })
  })
})

describe('picking up', () => {
  const claimed = () => {
    const world = makeWorldWithSession().must(
      'branch.fork',
      { sessionId: 's1', branches: [{ id: 'b1', label: 'x' }] },
      'ann',
    )
    world.must(
      'handoff.create',
      { handoffId: 'h1', sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1') },
      'ann',
    )
    claim(world, 'bo')
    return world
  }
  const pickUp = (world: World, mode: string, by = 'bo') =>
    world.act('handoff.pick-up', { handoffId: 'h1', mode }, by, { at: nine + minute })

  it('is the claimer’s alone', () => {
    for (const by of ['ann', 'cy'])
      expect(pickUp(claimed(), 'continue', by)).toMatchObject({ problem: { kind: 'not_owner' } })
    expect(pickUp(handedOver(), 'continue')).toMatchObject({ problem: { kind: 'not_owner' } })
  })

  it.each(['continue', 'briefing'])('%s leaves the theory as it is', (mode) => {
    const world = claimed()
    pickUp(world, mode)
    expect(world.get('handoffs', 'h1').pickup).toEqual({ mode, at: nine + minute })
    expect(world.get('sessions', 's1').activeBranchId).toBe('b1')
    expect(pickUp(world, mode)).toEqual({ status: 'accepted', changes: [] })
  })

  it('fresh sets the theory aside and keeps the rest', () => {
    const world = claimed()
    const { stateVersion } = world.get('sessions', 's1')
    pickUp(world, 'fresh')
    expect(world.get('sessions', 's1')).toMatchObject({
      activeBranchId: null,
      branchCount: 1,
      stateVersion: stateVersion + 1,
    })
    expect(world.get('branches', 'b1').status).toBe('untried')
  })

  it('fresh leaves the suggested fix in the history alone; it can be suggested again', () => {
    const world = claimed().must('fix.propose', { fixId: 'x1', sessionId: 's1', text: 'New profile' }, 'bo')
    world.must('fix.outcome', { fixId: 'x1', outcome: 'applied_partial', reason: 'For an hour' }, 'bo')
    pickUp(world, 'fresh')
    expect(world.get('sessions', 's1').activeFixId).toBeNull()
    expect(world.get('fixes', 'x1')).toMatchObject({
      outcome: 'applied_partial',
      outcomeReason: 'For an hour',
      supersededAt: expect.any(Number) as number,
    })
    expect(world.act('fix.outcome', { fixId: 'x1', outcome: 'applied_success' }, 'bo')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
    world.must('fix.propose', { fixId: 'x2', sessionId: 's1', text: 'New profile' }, 'bo')
    expect(world.get('sessions', 's1').activeFixId).toBe('x2')
  })

  it('going on where it was left off keeps the suggested fix', () => {
    const world = claimed().must('fix.propose', { fixId: 'x1', sessionId: 's1', text: 'New profile' }, 'bo')
    pickUp(world, 'continue')
    expect(world.get('sessions', 's1').activeFixId).toBe('x1')
    expect(world.get('fixes', 'x1').supersededAt).toBeNull()
  })

  it('fresh does not touch a session that someone else holds by now', () => {
    const world = claimed()
    world.must(
      'handoff.create',
      { handoffId: 'h2', sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1') },
      'bo',
    )
    world.must('handoff.claim', { handoffId: 'h2' }, 'cy')
    pickUp(world, 'fresh')
    expect(world.get('sessions', 's1').activeBranchId).toBe('b1')
  })
})

describe('the server', () => {
  it('wakes a parked session once', () => {
    const world = handedOver({ intent: 'park', wakeAt: nine + minute }).must(
      'handoff.wake',
      { handoffId: 'h1' },
      'system',
    )
    expect(world.get('handoffs', 'h1').wokeAt).toBe(nine + minute)
    expect(world.all('entries').at(-1)).toMatchObject({ authorId: 'system', event: { name: 'woke' } })
    expect(world.wait(minute).act('handoff.wake', { handoffId: 'h1' }, 'system')).toEqual({
      status: 'accepted',
      changes: [],
    })
  })

  it.each([
    ['an escalation', handedOver()],
    ['a parking without a time', handedOver({ intent: 'park' })],
    [
      'one that has ended',
      handedOver({ intent: 'park', wakeAt: nine }).must('session.resume', { sessionId: 's1' }, 'ann'),
    ],
    ['one that is not there', makeWorldWithSession()],
  ])('does not wake %s', (_, world) => {
    expect(world.act('handoff.wake', { handoffId: 'h1' }, 'system')).toEqual({
      status: 'accepted',
      changes: [],
    })
  })

  it('opens a directed escalation to everyone, and leaves every other alone', () => {
    const world = handedOver({ targetUserId: 'bo', opensAt: nine + 30 * minute })
    world.must('handoff.open', { handoffId: 'h1' }, 'system')
    expect(world.get('handoffs', 'h1').opensAt).toBe(world.now)
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'olga')).toMatchObject({ status: 'accepted' })
    for (const other of [handedOver(), handedOver({ intent: 'park' }), makeWorldWithSession()]) {
      expect(other.act('handoff.open', { handoffId: 'h1' }, 'system')).toEqual({
        status: 'accepted',
        changes: [],
      })
    }
  })

  const deliver = (world: World, ...people: PersonReached[]) =>
    world.act('handoff.deliver', { handoffId: 'h1', reach: reachOf(people) }, 'system')
  const bo = { personId: 'bo', deliveredAt: nine, seenAt: null }
  const cy = { personId: 'cy', deliveredAt: nine + second, seenAt: nine + second }

  it('records how many a handoff has reached, and changes nothing when there is nothing new', () => {
    const world = handedOver()
    expect(deliver(world, bo)).toMatchObject({ changes: [{ collection: 'handoffs' }] })
    expect(deliver(world, bo)).toEqual({ status: 'accepted', changes: [] })
    deliver(world, bo, cy)
    expect(world.get('handoffs', 'h1').reach).toMatchObject({
      delivered: { count: 2, firstAt: nine, people: ['bo', 'cy'] },
      seen: { count: 1, firstAt: nine + second, people: ['cy'] },
      outside: { handedOver: 0, held: 0, heldUntil: null, failed: 0 },
    })
  })

  it('never takes back what was reached', () => {
    const world = handedOver()
    deliver(world, bo, cy)
    const { reach } = world.get('handoffs', 'h1')
    expect(deliver(world, bo)).toEqual({ status: 'accepted', changes: [] })
    expect(world.get('handoffs', 'h1').reach).toEqual(reach)
  })

  it('leaves a handoff that is gone alone', () => {
    expect(deliver(makeWorldWithSession(), bo)).toEqual({ status: 'accepted', changes: [] })
  })
})
