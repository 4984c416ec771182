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

describe('whose problem it is', () => {
  const start = { sessionId: 's1', title: 'x', problemSummary: 'x' }

  it('is written down on one line each, and taken away with an empty text', () => {
    const world = makeWorld().must(
      'session.start',
      {
        ...start,
        client: ' Northwind\n Traders ',
        contact: 'Maya Okafor, ext. 12',
        device: 'NW-PC-7',
        dueAt: nine,
      },
      'ann',
    )
    expect(world.get('sessions', 's1')).toMatchObject({
      client: 'Northwind Traders',
      contact: 'Maya Okafor, ext. 12',
      device: 'NW-PC-7',
      dueAt: nine,
    })
    world.must('session.edit', { sessionId: 's1', client: '', device: '  ', dueAt: null }, 'bo')
    expect(world.get('sessions', 's1')).toMatchObject({
      client: '',
      contact: 'Maya Okafor, ext. 12',
      device: '',
      dueAt: null,
    })
    expect(world.all('entries').at(-1)?.text).toBe('client: none\ndevice: none\ndue: none')
  })

  it('is nothing unless someone says so', () => {
    expect(makeWorldWithSession().get('sessions', 's1')).toMatchObject({
      client: '',
      contact: '',
      device: '',
      dueAt: null,
    })
  })

  it.each([
    { client: 'x'.repeat(121) },
    { contact: 'x'.repeat(241) },
    { device: 'x'.repeat(121) },
    { dueAt: -1 },
  ])('rejects what is too long or no time', (over) => {
    expect(makeWorld().act('session.start', { ...start, ...over }, 'ann')).toMatchObject({
      problem: { kind: 'bad_request' },
    })
  })

  it('reaches what waits in the queue, and nothing that has ended', () => {
    const world = makeWorldWithSession()
    const handOff = (handoffId: string) =>
      world.must(
        'handoff.create',
        { handoffId, sessionId: 's1', intent: 'escalate', snapshot: world.snapshot('s1') },
        'ann',
      )
    handOff('h1')
    world.must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
    handOff('h2')
    world.must('session.edit', { sessionId: 's1', title: 'Mail', client: 'Northwind', dueAt: nine }, 'ann')
    const renamed = { title: 'Mail', client: 'Northwind', dueAt: nine }
    expect(world.get('handoffs', 'h2').snapshot).toMatchObject(renamed)
    expect(world.get('handoffs', 'h1').snapshot).toMatchObject({ title: 'Outlook does not sync', client: '' })
    expect(world.get('sessions', 's1').escalationPackage?.snapshot).toMatchObject({ client: '' })
  })
})
