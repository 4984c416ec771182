import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../../../core/domain/duty/policy.ts'
import { notificationsFor } from '../../../../core/domain/notification/notifications.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import {
  makeHandoff,
  makePolicy,
  makeWorldWithSession,
  minute,
  nine,
  targetsOf,
  type World,
} from '../../../support/samples/make.ts'

const kindOf = (decision: ReturnType<World['act']>) =>
  decision.status === 'rejected' ? decision.problem.kind : decision.status
const policyOf = (world: World, id = 'h1') => {
  const { policy } = world.get('handoffs', id)
  if (policy === null) throw new Error('no policy')
  return policy
}

const escalate = (world: World, over: Partial<IntentInput<'handoff.create'>> = {}) =>
  world.must(
    'handoff.create',
    {
      handoffId: 'h1',
      sessionId: 's1',
      intent: 'escalate',
      priority: 'urgent',
      snapshot: world.snapshot('s1'),
      ...over,
    },
    'ann',
  )
const found = (people: string[], reachable = people.length) =>
  [0, 1, 2, 3, 4].map((index) => ({ index, people, reachable, because: 'no_one' as const }))
const step = (world: World, people: string[], reachable = people.length) => {
  const dueAt = policyOf(world).nextAt ?? 0
  world.now = Math.max(world.now, dueAt)
  world.must(
    'handoff.step',
    { handoffId: 'h1', dueAt, at: world.now, resolutions: found(people, reachable), againAt: null },
    'system',
  )
}
const watch = (world: World, lastWorkAt = 0) => {
  const dueAt = policyOf(world).nextAt ?? 0
  world.now = Math.max(world.now, dueAt)
  world.must('handoff.watch', { handoffId: 'h1', dueAt, at: world.now, lastWorkAt }, 'system')
}

describe('an escalation', () => {
  it('freezes the policy of its priority when it is accepted, and keeps it', () => {
    const world = makeWorldWithSession().add('policies', makePolicy({ rounds: 1, version: 4 }))
    escalate(world)
    expect(policyOf(world)).toMatchObject({ version: 4, rounds: 1, phase: 'running', nextAt: world.now })
    world.must('policy.save', { priority: 'urgent', ...defaultPolicy('urgent'), rounds: 9, basedOn: 4 }, 'cy')
    expect(policyOf(world).rounds).toBe(1)
  })

  it('has what holds without a policy, and none on the device or while it is parked', () => {
    expect(policyOf(escalate(makeWorldWithSession()))).toMatchObject({ version: 0, rounds: 2 })
    const device = makeWorldWithSession().must(
      'handoff.create',
      { handoffId: 'h1', sessionId: 's1', intent: 'escalate', snapshot: makeHandoff().snapshot },
      'ann',
      { authority: 'device' },
    )
    expect(device.get('handoffs', 'h1').policy).toBeNull()
    expect(escalate(makeWorldWithSession(), { intent: 'park' }).get('handoffs', 'h1').policy).toBeNull()
  })

  it('is reserved for its target until the next step, and opens at once when the target can’t be reached', () => {
    const steps = defaultPolicy('urgent').steps.map((one) => ({ ...one, waitMinutes: 7 }))
    const directed = () =>
      escalate(makeWorldWithSession().add('policies', makePolicy({ steps })), { targetUserId: 'bo' })
    const world = directed()
    expect(world.get('handoffs', 'h1').opensAt).toBe(nine + 7 * minute)
    step(world, ['bo'])
    expect(world.get('handoffs', 'h1').opensAt).toBe(nine + 7 * minute)
    const gone = directed()
    gone.must(
      'handoff.step',
      {
        handoffId: 'h1',
        dueAt: nine,
        at: nine,
        resolutions: found(['bo', 'cy']).map((one) => (one.index === 0 ? { ...one, reachable: 0 } : one)),
        againAt: null,
      },
      'system',
    )
    expect(gone.get('handoffs', 'h1').opensAt).toBe(nine)
  })

  it('stops on claim, on withdrawal and when its session is resolved; a late step then does nothing', () => {
    for (const [type, payload, by, phase] of [
      ['handoff.claim', { handoffId: 'h1' }, 'bo', 'watching'],
      ['handoff.withdraw', { handoffId: 'h1' }, 'ann', 'stopped'],
      ['session.resolve', { sessionId: 's1' }, 'ann', 'stopped'],
    ] as const) {
      const world = escalate(makeWorldWithSession())
      step(world, ['bo'])
      const dueAt = policyOf(world).nextAt ?? 0
      world.must(type, payload, by)
      const before = world.get('handoffs', 'h1')
      world.must(
        'handoff.step',
        { handoffId: 'h1', dueAt, at: dueAt, resolutions: found(['cy']), againAt: null },
        'system',
      )
      expect(world.get('handoffs', 'h1')).toEqual(before)
      expect(policyOf(world).phase).toBe(phase)
    }
  })

  it('says that no one took it: to whoever escalated it, with a number, and to admins', () => {
    const world = escalate(makeWorldWithSession().add('policies', makePolicy({ rounds: 0 })))
    while (policyOf(world).phase !== 'exhausted') step(world, ['bo', 'cy'])
    expect(policyOf(world)).toMatchObject({ nextAt: null, exhausted: { times: 1 } })
    const told = (id: string) =>
      notificationsFor(
        world.get('people', id),
        {
          handoffs: world.all('handoffs'),
          sessions: new Map(),
          people: new Map(world.all('people').map((person) => [person.id, person])),
        },
        world.now,
      ).find(({ kind }) => kind === 'exhausted')
    expect(told('ann')).toMatchObject({ body: expect.stringContaining('+44 20 7946 0018') })
    expect(told('cy')?.title).toContain('Everyone was told once, and no one took it')
    expect(told('bo')).toBeUndefined()
    expect(world.all('entries').at(-1)?.event).toEqual({ name: 'exhausted', handoffId: 'h1' })
  })
})

