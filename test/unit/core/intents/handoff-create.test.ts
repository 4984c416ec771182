import { describe, expect, it } from 'vitest'
import { Priority } from '../../../../core/domain/duty/priority.ts'
import { instantOf, wallTimeAt } from '../../../../core/domain/time/wall-time.ts'
import {
  makeFix,
  makeHandoff,
  makePerson,
  makeSession,
  makeWorldWithSession,
  minute,
  nine,
  type World,
} from '../../../support/samples/make.ts'

const day = 24 * 60 * minute

const payloadOn = (world: World, over: object = {}) => ({
  handoffId: 'h1',
  sessionId: 's1',
  intent: 'escalate',
  engineerNotes: 'Stuck',
  snapshot: world.snapshot('s1'),
  ...over,
})
const create = (world: World, over: object = {}, doing = {}) =>
  world.act('handoff.create', payloadOn(world, over), 'ann', doing)

describe('escalating', () => {
  it('on the server is accepted at once, with everything that the next person needs', () => {
    const world = makeWorldWithSession()
    const snapshot = world.snapshot('s1')
    expect(create(world, {}, { at: nine, now: nine + 90 * minute })).toMatchObject({ status: 'accepted' })
    const handoff = world.get('handoffs', 'h1')
    expect(handoff).toEqual(
      makeHandoff({
        rev: handoff.rev,
        engineerNotes: 'Stuck',
        snapshot,
        acceptedAt: nine + 90 * minute,
        policy: handoff.policy,
        enrichment: { state: 'making', since: nine + 90 * minute },
      }),
    )
    expect(handoff.snapshot.status).toBe('active')
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'escalated',
      ownerId: 'ann',
      openHandoffId: 'h1',
      handoffCount: 1,
      escalatedTo: null,
      escalationReason: 'Stuck',
      escalationPackage: { snapshot, intent: 'escalate', engineerNotes: 'Stuck', handoffId: 'h1' },
    })
    expect(world.all('entries').at(-1)).toMatchObject({
      event: { name: 'escalated', handoffId: 'h1' },
      at: nine,
      acceptedAt: nine + 90 * minute,
    })
  })

  it('on a device waits for the server, and says so', () => {
    const world = makeWorldWithSession()
    create(world, { targetUserId: 'bo' }, { authority: 'device' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      state: 'open',
      acceptedAt: null,
      targetUserId: 'bo',
      opensAt: null,
    })
    expect(world.get('sessions', 's1').status).toBe('requesting_escalation')
    expect(world.all('entries').at(-1)?.acceptedAt).toBeNull()
  })

  it.each(Priority.options)(
    'to someone is kept for them for a while, the shorter the more urgent: %s',
    (priority) => {
      const world = makeWorldWithSession()
      create(world, { targetUserId: 'bo', priority })
      const minutes = { low: 30, normal: 15, high: 5, urgent: 2 }[priority]
      expect(world.get('handoffs', 'h1')).toMatchObject({
        targetUserId: 'bo',
        opensAt: nine + minutes * minute,
      })
      expect(world.get('sessions', 's1').escalatedTo).toBe('bo')
    },
  )

  it.each([
    ['oneself', 'ann', 'You can’t escalate to yourself. Pick someone else, or everyone.'],
    ['a stranger', 'unknown', 'That person isn’t in this workspace. Pick someone else.'],
  ])('to %s is rejected on both sides', (_, targetUserId, message) => {
    for (const authority of ['device', 'server']) {
      expect(create(makeWorldWithSession(), { targetUserId }, { authority })).toEqual({
        status: 'rejected',
        problem: { kind: 'invalid_target', message },
      })
    }
  })

  it.each(['vic', 'gone'])(
    'to %s, who cannot take it: the device asks for another, the server opens it to everyone',
    (targetUserId) => {
      const world = () => makeWorldWithSession().add('people', makePerson('gone', { active: false }))
      expect(create(world(), { targetUserId }, { authority: 'device' })).toMatchObject({
        problem: { kind: 'invalid_target' },
      })
      const server = world()
      expect(create(server, { targetUserId })).toMatchObject({ status: 'accepted' })
      expect(server.get('handoffs', 'h1')).toMatchObject({ targetUserId: null, opensAt: null })
      expect(server.get('sessions', 's1').escalatedTo).toBeNull()
    },
  )

  it.each(['applied_pending', 'applied_partial'] as const)('with a fix that is %s asks first', (outcome) => {
    const world = makeWorldWithSession().add('fixes', makeFix({ outcome }))
    world.add('sessions', { ...world.get('sessions', 's1'), activeFixId: 'x1' })
    expect(create(world, {}, { authority: 'device' })).toEqual({
      status: 'rejected',
      problem: {
        kind: 'outcome_needed',
        message: 'The suggested fix still needs an outcome. Say how it went, or escalate anyway.',
      },
    })
    // One that was written before anyone marked the fix arrives all the same.
    expect(world.decide('handoff.create', payloadOn(world), 'ann')).toMatchObject({ status: 'accepted' })
    expect(create(world, { outcomeAsked: true })).toMatchObject({ status: 'accepted' })
    expect(world.get('fixes', 'x1').outcome).toBe(outcome)
  })

  it('with a fix that worked, or is merely proposed, does not ask', () => {
    for (const outcome of ['proposed', 'applied_success', 'applied_failed'] as const) {
      const world = makeWorldWithSession().add('fixes', makeFix({ outcome }))
      world.add('sessions', { ...world.get('sessions', 's1'), activeFixId: 'x1' })
      expect(create(world)).toMatchObject({ status: 'accepted' })
    }
  })

  it('twice is rejected, and so is a second one by someone else', () => {
    const world = makeWorldWithSession()
    create(world)
    expect(create(world, { handoffId: 'h2' })).toMatchObject({ problem: { kind: 'wrong_status' } })
    expect(world.act('handoff.create', payloadOn(world, { handoffId: 'h2' }), 'bo')).toMatchObject({
      problem: { kind: 'not_owner', by: 'ann' },
    })
  })
})

