import { describe, expect, it } from 'vitest'
import { notificationsFor } from '../../../../core/domain/notification/notifications.ts'
import {
  makeAccount,
  makePerson,
  makeWorldWithSession,
  minute,
  nine,
  type World,
} from '../../../support/samples/make.ts'

const worldOf = () =>
  makeWorldWithSession()
    .add('accounts', makeAccount({ teams: [{ id: 'north', name: 'North' }] }))
    .add('people', makePerson('gone', { active: false }))

const escalated = (world: World, by: string, handoffId: string, over: object = {}) =>
  world.must(
    'handoff.create',
    { handoffId, sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1'), ...over },
    by,
  )

/** What each person is told, newest first, as `kind` of each notification. */
const told = (world: World, personId: string) =>
  notificationsFor(
    world.get('people', personId),
    {
      handoffs: world.all('handoffs').filter(({ state }) => state === 'open' || state === 'claimed'),
      sessions: new Map(world.all('sessions').map((one) => [one.id, one])),
      news: world.all('sessions'),
      people: new Map(world.all('people').map((one) => [one.id, one])),
      teams: new Map([['north', 'North']]),
    },
    nine + 10 * minute,
  )
const kinds = (world: World, personId: string) => told(world, personId).map(({ kind }) => kind)

describe('what an escalator hears afterwards', () => {
  it('claimed, picked up, a question, what solved it: each once, and nothing of their own', () => {
    const world = worldOf()
    escalated(world, 'ann', 'h1')
    world
      .must('handoff.claim', { handoffId: 'h1' }, 'bo')
      .must('handoff.pick-up', { handoffId: 'h1', mode: 'fresh' }, 'bo')
    const ask = { sessionId: 's1', kind: 'step' as const, step: { type: 'question' as const } }
    world
      .must('entry.add', { entryId: 'q1', text: 'Which tenant?', ...ask }, 'bo')
      .must('entry.add', { entryId: 'q2', text: 'Ann asks herself', ...ask }, 'ann')
      .must('entry.add', { entryId: 'q3', text: 'Cy is not the owner', ...ask }, 'cy')
    expect(world.get('sessions', 's1').followers).toEqual(['ann'])
    expect(told(world, 'ann').filter(({ kind }) => kind === 'question')).toMatchObject([
      {
        title: 'Bo asked a question · Outlook does not sync',
        body: 'Which tenant?',
        link: '/sessions/s1/q1',
      },
    ])
    expect(kinds(world, 'ann').toSorted()).toEqual(['claimed', 'picked_up', 'question'])
    world.must(
      'session.resolve',
      { sessionId: 's1', resolutionSummary: 'MFA', resolutionAction: 'Reset the app password' },
      'bo',
    )
    expect(kinds(world, 'ann').toSorted()).toEqual(['claimed', 'picked_up', 'resolved'])
    expect(told(world, 'ann').find(({ kind }) => kind === 'resolved')).toMatchObject({
      title: 'Bo resolved it · Outlook does not sync',
      body: 'Solved by: Reset the app password',
    })
    expect(kinds(world, 'bo')).toEqual([])
    world.must('session.reopen', { sessionId: 's1' }, 'bo')
    expect(kinds(world, 'ann').toSorted()).toEqual(['claimed', 'picked_up'])
  })

  it('a question is no longer news once it is answered, or was answered when it was written', () => {
    const world = worldOf()
    escalated(world, 'ann', 'h1').must('handoff.claim', { handoffId: 'h1' }, 'bo')
    const ask = (entryId: string, over: object) =>
      world.must(
        'entry.add',
        { entryId, sessionId: 's1', kind: 'step', text: 'Which?', step: { type: 'question', ...over } },
        'bo',
      )
    ask('q1', { freeText: 'This one' })
    expect(kinds(world, 'ann')).toEqual(['claimed'])
    ask('q2', {})
    expect(kinds(world, 'ann').toSorted()).toEqual(['claimed', 'question'])
    world.must('step.answer', { entryId: 'q2', freeText: 'The second' }, 'ann')
    expect(kinds(world, 'ann')).toEqual(['claimed'])
  })

  it('goes on along the chain, and ends for whoever gets it back', () => {
    const world = worldOf()
    escalated(world, 'ann', 'h1').must('handoff.claim', { handoffId: 'h1' }, 'bo')
    escalated(world, 'bo', 'h2', { reason: 'authority', engineerNotes: 'Buy one' })
    expect(told(world, 'ann').find(({ kind }) => kind === 'passed_on')).toMatchObject({
      title: 'Bo escalated it again · Outlook does not sync',
      body: 'Needs authority · Buy one',
    })
    world.must('handoff.claim', { handoffId: 'h2' }, 'ann')
    expect(world.get('sessions', 's1').followers).toEqual(['bo'])
    world.must('session.abandon', { sessionId: 's1', reason: 'Client left' }, 'ann')
    expect(told(world, 'bo').find(({ kind }) => kind === 'abandoned')).toMatchObject({ body: 'Client left' })
    expect(kinds(world, 'ann')).not.toContain('abandoned')
  })

  it('a team that did not claim in time', () => {
    const world = worldOf().add('people', makePerson('ned', { teamId: 'north' }))
    escalated(world, 'ann', 'h1', { targetTeamId: 'north', priority: 'urgent' })
    expect(told(world, 'ann').filter(({ kind }) => kind === 'opened')).toMatchObject([
      {
        title: 'Now open to everyone: Outlook does not sync',
        body: 'No one in North claimed it within 2 min, so everyone who can claim it was notified.',
        link: '/sessions/s1',
      },
    ])
    expect(kinds(world, 'ned')).toEqual(['escalation'])
  })
})

describe('mentioning someone', () => {
  const mention = (world: World, mentions: string[], doing = {}) =>
    world.act(
      'entry.add',
      { entryId: 'm1', sessionId: 's1', kind: 'note', text: 'Look, @Bo', mentions },
      'ann',
      doing,
    )

  it('tells each of them, viewers as well, and leads to the entry', () => {
    const world = worldOf()
    expect(mention(world, ['bo', 'vic', 'bo', 'ann'])).toMatchObject({ status: 'accepted' })
    expect(world.get('entries', 'm1').mentions).toEqual(['bo', 'vic'])
    for (const id of ['bo', 'vic'])
      expect(told(world, id)).toMatchObject([
        {
          kind: 'mention',
          key: 'mention:m1',
          title: 'Ann mentioned you · Outlook does not sync',
          body: 'Look, @Bo',
          link: '/sessions/s1/m1',
        },
      ])
    expect(kinds(world, 'ann')).toEqual([])
  })

  it('of whoever left is rejected while writing, and left out when it arrives late', () => {
    expect(mention(worldOf(), ['gone'], { authority: 'device' })).toMatchObject({
      problem: { kind: 'invalid_target' },
    })
    const world = worldOf()
    expect(mention(world, ['gone', 'bo'])).toMatchObject({ status: 'accepted' })
    expect(world.get('entries', 'm1').mentions).toEqual(['bo'])
    expect(mention(worldOf(), ['unknown'])).toMatchObject({ problem: { kind: 'invalid_target' } })
  })
})

describe('escalating to a team', () => {
  it('reserves it for its members, and names it to others', () => {
    const world = worldOf().add('people', makePerson('ned', { teamId: 'north' }))
    escalated(world, 'ann', 'h1', { targetTeamId: 'north', reason: 'rights' })
    expect(world.get('handoffs', 'h1')).toMatchObject({
      targetTeamId: 'north',
      targetUserId: null,
      reason: 'rights',
      opensAt: nine + 15 * minute,
    })
    expect(world.get('sessions', 's1').escalationPackage).toMatchObject({ reason: 'rights' })
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'bo')).toMatchObject({
      problem: {
        kind: 'reserved',
        message: expect.stringContaining('This is reserved for North for another'),
      },
    })
    expect(world.act('handoff.claim', { handoffId: 'h1' }, 'ned')).toMatchObject({ status: 'accepted' })
  })

  it('that does not exist, or together with a person, is rejected; parking goes to no one', () => {
    const world = worldOf()
    const create = (over: object) =>
      world.act(
        'handoff.create',
        { handoffId: 'h1', sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1'), ...over },
        'ann',
      )
    expect(create({ targetTeamId: 'south' })).toMatchObject({ problem: { kind: 'invalid_target' } })
    expect(create({ targetTeamId: 'north', targetUserId: 'bo' })).toMatchObject({
      problem: { kind: 'bad_request' },
    })
    expect(create({ intent: 'park', targetTeamId: 'north', reason: 'rights' })).toMatchObject({
      status: 'accepted',
    })
    expect(world.get('handoffs', 'h1')).toMatchObject({ targetTeamId: null, reason: null })
  })
})

