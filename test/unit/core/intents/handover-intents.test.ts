import { describe, expect, it } from 'vitest'
import { answerWithinMs, declinedOf } from '../../../../core/domain/handover/handover.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { makeBusyWorld } from '../../../support/samples/busy-world.ts'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makePerson, minute, type World } from '../../../support/samples/make.ts'

/** Ann's sessions: one in work, one parked, one escalated; and one escalated to Bo. */
const worldBefore = () => makeBusyWorld().add('people', makePerson('dee'))
const send = (world: World, over: Partial<IntentInput<'handover.send'>> = {}, by = 'ann') =>
  world.must(
    'handover.send',
    {
      handoverId: 'h1',
      personId: 'bo',
      items: [
        { sessionId: 's1', line: 'Call Maya first.' },
        { sessionId: 'parked', handoffId: 'park1' },
        { sessionId: 'escalated', handoffId: 'esc1' },
      ],
      ...over,
    },
    by,
  )
const states = (world: World, id = 'h1') =>
  Object.fromEntries(world.get('handovers', id).items.map(({ sessionId, state }) => [sessionId, state]))
const take = (world: World, by: string, ...sessionIds: string[]) =>
  world.act('handover.take', { handoverId: 'h1', items: sessionIds.map((sessionId) => ({ sessionId })) }, by)

describe('sending', () => {
  it('keeps what is known of each session, and moves nothing yet', () => {
    const world = send(worldBefore())
    const { items, from, to, answerBy } = world.get('handovers', 'h1')
    expect([from, to, answerBy]).toEqual(['ann', 'bo', world.now + answerWithinMs])
    expect(items).toMatchObject([
      { sessionId: 's1', kind: 'active', line: 'Call Maya first.', state: 'open', handoffId: null },
      { sessionId: 'parked', kind: 'parked', wakeAt: expect.any(Number), handoffId: 'park1' },
      { sessionId: 'escalated', kind: 'escalated', handoffId: 'esc1' },
    ])
    expect(world.get('sessions', 's1').ownerId).toBe('ann')
  })

  it('counts the time to answer from the end of the duty, at most a day ahead', () => {
    const world = worldBefore()
    send(world, { handoverId: 'soon', dutyEndsAt: world.now + 20 * minute })
    send(world, { handoverId: 'never', dutyEndsAt: world.now + 90 * 24 * 60 * minute })
    send(world, { handoverId: 'past', dutyEndsAt: 5 })
    expect(world.get('handovers', 'soon').answerBy).toBe(world.now + 20 * minute + answerWithinMs)
    expect(world.get('handovers', 'never').answerBy).toBe(world.now + 24 * 60 * minute + answerWithinMs)
    expect(world.get('handovers', 'past').answerBy).toBe(world.now + answerWithinMs)
  })

  it('is decided on the device, where no one can answer yet', () => {
    const world = worldBefore()
    const payload = { handoverId: 'h1', personId: 'bo', items: [{ sessionId: 's1' }] }
    expect(world.act('handover.send', payload, 'ann', { authority: 'device' }).status).toBe('accepted')
    expect(world.get('handovers', 'h1')).toMatchObject({ acceptedAt: null, answerBy: null })
  })

  it('loses nothing that ended or changed hands before the server had it', () => {
    const world = worldBefore().must('session.resolve', { sessionId: 's1' }, 'ann')
    world.must('handoff.claim', { handoffId: 'esc1' }, 'bo')
    send(world, {
      items: [{ sessionId: 's1', line: 'Done?' }, { sessionId: 'escalated' }, { sessionId: 'nowhere' }],
    })
    expect(states(world)).toEqual({ s1: 'gone', escalated: 'gone', nowhere: 'gone' })
    expect(world.get('handovers', 'h1').items[0]).toMatchObject({ line: 'Done?' })
    // There is nothing to wait for.
    expect(world.get('handovers', 'h1').answerBy).toBeNull()
  })

  it('rejects on the device what isn’t theirs, oneself, and those who can’t take it', () => {
    const world = worldBefore()
    const on = (over: Partial<IntentInput<'handover.send'>>) =>
      world.decide(
        'handover.send',
        { handoverId: 'h1', personId: 'bo', items: [], note: 'x', ...over },
        'ann',
        {
          authority: 'device',
        },
      )
    expect(on({ items: [{ sessionId: 'taken' }] })).toMatchObject({ problem: { kind: 'not_owner' } })
    expect(on({ personId: 'ann' })).toMatchObject({ problem: { kind: 'invalid_target' } })
    expect(on({ personId: 'gone' })).toMatchObject({ problem: { kind: 'invalid_target' } })
    expect(on({ note: '' })).toMatchObject({ problem: { kind: 'bad_request' } })
    expect(on({ items: [{ sessionId: 's1' }, { sessionId: 's1' }] })).toMatchObject({
      problem: { kind: 'bad_request' },
    })
  })

  it('goes to admins at once when the incoming person is gone by then', () => {
    const world = send(worldBefore(), { personId: 'gone' })
    expect(world.get('handovers', 'h1').answerBy).toBe(world.now)
  })
})