describe('looking at it', () => {
  it('is for whoever could claim it, and not a claim', () => {
    const world = escalate(makeWorldWithSession())
    step(world, ['bo'])
    expect(kindOf(world.act('handoff.look', { handoffId: 'h1' }, 'ann'))).toBe('own_escalation')
    expect(kindOf(world.act('handoff.look', { handoffId: 'h1' }, 'vic'))).toBe('forbidden')
    world.must('handoff.look', { handoffId: 'h1' }, 'bo')
    expect(policyOf(world)).toMatchObject({
      phase: 'paused',
      nextAt: nine + 10 * minute,
      looking: [{ personId: 'bo' }],
    })
    world.must('handoff.claim', { handoffId: 'h1' }, 'cy')
    expect(kindOf(world.act('handoff.look', { handoffId: 'h1' }, 'bo'))).toBe('handoff_closed')
  })

  it('counts from when they looked, when a device brings it again after a backup was restored', () => {
    const world = escalate(makeWorldWithSession())
    step(world, ['bo'])
    const before = policyOf(world)
    const looked = { at: world.now, now: world.now + 10 * minute }
    world.must('handoff.look', { handoffId: 'h1' }, 'bo', looked)
    expect(policyOf(world)).toEqual(before)
    world.must('handoff.look', { handoffId: 'h1' }, 'bo', { ...looked, now: world.now + 4 * minute })
    expect(policyOf(world)).toMatchObject({
      nextAt: nine + 10 * minute,
      looking: [{ until: nine + 10 * minute }],
    })
  })
})