describe('mentions outside a note', () => {
  it('an edit tells those it newly mentions, and keeps those it still names', () => {
    const world = worldOf()
    world
      .must(
        'entry.add',
        { entryId: 'n1', sessionId: 's1', kind: 'note', text: 'Ask @Bo', mentions: ['bo'] },
        'ann',
      )
      .must('entry.edit', { entryId: 'n1', text: 'Ask @Bo and @Cy', mentions: ['bo', 'cy'] }, 'ann')
    expect(world.get('entries', 'n1').mentions).toEqual(['bo', 'cy'])
    expect(kinds(world, 'bo')).toEqual(['mention'])
    expect(told(world, 'cy')).toMatchObject([{ kind: 'mention', body: 'Ask @Bo and @Cy' }])
    world.must('entry.edit', { entryId: 'n1', text: 'Ask @Cy', mentions: ['cy'] }, 'ann')
    expect(world.get('entries', 'n1').mentions).toEqual(['cy'])
    expect(kinds(world, 'cy')).toEqual(['mention'])
  })

  it('the note of a handoff tells whom it mentions', () => {
    const world = worldOf()
    world.must(
      'handoff.create',
      {
        handoffId: 'h1',
        sessionId: 's1',
        intent: 'park',
        engineerNotes: '@Cy has the part',
        mentions: ['cy'],
        snapshot: world.snapshot('s1'),
      },
      'ann',
    )
    expect(told(world, 'cy')).toMatchObject([{ kind: 'mention', body: '@Cy has the part' }])
    expect(world.all('entries').find(({ event }) => event?.name === 'parked')?.mentions).toEqual(['cy'])
  })
})