describe('taking over', () => {
  it('makes the incoming person the owner, and tells in the timeline from whom and what was said', () => {
    const world = send(worldBefore())
    expect(take(world, 'bo', 's1', 'parked', 'escalated').status).toBe('accepted')
    expect(states(world)).toEqual({ s1: 'taken', parked: 'taken', escalated: 'taken' })
    for (const id of ['s1', 'parked', 'escalated'])
      expect(world.get('sessions', id)).toMatchObject({ ownerId: 'bo', followers: ['ann'] })
    expect(world.all('entries').find(({ event }) => event?.name === 'handed_over')).toMatchObject({
      authorId: 'bo',
      text: expect.stringMatching(/Ann.*\nCall Maya first\./u),
    })
  })

  it('lets what is parked wake for its new owner, who can resume it, and others claim it', () => {
    const world = send(worldBefore())
    take(world, 'bo', 'parked')
    expect(world.get('handoffs', 'park1')).toMatchObject({ handedOffBy: 'ann', answerableId: 'bo' })
    expect(world.act('handoff.claim', { handoffId: 'park1' }, 'bo')).toMatchObject({
      problem: { kind: 'own_escalation' },
    })
    expect(world.decide('handoff.claim', { handoffId: 'park1' }, 'ann').status).toBe('accepted')
    world.must('session.resume', { sessionId: 'parked' }, 'bo')
    expect(world.get('sessions', 'parked')).toMatchObject({ status: 'active', ownerId: 'bo' })
  })

  it('moves who answers for an escalation: they may withdraw it, and have it back when a claim returns', () => {
    const world = send(worldBefore())
    take(world, 'bo', 'escalated')
    expect(world.decide('handoff.withdraw', { handoffId: 'esc1' }, 'ann')).toMatchObject({
      problem: { kind: 'not_author' },
    })
    expect(world.decide('handoff.withdraw', { handoffId: 'esc1' }, 'bo').status).toBe('accepted')
    world.must('handoff.claim', { handoffId: 'esc1' }, 'cy')
    expect(world.get('sessions', 'escalated')).toMatchObject({ ownerId: 'cy', followers: ['ann', 'bo'] })
    for (const _ of [1, 2]) {
      const due = world.get('handoffs', 'esc1').policy?.nextAt ?? 0
      world.wait(due - world.now)
      world.must('handoff.watch', { handoffId: 'esc1', dueAt: due, at: due, lastWorkAt: 0 }, 'system')
    }
    expect(world.get('handoffs', 'esc1')).toMatchObject({ state: 'open', answerableId: 'bo' })
    expect(world.get('sessions', 'escalated')).toMatchObject({ ownerId: 'bo', status: 'escalated' })
  })

  it('lets whoever took an escalation over claim it like anyone else, but not whoever escalated it', () => {
    const world = send(worldBefore())
    take(world, 'bo', 'escalated')
    expect(world.decide('handoff.claim', { handoffId: 'esc1' }, 'ann')).toMatchObject({
      problem: { kind: 'own_escalation', message: expect.stringMatching(/Bo.* took it over/u) },
    })
    expect(world.decide('handoff.look', { handoffId: 'esc1' }, 'ann').status).toBe('rejected')
    expect(world.decide('handoff.look', { handoffId: 'esc1' }, 'bo').status).toBe('accepted')
    world.must('handoff.claim', { handoffId: 'esc1' }, 'bo')
    expect(world.get('handoffs', 'esc1')).toMatchObject({ state: 'claimed', claimedBy: 'bo' })
    expect(world.get('sessions', 'escalated')).toMatchObject({
      ownerId: 'bo',
      status: 'active',
      followers: ['ann'],
    })
  })

  it('keeps an escalation with whoever took it over when their own claim returns', () => {
    const world = send(worldBefore())
    take(world, 'bo', 'escalated')
    world.must('handoff.claim', { handoffId: 'esc1' }, 'bo')
    for (const _ of [1, 2]) {
      const due = world.get('handoffs', 'esc1').policy?.nextAt ?? 0
      world.wait(due - world.now)
      world.must('handoff.watch', { handoffId: 'esc1', dueAt: due, at: due, lastWorkAt: 0 }, 'system')
    }
    expect(world.get('sessions', 'escalated')).toMatchObject({ ownerId: 'bo', status: 'escalated' })
    expect(world.get('sessions', 'escalated').news.filter(({ kind }) => kind === 'returned')).toHaveLength(1)
    expect(faultsIn(world)).toEqual([])
  })

  it('claims what was directed to the outgoing person', () => {
    const world = makeBusyWorld().add('people', makePerson('dee'))
    const items = [{ sessionId: 'directed', handoffId: 'esc3' }]
    world.must('handover.send', { handoverId: 'h1', personId: 'dee', items }, 'bo')
    take(world, 'dee', 'directed')
    expect(world.get('handoffs', 'esc3')).toMatchObject({ state: 'claimed', claimedBy: 'dee' })
    expect(world.get('sessions', 'directed')).toMatchObject({ ownerId: 'dee', status: 'active' })
  })

  it('leaves an escalation with whoever asked for it: they can’t take it over for its target', () => {
    const world = makeBusyWorld()
    world.must(
      'handover.send',
      { handoverId: 'h1', personId: 'ann', items: [{ sessionId: 'directed' }] },
      'bo',
    )
    take(world, 'ann', 'directed')
    expect(states(world)).toEqual({ directed: 'open' })
  })

  it('is for whom it was sent to, and for admins, until the time is over', () => {
    const world = send(worldBefore())
    expect(take(world, 'dee', 's1')).toMatchObject({ problem: { kind: 'reserved' } })
    expect(take(world, 'ann', 's1')).toMatchObject({ problem: { kind: 'own_escalation' } })
    expect(take(world, 'cy', 's1').status).toBe('accepted')
    expect(world.get('sessions', 's1').ownerId).toBe('cy')
    world.wait(answerWithinMs)
    world.must('handover.close', { handoverId: 'h1', dueAt: world.now }, 'system')
    expect(take(world, 'dee', 'parked').status).toBe('accepted')
    expect(world.get('sessions', 'parked').ownerId).toBe('dee')
  })

  it('happens once: a second person gets nothing, and what ended meanwhile is gone', () => {
    const world = send(worldBefore())
    take(world, 'cy', 's1')
    world.must('session.resume', { sessionId: 'parked' }, 'ann')
    world.must('session.resolve', { sessionId: 'parked' }, 'ann')
    take(world, 'bo', 's1', 'parked', 'escalated')
    expect(world.get('sessions', 's1').ownerId).toBe('cy')
    expect(states(world)).toEqual({ s1: 'taken', parked: 'gone', escalated: 'taken' })
  })

  it('repeated changes nothing', () => {
    const world = send(worldBefore())
    take(world, 'bo', 's1')
    expect(take(world, 'bo', 's1')).toMatchObject({ status: 'accepted', changes: [] })
  })
})

