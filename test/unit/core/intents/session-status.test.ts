import { describe, expect, it } from 'vitest'
import {
  SessionStatus,
  sessionEvents,
  transition,
  type SessionEvent,
} from '../../../../core/domain/session/session.ts'
import type { IntentType } from '../../../../core/intents/registry.ts'
import {
  makeFix,
  makeHandoff,
  makeSession,
  makeSnapshot,
  makeWorld,
  minute,
  nine,
  type World,
} from '../../../support/samples/make.ts'

/** A world whose `s1` has this status, with the open handoff that belongs to it. */
const worldWith = (status: SessionStatus): World => {
  const intent = status === 'paused' ? 'park' : 'escalate'
  const isOpen = status === 'paused' || status === 'escalated' || status === 'requesting_escalation'
  const world = makeWorld()
  if (isOpen) world.add('handoffs', makeHandoff({ intent }))
  return world.add(
    'sessions',
    makeSession({
      status,
      openHandoffId: isOpen ? 'h1' : null,
      handoffCount: isOpen ? 1 : 0,
      resolvedAt: status === 'resolved' ? nine : null,
    }),
  )
}

const handoff = { handoffId: 'h2', sessionId: 's1', snapshot: makeSnapshot() }
/** The intent that raises each event of the machine; `accept` and `return` are the server's. */
const raising: {
  [E in Exclude<SessionEvent, 'accept' | 'return'>]: {
    type: IntentType
    payload: Record<string, unknown>
    by: string
  }
} = {
  park: { type: 'handoff.create', payload: { ...handoff, intent: 'park' }, by: 'ann' },
  escalate: { type: 'handoff.create', payload: { ...handoff, intent: 'escalate' }, by: 'ann' },
  resume: { type: 'session.resume', payload: { sessionId: 's1' }, by: 'ann' },
  withdraw: { type: 'handoff.withdraw', payload: { handoffId: 'h1' }, by: 'ann' },
  claim: { type: 'handoff.claim', payload: { handoffId: 'h1' }, by: 'bo' },
  resolve: { type: 'session.resolve', payload: { sessionId: 's1' }, by: 'ann' },
  abandon: { type: 'session.abandon', payload: { sessionId: 's1' }, by: 'ann' },
  reopen: { type: 'session.reopen', payload: { sessionId: 's1' }, by: 'ann' },
}
const raised = sessionEvents.filter((event) => event !== 'accept' && event !== 'return')
const every = SessionStatus.options.flatMap((status) => raised.map((event) => ({ status, event })))

describe('every intent on every status', () => {
  it.each(every)('$status, $event: as the machine says', ({ status, event }) => {
    const world = worldWith(status)
    const { type, payload, by } = raising[event]
    const to = transition(status, event)
    const decision = world.act(type, payload, by)
    expect(decision.status === 'accepted').toBe(to.ok)
    if (to.ok) {
      // On the server an escalation is accepted in the same breath.
      expect(world.get('sessions', 's1').status).toBe(
        to.value === 'requesting_escalation' ? 'escalated' : to.value,
      )
      return
    }
    if (event === 'withdraw' || event === 'claim') return
    expect(decision).toMatchObject({ problem: to.problem })
  })

  it.each(['park', 'escalate', 'resume', 'resolve', 'abandon', 'reopen'] as const)(
    '%s is the owner’s alone',
    (event) => {
      const status = SessionStatus.options.find((from) => transition(from, event).ok) ?? 'active'
      const { type, payload } = raising[event]
      for (const by of ['bo', 'cy', 'olga']) {
        expect(worldWith(status).act(type, payload, by)).toEqual({
          status: 'rejected',
          problem: {
            kind: 'not_owner',
            message: 'Ann owns this session now, so only they can do that.',
            by: 'ann',
          },
        })
      }
    },
  )
})

describe('what ends an open handoff', () => {
  it.each([
    ['resume', 'paused', 'resumed'],
    ['resolve', 'paused', 'resolved'],
    ['resolve', 'escalated', 'resolved'],
    ['abandon', 'paused', 'abandoned'],
    ['escalate', 'paused', 'escalated'],
  ] as const)('%s of a %s session closes it as %s', (event, status, closedBecause) => {
    const world = worldWith(status)
    const { type, payload, by } = raising[event]
    // By the clock of whoever decides, not the device's.
    expect(world.wait(minute).act(type, payload, by, { at: nine })).toMatchObject({ status: 'accepted' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      state: 'closed',
      closedBecause,
      closedAt: nine + minute,
    })
    expect(world.get('sessions', 's1').openHandoffId).toBe(event === 'escalate' ? 'h2' : null)
  })
})

