import { describe, expect, it } from 'vitest'
import { notificationsFor } from '../../../../core/domain/notification/notifications.ts'
import { makeBriefing, makeMade } from '../../../support/samples/enrichment.ts'
import { makeWorldWithSession, minute, type World } from '../../../support/samples/make.ts'

const escalated = () => {
  const world = makeWorldWithSession()
  const payload = { handoffId: 'h1', sessionId: 's1', intent: 'escalate' as const }
  return world.must('handoff.create', { ...payload, snapshot: world.snapshot('s1') }, 'ann')
}
const put = (world: World, over: Parameters<typeof makeMade>[0] = {}) =>
  world.must('assessment.put', { handoffId: 'h1', assessment: makeMade(over) }, 'system')
const handoff = (world: World) => world.get('handoffs', 'h1')
const byRules = { by: 'rules', because: 'timed_out', model: null, promptVersion: null } as const

describe('the assessment of an escalation', () => {
  it('is being made from the moment the server has the escalation, never on the device and never of what is parked', () => {
    expect(handoff(escalated()).enrichment).toMatchObject({ state: 'making' })
    const offline = makeWorldWithSession()
    const create = (intent: 'park' | 'escalate') => ({
      handoffId: 'h1',
      sessionId: 's1',
      intent,
      snapshot: offline.snapshot('s1'),
    })
    offline.act('handoff.create', create('escalate'), 'ann', { authority: 'device' })
    expect(handoff(offline).enrichment).toBeNull()
    const parked = makeWorldWithSession()
    parked.must('handoff.create', create('park'), 'ann')
    expect(handoff(parked).enrichment).toBeNull()
  })

  it('comes to the handoff and, as text, into the package of its session', () => {
    const world = put(escalated())
    expect(handoff(world)).toMatchObject({
      enrichment: { state: 'made' },
      assessmentData: { by: 'model', refreshes: 0, edited: null, rightness: null },
      assessment: expect.stringContaining('The local profile is damaged.'),
    })
    expect(world.get('sessions', 's1').escalationPackage?.assessment).toBe(handoff(world).assessment)
  })

  it('changes nothing that a draft is made from, and is no event', () => {
    const world = escalated()
    const before = world.get('sessions', 's1')
    put(world)
    expect(world.get('sessions', 's1')).toMatchObject({
      stateVersion: before.stateVersion,
      entryCount: before.entryCount,
      updatedAt: before.updatedAt,
    })
  })

  it('is replaced by one of a newer state, never by one of an older, and never by rules', () => {
    const world = put(escalated(), { readRev: 5 })
    put(world, { readRev: 4, confidence: 'low' })
    put(world, { ...byRules, readRev: 9, confidence: 'low' })
    expect(handoff(world).assessmentData).toMatchObject({ readRev: 5, confidence: 'medium', refreshes: 0 })
    put(world, { readRev: 6, confidence: 'high' })
    expect(handoff(world).assessmentData).toMatchObject({ readRev: 6, confidence: 'high', refreshes: 1 })
  })

  it('by rules is replaced by a model’s', () => {
    const world = put(escalated(), byRules)
    expect(handoff(world).assessmentData).toMatchObject({ by: 'rules', because: 'timed_out' })
    expect(handoff(put(world)).assessmentData).toMatchObject({ by: 'model', because: null })
  })

  it.each(['handoff.withdraw', 'session.resolve'] as const)('after %s nothing is made anymore', (type) => {
    const world = escalated()
    if (type === 'handoff.withdraw') world.must(type, { handoffId: 'h1' }, 'ann')
    else world.must(type, { sessionId: 's1', resolutionSummary: 'x' }, 'ann')
    expect(handoff(world).enrichment).toBeNull()
    put(world)
    expect(handoff(world)).toMatchObject({ assessment: null, assessmentData: null, enrichment: null })
    world.must('briefing.put', { handoffId: 'h1', briefing: makeBriefing() }, 'system')
    expect(handoff(world).briefing).toBeNull()
  })

  it('comes from the server alone', () => {
    const world = escalated()
    const payload = { handoffId: 'h1', assessment: makeMade() }
    expect(world.decide('assessment.put', payload, 'bo')).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(world.decide('briefing.put', { handoffId: 'h1', briefing: makeBriefing() }, 'bo')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })
})

describe('what people say about an assessment', () => {
  it('what someone wrote in its place wins over later results, until they take it back', () => {
    const world = put(escalated())
    world.must('assessment.edit', { handoffId: 'h1', text: ' It’s the add-in. ' }, 'bo')
    put(world, { readRev: 9, confidence: 'high' })
    expect(handoff(world)).toMatchObject({
      assessment: 'It’s the add-in.',
      assessmentData: { edited: { by: 'bo', text: 'It’s the add-in.' }, readRev: 1 },
    })
    expect(world.get('sessions', 's1').escalationPackage?.assessment).toBe('It’s the add-in.')
    world.must('assessment.edit', { handoffId: 'h1', text: '' }, 'bo')
    expect(handoff(put(world, { readRev: 9 }))).toMatchObject({
      assessment: expect.stringContaining('The local profile is damaged.'),
      assessmentData: { edited: null, readRev: 9 },
    })
  })

  it('right, partly or wrong: the last word counts, and a refresh keeps it', () => {
    const world = put(escalated())
    world.must('assessment.judge', { handoffId: 'h1', was: 'right' }, 'bo')
    world.must('assessment.judge', { handoffId: 'h1', was: 'partly' }, 'cy')
    put(world, { readRev: 9 })
    expect(handoff(world).assessmentData?.rightness).toMatchObject({ was: 'partly', by: 'cy' })
    world.must('assessment.judge', { handoffId: 'h1', was: null }, 'cy')
    expect(handoff(world).assessmentData?.rightness).toBeNull()
  })

  it('waits until there is one', () => {
    const world = escalated()
    expect(world.decide('assessment.edit', { handoffId: 'h1', text: 'x' }, 'bo')).toMatchObject({
      problem: {
        kind: 'wrong_status',
        message: expect.stringContaining('no assessment on this handoff yet'),
      },
    })
    expect(world.decide('assessment.judge', { handoffId: 'h1', was: 'right' }, 'bo')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
  })
})

describe('a briefing', () => {
  const brief = (world: World, over: Parameters<typeof makeBriefing>[0]) =>
    handoff(world.must('briefing.put', { handoffId: 'h1', briefing: makeBriefing(over) }, 'system')).briefing

  it('follows the newer state, and rules don’t replace a model’s of the same state', () => {
    const world = escalated()
    expect(brief(world, { readRev: 3 })).toMatchObject({ by: 'model', readRev: 3 })
    expect(brief(world, { readRev: 2 })).toMatchObject({ readRev: 3 })
    expect(brief(world, { ...byRules, readRev: 3 })).toMatchObject({ by: 'model' })
    expect(brief(world, { ...byRules, readRev: 4 })).toMatchObject({ by: 'rules', readRev: 4 })
  })
})

describe('the claimer confirms what they take over', () => {
  const claimed = () => escalated().must('handoff.claim', { handoffId: 'h1' }, 'bo')
  const told = (world: World) =>
    notificationsFor(
      world.get('people', 'ann'),
      {
        handoffs: world.all('handoffs'),
        sessions: new Map(world.all('sessions').map((one) => [one.id, one])),
        news: world.all('sessions'),
        people: new Map(world.all('people').map((one) => [one.id, one])),
      },
      world.now + minute,
    ).map(({ kind, title, body }) => ({ kind, title, body }))

  it('in one line, which whoever escalated reads as news', () => {
    const world = claimed()
    const line = { handoffId: 'h1', text: 'I take over: profile rebuilt, next is autodiscover.' }
    world.must('handoff.confirm', line, 'bo')
    expect(handoff(world).confirmation).toMatchObject({ by: 'bo', text: line.text, question: false })
    expect(told(world)).toContainEqual({
      kind: 'confirmed',
      title: expect.stringContaining('Bo'),
      body: expect.stringContaining('profile rebuilt'),
    })
    expect(world.all('entries').at(-1)?.event).toEqual({ name: 'confirmed', handoffId: 'h1' })
  })

  it('or asks back, and confirms after the answer', () => {
    const world = claimed()
    world.must('handoff.confirm', { handoffId: 'h1', text: 'Which tenant?', question: true }, 'bo')
    expect(told(world)).toContainEqual(expect.objectContaining({ kind: 'question' }))
    world.must('handoff.confirm', { handoffId: 'h1', text: 'Got it.' }, 'bo')
    expect(handoff(world).confirmation).toMatchObject({ text: 'Got it.', question: false })
  })

  it('the same twice is one', () => {
    const world = claimed().must('handoff.confirm', { handoffId: 'h1', text: 'Got it.' }, 'bo')
    const { rev } = world
    const entries = world.all('entries').length
    world.act('handoff.confirm', { handoffId: 'h1', text: 'Got it.' }, 'bo')
    expect(world.all('entries')).toHaveLength(entries)
    expect(rev).toBeGreaterThan(0)
  })

  it('and no one else can', () => {
    const line = { handoffId: 'h1', text: 'Mine.' }
    for (const by of ['ann', 'cy'])
      expect(claimed().decide('handoff.confirm', line, by)).toMatchObject({ problem: { kind: 'not_owner' } })
  })
})

describe('keeping a session away from AI', () => {
  it('is the owner’s decision, and stands in the timeline', () => {
    const world = makeWorldWithSession()
    world.must('session.keep-from-ai', { sessionId: 's1', keep: true }, 'ann')
    expect(world.get('sessions', 's1').keepFromAi).toBe(true)
    expect(world.all('entries').at(-1)).toMatchObject({ text: 'AI: kept away', event: { name: 'edited' } })
    expect(world.decide('session.keep-from-ai', { sessionId: 's1', keep: false }, 'bo')).toMatchObject({
      problem: { kind: 'not_owner' },
    })
  })
})

describe('what AI may do in a workspace', () => {
  it('is off at first; admins change what they name and nothing else', () => {
    const world = makeWorldWithSession()
    const ai = () => world.get('accounts', world.accountId).ai
    expect(ai()).toMatchObject({ on: false, images: false })
    world.must('account.update', { ai: { on: true, monthlyBudget: 5000 } }, 'cy')
    world.must('account.update', { ai: { images: true } }, 'cy')
    expect(ai()).toMatchObject({ on: true, images: true, keepSent: true, monthlyBudget: 5000 })
    world.must('account.update', { ai: { monthlyBudget: null } }, 'cy')
    expect(ai()).toMatchObject({ on: true, monthlyBudget: null })
    expect(world.decide('account.update', { ai: { on: false } }, 'bo')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(
      world.decide('account.update', { ai: { models: { careful: 'a model', quick: null } } }, 'cy'),
    ).toMatchObject({ problem: { kind: 'bad_request' } })
  })
})
