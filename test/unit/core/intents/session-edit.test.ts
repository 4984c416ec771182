import { describe, expect, it } from 'vitest'
import { makePerson, makeWorld, makeWorldWithSession, minute, nine } from '../../../support/samples/make.ts'

describe('starting a session', () => {
  it('is at once the actor’s, in their team, with one entry that says so', () => {
    const world = makeWorld().add('people', makePerson('ann', { teamId: 'north' }))
    world.must(
      'session.start',
      {
        sessionId: 's1',
        title: ' Printer ',
        problemSummary: 'Printer jams\nsince Monday',
        psaTicketId: 'T-1',
      },
      'ann',
      {
        at: nine,
        now: nine + minute,
        intentId: 'i1',
      },
    )
    expect(world.get('sessions', 's1')).toMatchObject({
      ownerId: 'ann',
      teamId: 'north',
      title: 'Printer',
      status: 'active',
      confidenceTier: 'discovery',
      entryCount: 1,
      stateVersion: 0,
      psaTicketId: 'T-1',
      createdAt: nine,
    })
    expect(world.all('entries')).toMatchObject([
      {
        id: 'i1.1',
        seq: 1,
        kind: 'event',
        authorId: 'ann',
        text: 'Printer jams\nsince Monday',
        event: { name: 'started', handoffId: null },
        at: nine,
        acceptedAt: nine + minute,
      },
    ])
  })

  it.each(['#12', ' # 12 ', '＃12', '##12'])('takes %j as ticket 12', (psaTicketId) => {
    const world = makeWorld()
    world.must('session.start', { sessionId: 's1', title: 'x', problemSummary: 'x', psaTicketId }, 'ann')
    expect(world.get('sessions', 's1').psaTicketId).toBe('12')
    world.must('session.edit', { sessionId: 's1', psaTicketId: '#13' }, 'ann')
    expect(world.get('sessions', 's1').psaTicketId).toBe('13')
  })

  it.each(['#', '-12', 'a\nb', '<b>', 'x'.repeat(61), ''])('refuses %j as a ticket', (psaTicketId) => {
    const payload = { sessionId: 's1', title: 'x', problemSummary: 'x', psaTicketId }
    expect(makeWorld().act('session.start', payload, 'ann')).toMatchObject({
      problem: { kind: 'bad_request' },
    })
  })
})

describe('editing a session', () => {
  it('changes what is named alone, so that two edits from afar meet', () => {
    const world = makeWorldWithSession()
    world
      .must('session.edit', { sessionId: 's1', title: 'Mail' }, 'bo')
      .must('session.edit', { sessionId: 's1', psaTicketId: '12345' }, 'cy')
    expect(world.get('sessions', 's1')).toMatchObject({
      title: 'Mail',
      psaTicketId: '12345',
      problemCategory: null,
      stateVersion: 2,
    })
    expect(world.all('entries').at(-1)).toMatchObject({
      text: 'ticket: 12345',
      authorId: 'cy',
      event: { name: 'edited' },
    })
  })

  it('takes category and ticket away again', () => {
    const world = makeWorldWithSession().must(
      'session.edit',
      { sessionId: 's1', problemCategory: 'email', psaTicketId: '1' },
      'ann',
    )
    world.must('session.edit', { sessionId: 's1', problemCategory: null, psaTicketId: null }, 'ann')
    expect(world.get('sessions', 's1')).toMatchObject({ problemCategory: null, psaTicketId: null })
    expect(world.all('entries').at(-1)?.text).toBe('category: none\nticket: none')
  })

  it('moves the tier with the score, silently, and only a new score makes drafts old', () => {
    const world = makeWorldWithSession().must(
      'session.edit',
      { sessionId: 's1', confidenceScore: 0.8 },
      'ann',
    )
    expect(world.get('sessions', 's1')).toMatchObject({
      confidenceTier: 'guided',
      stateVersion: 1,
      entryCount: 1,
    })
    world.must(
      'session.edit',
      { sessionId: 's1', confidenceScore: 0.8, title: 'Outlook does not sync' },
      'ann',
    )
    expect(world.get('sessions', 's1')).toMatchObject({ stateVersion: 1, entryCount: 1 })
  })

  it('never turns the clock of a session back', () => {
    const world = makeWorldWithSession().must('session.edit', { sessionId: 's1', title: 'Late' }, 'ann', {
      at: nine - 60 * minute,
    })
    expect(world.get('sessions', 's1').updatedAt).toBe(nine)
  })
})