describe('a claim on which nothing happens', () => {
  const claimed = () => {
    const world = escalate(makeWorldWithSession())
    step(world, ['bo'])
    return world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
  }

  it('is asked about, and returns to the queue from the first step, where anyone may claim it again', () => {
    const world = claimed()
    watch(world)
    expect(world.get('sessions', 's1').news.at(-1)).toMatchObject({ kind: 'nudged', to: 'bo' })
    watch(world)
    expect(world.get('handoffs', 'h1')).toMatchObject({ state: 'open', claimedBy: null, claimedAt: null })
    expect(policyOf(world)).toMatchObject({
      phase: 'running',
      round: 0,
      index: 0,
      nextAt: world.now,
      returns: 1,
    })
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'escalated',
      ownerId: 'ann',
      openHandoffId: 'h1',
    })
    expect(
      world
        .get('sessions', 's1')
        .news.filter(({ kind }) => kind === 'returned')
        .map(({ to }) => to),
    ).toEqual(['bo', 'ann'])
    world.must('handoff.claim', { handoffId: 'h1' }, 'cy')
    expect(world.get('sessions', 's1').ownerId).toBe('cy')
  })

  it('stays with its claimer when something happens', () => {
    const busy = claimed()
    watch(busy, busy.now + 14 * minute)
    expect(policyOf(busy).phase).toBe('watching')
  })

  const handOn = (world: World, intent: 'park' | 'escalate') =>
    world.must(
      'handoff.create',
      { handoffId: 'h2', sessionId: 's1', intent, snapshot: world.snapshot('s1') },
      'bo',
    )

  it('waits while it is parked, and is looked after again once it is resumed', () => {
    const world = handOn(claimed(), 'park')
    for (const _ of [1, 2, 3]) watch(world)
    expect(policyOf(world)).toMatchObject({ phase: 'watching', nextAt: world.now + 15 * minute })
    expect(world.get('sessions', 's1')).toMatchObject({ status: 'paused', ownerId: 'bo' })
    world.must('session.resume', { sessionId: 's1' }, 'bo')
    const resumedAt = world.now
    watch(world, resumedAt)
    expect(policyOf(world).phase).toBe('nudged')
    watch(world, resumedAt)
    expect(world.get('handoffs', 'h1')).toMatchObject({ state: 'open', claimedBy: null })
  })

  it('waits while it is escalated further, in case that is withdrawn', () => {
    const world = handOn(claimed(), 'escalate')
    watch(world)
    world.must('handoff.withdraw', { handoffId: 'h2' }, 'bo')
    expect(policyOf(world)).toMatchObject({ phase: 'watching', nextAt: world.now + 15 * minute })
    watch(world)
    expect(policyOf(world).phase).toBe('nudged')
  })

  it.each(['park', 'escalate'] as const)(
    'is left alone once someone claimed what they handed on (%s)',
    (intent) => {
      const world = handOn(claimed(), intent)
      world.must('handoff.claim', { handoffId: 'h2' }, 'cy')
      watch(world)
      expect(policyOf(world)).toMatchObject({ phase: 'stopped', nextAt: null })
      expect(world.get('sessions', 's1')).toMatchObject({ status: 'active', ownerId: 'cy' })
    },
  )
})

describe('a policy', () => {
  const save = (over: Partial<IntentInput<'policy.save'>> = {}): IntentInput<'policy.save'> => ({
    priority: 'high',
    ...defaultPolicy('high'),
    ...over,
  })

  it('is for admins, and never overwrites what another one saved', () => {
    const world = makeWorldWithSession()
    expect(kindOf(world.act('policy.save', save(), 'ann'))).toBe('forbidden')
    world.must('policy.save', save(), 'cy')
    expect(kindOf(world.act('policy.save', save(), 'olga'))).toBe('changed_at_source')
    world.must('policy.save', save({ rounds: 5, basedOn: 1 }), 'olga')
    expect(world.get('policies', 'policy-high')).toMatchObject({ rounds: 5, version: 2, changedBy: 'olga' })
  })

  it.each([
    ['no steps', { steps: [] }],
    ['ten rounds', { rounds: 10 }],
    [
      'no wait',
      { steps: [{ who: { kind: 'everyone' as const }, waitMinutes: 0, acknowledge: 'any' as const }] },
    ],
    ['a claim that returns after a minute', { idle: { nudgeMinutes: 1, returnMinutes: 5 } }],
  ])('is rejected with %s', (_, over) => {
    expect(kindOf(makeWorldWithSession().act('policy.save', save(over), 'cy'))).toBe('bad_request')
  })
})

it('never saves response targets over those of another admin that weren’t read', () => {
  const world = makeWorldWithSession()
  const save = (targetsBasedOn: number | null) => ({ responseTargets: targetsOf(), targetsBasedOn })
  world.must('account.update', save(null), 'cy')
  expect(kindOf(world.act('account.update', save(null), 'olga'))).toBe('changed_at_source')
  const unread = { responseTargets: targetsOf() }
  expect(kindOf(world.act('account.update', unread, 'olga'))).toBe('changed_at_source')
  world.must('account.update', save(1), 'olga')
  world.must('account.update', { name: 'Acme Ltd' }, 'cy')
  expect(world.get('accounts', 'acme').targetsSaved).toEqual({ version: 2, by: 'olga', at: nine })
})