describe('declining', () => {
  it('leaves it with its owner, with the reason; it can still be taken', () => {
    const world = send(worldBefore())
    const items = [{ sessionId: 's1' }, { sessionId: 'parked' }]
    world.must('handover.decline', { handoverId: 'h1', items, reason: 'I’m on site.' }, 'bo')
    expect(world.get('handovers', 'h1').items[0]).toMatchObject({
      state: 'declined',
      by: 'bo',
      reason: 'I’m on site.',
    })
    expect(world.get('sessions', 's1').ownerId).toBe('ann')
    take(world, 'bo', 's1')
    expect(states(world)).toEqual({ s1: 'taken', parked: 'declined', escalated: 'open' })
  })

  it('needs a reason, and is only for whom it was sent to', () => {
    const world = send(worldBefore())
    const items = [{ sessionId: 's1' }]
    expect(world.decide('handover.decline', { handoverId: 'h1', items, reason: ' ' }, 'bo').status).toBe(
      'rejected',
    )
    expect(world.decide('handover.decline', { handoverId: 'h1', items, reason: 'x' }, 'cy')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })

  it('that arrives once the time is over says who and why, and changes nothing else', () => {
    const world = send(worldBefore())
    const items = (...ids: string[]) => ids.map((sessionId) => ({ sessionId }))
    world.must('handover.decline', { handoverId: 'h1', items: items('s1'), reason: 'On site.' }, 'bo')
    const declinedAt = world.now
    world.wait(answerWithinMs)
    world.must('handover.close', { handoverId: 'h1', dueAt: world.now }, 'system')
    const { closedAt } = world.get('handovers', 'h1')
    expect(declinedOf(world.get('handovers', 'h1'))).toEqual([])
    // Declined in time, on a device without a network.
    world.must('handover.decline', { handoverId: 'h1', items: items('s1', 'parked'), reason: 'Ill.' }, 'bo', {
      at: declinedAt,
    })
    expect(states(world)).toEqual({ s1: 'left', parked: 'left', escalated: 'left' })
    expect(world.get('handovers', 'h1').items.slice(0, 2)).toMatchObject([
      { by: 'bo', reason: 'On site.', at: declinedAt },
      { by: 'bo', reason: 'Ill.' },
    ])
    expect(world.get('handovers', 'h1').closedAt).toBe(closedAt)
    expect(declinedOf(world.get('handovers', 'h1')).map(({ sessionId }) => sessionId)).toEqual(['parked'])
    take(world, 'dee', 'parked')
    expect(states(world)).toMatchObject({ parked: 'taken' })
  })

  it('comes too late for what was taken', () => {
    const world = send(worldBefore())
    take(world, 'cy', 's1')
    world.must('handover.decline', { handoverId: 'h1', items: [{ sessionId: 's1' }], reason: 'No.' }, 'bo')
    expect(states(world)).toMatchObject({ s1: 'taken' })
  })
})

describe('taking back', () => {
  it('ends what no one took, and stops the clock', () => {
    const world = send(worldBefore())
    take(world, 'bo', 's1')
    world.must('handover.withdraw', { handoverId: 'h1' }, 'ann')
    expect(states(world)).toEqual({ s1: 'taken', parked: 'withdrawn', escalated: 'withdrawn' })
    expect(world.get('handovers', 'h1').answerBy).toBeNull()
    take(world, 'bo', 'parked')
    expect(world.get('sessions', 'parked').ownerId).toBe('ann')
    expect(world.decide('handover.withdraw', { handoverId: 'h1' }, 'bo')).toMatchObject({
      problem: { kind: 'not_author' },
    })
  })
})

describe('when no one answers in time', () => {
  it('what is left stays with its owner, says so, and ends only once', () => {
    const world = send(worldBefore())
    take(world, 'bo', 's1')
    const dueAt = world.get('handovers', 'h1').answerBy ?? 0
    world.wait(answerWithinMs).must('handover.close', { handoverId: 'h1', dueAt: dueAt + 1 }, 'system')
    expect(world.get('handovers', 'h1').closedAt).toBeNull()
    world.must('handover.close', { handoverId: 'h1', dueAt }, 'system')
    expect(states(world)).toEqual({ s1: 'taken', parked: 'left', escalated: 'left' })
    expect(world.get('handovers', 'h1')).toMatchObject({ closedAt: world.now, answerBy: null })
    expect(world.act('handover.close', { handoverId: 'h1', dueAt }, 'system')).toMatchObject({ changes: [] })
  })

  it('keeps why something was declined', () => {
    const world = send(worldBefore())
    const items = [{ sessionId: 's1' }]
    world.must('handover.decline', { handoverId: 'h1', items, reason: 'On site.' }, 'bo').wait(answerWithinMs)
    world.must('handover.close', { handoverId: 'h1', dueAt: world.now }, 'system')
    expect(world.get('handovers', 'h1').items[0]).toMatchObject({
      state: 'left',
      by: 'bo',
      reason: 'On site.',
    })
  })

  it('returns what was claimed from the queue to the queue, from the first step', () => {
    const world = makeBusyWorld().add('people', makePerson('dee'))
    world.must('handover.send', { handoverId: 'h1', personId: 'dee', items: [{ sessionId: 'taken' }] }, 'bo')
    world.wait(answerWithinMs)
    const claims = [{ sessionId: 'taken', handoffId: 'esc2' }]
    world.must('handover.close', { handoverId: 'h1', dueAt: world.now, claims }, 'system')
    expect(states(world)).toEqual({ taken: 'returned' })
    expect(world.get('handoffs', 'esc2')).toMatchObject({
      state: 'open',
      policy: { phase: 'running', round: 0, index: 0, nextAt: world.now },
    })
    expect(world.get('sessions', 'taken')).toMatchObject({ status: 'escalated', ownerId: 'ann' })
    take(world, 'dee', 'taken')
    expect(world.get('sessions', 'taken').ownerId).toBe('ann')
  })

  it('leaves a claim that its policy doesn’t let come back, and one that isn’t theirs', () => {
    const world = makeBusyWorld().add('people', makePerson('dee'))
    const esc2 = world.get('handoffs', 'esc2')
    world.add('handoffs', {
      ...esc2,
      policy: esc2.policy && { ...esc2.policy, phase: 'stopped', idle: null, nextAt: null },
    })
    world.must('handover.send', { handoverId: 'h1', personId: 'dee', items: [{ sessionId: 'taken' }] }, 'bo')
    world.wait(answerWithinMs)
    const claims = [{ sessionId: 'taken', handoffId: 'esc2' }]
    world.must('handover.close', { handoverId: 'h1', dueAt: world.now, claims }, 'system')
    expect(states(world)).toEqual({ taken: 'left' })
    expect(world.get('sessions', 'taken')).toMatchObject({ status: 'active', ownerId: 'bo' })
  })
})