describe('parking', () => {
  it('keeps the note and the time, and drops what belongs to escalations', () => {
    const world = makeWorldWithSession()
    create(world, { intent: 'park', wakeAt: nine + minute, targetUserId: 'bo', priority: 'urgent' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      intent: 'park',
      wakeAt: nine + minute,
      targetUserId: null,
      opensAt: null,
    })
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'paused',
      ownerId: 'ann',
      escalatedTo: null,
      escalationReason: null,
    })
  })

  it('takes a time that has passed meanwhile, but none beyond a year', () => {
    const year = nine + 366 * 24 * 60 * minute
    for (const wakeAt of [nine - minute, year]) {
      expect(create(makeWorldWithSession(), { intent: 'park', wakeAt })).toMatchObject({ status: 'accepted' })
    }
    expect(create(makeWorldWithSession(), { intent: 'park', wakeAt: year + 1 })).toMatchObject({
      problem: { kind: 'bad_request', message: 'Pick a reminder time within a year.' },
    })
  })

  it('by a device in another decade wakes as many days ahead as it said, at the hour it said', () => {
    const world = makeWorldWithSession()
    const said = nine + 3200 * day
    const zone = 'Europe/London'
    const wall = wallTimeAt(said + day, zone)
    const result = create(world, {
      intent: 'park',
      wakeAt: said + day,
      reminder: { said, wall },
    })
    expect(result).toMatchObject({ status: 'accepted' })
    const { wakeAt, wakeWall } = world.get('handoffs', 'h1')
    const time = `${wallTimeAt(nine + day, zone).time.slice(0, 11)}${wall.time.slice(11)}`
    expect(wakeWall).toEqual({ time, zone })
    expect(wakeAt).toBe(instantOf({ time, zone }))
  })

  it.each([
    { said: 1e14, wall: { time: '0001-01-01T00:00', zone: 'UTC' } },
    { said: 0, wall: { time: '9999-12-31T23:59', zone: 'Pacific/Apia' } },
    { said: 1e14, wall: null },
    { said: 0, wall: null },
  ])('with a reminder that makes no sense is rejected or wakes at once: %o', (reminder) => {
    const world = makeWorldWithSession()
    const result = create(world, { intent: 'park', wakeAt: nine, reminder })
    if (result.status === 'accepted') expect(world.get('handoffs', 'h1').wakeAt).toBe(0)
    else expect(result).toMatchObject({ problem: { message: 'Pick a reminder time within a year.' } })
  })

  it('does not ask for the outcome of a fix', () => {
    const world = makeWorldWithSession()
      .add('fixes', makeFix({ outcome: 'applied_pending' }))
      .add('sessions', makeSession({ activeFixId: 'x1' }))
    expect(create(world, { intent: 'park' })).toMatchObject({ status: 'accepted' })
  })

  it('takes the branch along that is being tried', () => {
    const world = makeWorldWithSession().must(
      'branch.fork',
      { sessionId: 's1', branches: [{ id: 'b1', label: 'x' }] },
      'ann',
    )
    create(world, { intent: 'park' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      sourceBranchId: 'b1',
      snapshot: { activeBranchId: 'b1' },
    })
  })
})