describe('resolving', () => {
  const resolve = (outcome: Parameters<typeof makeFix>[0]) =>
    worldWith('active')
      .add('fixes', makeFix(outcome))
      .add('sessions', makeSession({ activeFixId: 'x1' }))
      .must('session.resolve', { sessionId: 's1', resolutionSummary: ' New profile ' }, 'ann')

  it('counts a pending fix as having worked', () => {
    expect(resolve({ outcome: 'applied_pending' }).get('fixes', 'x1').outcome).toBe('applied_success')
  })

  it.each(['proposed', 'applied_partial', 'applied_failed', 'applied_success'] as const)(
    'leaves a fix that is %s as it is',
    (outcome) => {
      expect(resolve({ outcome }).get('fixes', 'x1').outcome).toBe(outcome)
    },
  )

  it.each([
    ['proposed', 'applied_success'],
    ['proposed', 'applied_failed'],
    ['applied_pending', 'applied_failed'],
    ['applied_partial', 'applied_success'],
  ] as const)('a fix that is %s becomes what is said with it: %s', (outcome, fixOutcome) => {
    const world = worldWith('active')
      .add('fixes', makeFix({ outcome, outcomeReason: 'Her call' }))
      .add('sessions', makeSession({ activeFixId: 'x1' }))
      .must('session.resolve', { sessionId: 's1', resolutionSummary: 'New profile', fixOutcome }, 'ann')
    expect(world.get('fixes', 'x1')).toMatchObject({ outcome: fixOutcome, outcomeReason: 'Her call' })
  })

  it('leaves a fix that was set aside before as it was', () => {
    const world = worldWith('active')
      .add('fixes', makeFix({ outcome: 'applied_pending', supersededAt: nine }))
      .add('sessions', makeSession({ activeFixId: 'x1' }))
      .must(
        'session.resolve',
        { sessionId: 's1', resolutionSummary: 'x', fixOutcome: 'applied_failed' },
        'ann',
      )
    expect(world.get('fixes', 'x1').outcome).toBe('applied_pending')
  })

  it('asks on the device for what solved it, and loses nothing on the server that comes without', () => {
    const empty = { sessionId: 's1', resolutionSummary: ' ', resolutionAction: '' }
    expect(worldWith('active').act('session.resolve', empty, 'ann', { authority: 'device' })).toMatchObject({
      problem: { kind: 'bad_request', message: expect.stringMatching(/what fixed it/) as string },
    })
    expect(worldWith('active').act('session.resolve', empty, 'ann')).toMatchObject({ status: 'accepted' })
  })

  it('tells the timeline what was written: what it was and what solved it', () => {
    const world = worldWith('active').must(
      'session.resolve',
      { sessionId: 's1', resolutionAction: 'Rebuilt the profile' },
      'ann',
    )
    expect(world.all('entries').at(-1)?.text).toBe('Rebuilt the profile')
    world.must('session.reopen', { sessionId: 's1' }, 'ann')
    world.must(
      'session.resolve',
      { sessionId: 's1', resolutionSummary: 'A broken profile', resolutionAction: 'Rebuilt it' },
      'ann',
    )
    expect(world.all('entries').at(-1)?.text).toBe('A broken profile\nSolved by: Rebuilt it')
  })

  it('keeps what was said, by the server’s clock, and reopening takes the time away', () => {
    const world = worldWith('active').must(
      'session.resolve',
      { sessionId: 's1', resolutionSummary: ' New profile ' },
      'ann',
      {
        at: nine,
        now: nine + minute,
      },
    )
    expect(world.get('sessions', 's1')).toMatchObject({
      resolutionSummary: 'New profile',
      resolutionAction: null,
      resolvedAt: nine + minute,
    })
    world.must('session.reopen', { sessionId: 's1' }, 'ann')
    expect(world.get('sessions', 's1')).toMatchObject({
      status: 'active',
      resolvedAt: null,
      resolutionSummary: 'New profile',
    })
  })
})
