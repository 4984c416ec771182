import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parkingOf } from '../../../../core/domain/handoff/parking.ts'
import { notificationsFor } from '../../../../core/domain/notification/notifications.ts'
import { untoldTicket } from '../../../../core/domain/write-up/untold-ticket.ts'
import type { WriteUpContent } from '../../../../core/domain/write-up/write-up.ts'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makeWorldWithSession, minute, nine, type World } from '../../../support/samples/make.ts'
import {
  contentOf,
  makeConnection,
  makeContent,
  makeTicket,
  withConnection,
} from '../../../support/samples/psa.ts'

const ticket = makeTicket()
const linked = (): World =>
  withConnection(makeWorldWithSession()).must(
    'ticket.link',
    { sessionId: 's1', linkedTicketId: ticket.id, number: null },
    'ann',
  )
const resolve = (world: World, content: Partial<WriteUpContent> = {}): World =>
  world.must(
    'session.resolve',
    { sessionId: 's1', resolutionSummary: 'A corrupt profile', writeUp: makeContent(content) },
    'ann',
  )
const sessionIn = (world: World) => world.get('sessions', 's1')
const theWriteback = (world: World) => {
  const [writeback] = world.all('writebacks')
  if (writeback === undefined) throw new Error('Nothing was planned.')
  return writeback
}
const progress = (world: World, over: object = {}): World =>
  world.must(
    'writeback.progress',
    {
      writebackId: theWriteback(world).id,
      parts: [],
      problem: null,
      tries: 0,
      nextTryAt: null,
      changed: null,
      mergedInto: '',
      statusBefore: null,
      statusRead: null,
      ...over,
    },
    'system',
  )
const everyPart = (world: World, state: 'read_back' | 'failed') =>
  theWriteback(world).parts.map((part) => ({ ...part, state, psaId: `n-${part.key}`, at: world.now }))

describe('a ticket', () => {
  it('fills in what the session does not say, and leaves what it does', () => {
    const world = withConnection(makeWorldWithSession()).must(
      'session.edit',
      { sessionId: 's1', client: 'Contoso' },
      'ann',
    )
    world.must('ticket.link', { sessionId: 's1', linkedTicketId: ticket.id, number: null }, 'bo')
    const session = sessionIn(world)
    expect(session).toMatchObject({
      psaTicketId: '48213',
      linkedTicketId: ticket.id,
      psaConnectionId: 'cw1',
      ticketCheck: 'found',
      client: 'Contoso',
      contact: 'Maya Okafor',
      // What a person promised is theirs; the ticket's due time is a clock.
      dueAt: null,
      sla: { resolve: { from: 'ticket', dueAt: ticket.dueAt } },
    })
    const before = session.stateVersion
    world.must('ticket.link', { sessionId: 's1', linkedTicketId: null, number: null }, 'bo')
    expect(sessionIn(world)).toMatchObject({
      psaTicketId: null,
      linkedTicketId: null,
      psaConnectionId: null,
      ticketCheck: null,
      stateVersion: before + 1,
    })
  })

  it('is where a session starts from', () => {
    const world = withConnection(makeWorldWithSession())
    const start = { sessionId: 's2', title: 'x', problemSummary: 'x' }
    world.must('session.start', { ...start, linkedTicketId: ticket.id }, 'ann')
    expect(world.get('sessions', 's2')).toMatchObject({
      psaTicketId: '48213',
      ticketCheck: 'found',
      client: 'Northwind Traders',
    })
    // One that isn't known here doesn't keep anyone from starting.
    world.must(
      'session.start',
      { ...start, sessionId: 's3', linkedTicketId: 'cw1.1', psaTicketId: '1' },
      'ann',
    )
    expect(world.get('sessions', 's3')).toMatchObject({
      psaTicketId: '1',
      linkedTicketId: null,
      ticketCheck: 'unchecked',
    })
  })

  it('that is typed is looked up where there is a connected system', () => {
    const typed = (world: World) =>
      world.must('session.edit', { sessionId: 's1', psaTicketId: '48213' }, 'ann').get('sessions', 's1')
        .ticketCheck
    expect(typed(makeWorldWithSession())).toBeNull()
    const world = withConnection(makeWorldWithSession())
    expect(typed(world)).toBe('unchecked')
    world.must('ticket.checked', { sessionId: 's1', number: '99', linkedTicketId: ticket.id }, 'system')
    expect(sessionIn(world).ticketCheck).toBe('unchecked')
    world.must('ticket.checked', { sessionId: 's1', number: '48213', linkedTicketId: null }, 'system')
    expect(sessionIn(world)).toMatchObject({ ticketCheck: 'missing', linkedTicketId: null })
    world.must('session.edit', { sessionId: 's1', psaTicketId: '48214' }, 'ann')
    expect(sessionIn(world).ticketCheck).toBe('unchecked')
  })

  it('that several systems have waits for a person, and so does what was confirmed for it', () => {
    const world = withConnection(makeWorldWithSession())
    world.must('session.edit', { sessionId: 's1', psaTicketId: '48213' }, 'ann')
    const writeUp = makeContent({ seen: null })
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'x', writeUp }, 'ann')
    const checked = { sessionId: 's1', number: '48213', linkedTicketId: null, several: true }
    world.must('ticket.checked', checked, 'system')
    expect(sessionIn(world)).toMatchObject({ ticketCheck: 'ambiguous', linkedTicketId: null })
    expect(world.get('writeups', writeUp.writeUpId)).toMatchObject({ outcome: 'resolved', writebackId: null })
    world.must('ticket.link', { sessionId: 's1', linkedTicketId: ticket.id, number: '48213' }, 'ann')
    expect(sessionIn(world)).toMatchObject({ ticketCheck: 'found', linkedTicketId: ticket.id })
    expect(world.get('writeups', writeUp.writeUpId).writebackId).not.toBeNull()
  })

  it('is told again only when it changed, and never older', () => {
    const world = withConnection(makeWorldWithSession())
    const { rev } = world.get('tickets', ticket.id)
    const put = (over: object) =>
      world.must('ticket.put', { tickets: [{ ...contentOf(ticket), ...over }] }, 'system')
    put({ readAt: nine + minute })
    expect(world.get('tickets', ticket.id).rev).toBe(rev)
    put({ readAt: nine + minute, status: 'In Progress' })
    put({ readAt: nine, status: 'New' })
    expect(world.get('tickets', ticket.id).status).toBe('In Progress')
  })
})

describe('a confirmed write-up', () => {
  it('resolves the session and plans what goes to the ticket, in one act', () => {
    const world = resolve(linked())
    const writeback = theWriteback(world)
    expect(sessionIn(world)).toMatchObject({ status: 'resolved', writeUpId: 'w-new' })
    expect(world.get('writeups', 'w-new')).toMatchObject({
      outcome: 'resolved',
      confirmedBy: 'ann',
      writebackId: writeback.id,
    })
    expect(writeback).toMatchObject({
      state: 'waiting',
      ticketNumber: '48213',
      linkedTicketId: ticket.id,
      personId: 'ann',
      kind: 'resolution',
    })
    expect(writeback.parts.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'note planned',
      'documentation planned',
      'time:0 planned',
      'status planned',
    ])
  })

  it('stays in Baton without a ticket', () => {
    const world = resolve(withConnection(makeWorldWithSession()))
    expect(world.get('writeups', 'w-new')).toMatchObject({ outcome: 'resolved_local', writebackId: null })
    expect(world.all('writebacks')).toEqual([])
  })

  it('stays in Baton when its connection is gone', () => {
    const world = linked().must(
      'connection.state',
      { connectionId: 'cw1', state: 'removed', problem: null },
      'system',
    )
    expect(resolve(world).get('writeups', 'w-new').outcome).toBe('resolved_local')
    expect(world.get('accounts', world.accountId).connectionIds).toEqual([])
  })

  it('waits for a typed ticket to be found, and goes there; or stays when there is none', () => {
    const typed = () =>
      resolve(
        withConnection(makeWorldWithSession()).must(
          'session.edit',
          { sessionId: 's1', psaTicketId: '48213' },
          'ann',
        ),
      )
    const found = typed()
    expect(found.all('writebacks')).toEqual([])
    expect(found.get('writeups', 'w-new').outcome).toBe('resolved')
    found.must('ticket.checked', { sessionId: 's1', number: '48213', linkedTicketId: ticket.id }, 'system')
    expect(theWriteback(found)).toMatchObject({ personId: 'ann', state: 'waiting' })
    const missing = typed().must(
      'ticket.checked',
      { sessionId: 's1', number: '48213', linkedTicketId: null },
      'system',
    )
    expect(missing.all('writebacks')).toEqual([])
    expect(missing.get('writeups', 'w-new').outcome).toBe('resolved_local')
  })

  it('that finds no ticket to go to tells whoever wrote it, until it has one', () => {
    const typed = () =>
      withConnection(makeWorldWithSession()).must(
        'session.edit',
        { sessionId: 's1', psaTicketId: '48213' },
        'ann',
      )
    const told = (world: World) =>
      notificationsFor(
        world.get('people', 'ann'),
        { handoffs: [], sessions: new Map(), people: new Map(), news: [sessionIn(world)] },
        world.now,
      ).map(({ title, body }) => ({ title, body: body.split('\n')[0] }))
    for (const [several, body] of [
      [false, 'No ticket #48213 was found. Link a ticket to post it.'],
      [true, 'More than one of your ticket systems has a #48213. Pick the ticket to post it.'],
    ] as const) {
      const checked = { sessionId: 's1', number: '48213', linkedTicketId: null, several }
      const world = resolve(typed()).wait(minute).must('ticket.checked', checked, 'system')
      expect(told(world)).toEqual([{ title: expect.stringMatching(/^Your note wasn’t posted · /), body }])
      expect(untoldTicket(sessionIn(world))).toBe(several ? 'ambiguous' : 'missing')
      world.must('ticket.link', { sessionId: 's1', linkedTicketId: ticket.id, number: null }, 'ann')
      expect(told(world)).toEqual([])
      expect(untoldTicket(sessionIn(world))).toBeNull()
    }
    // Without a note, nothing was promised.
    const without = typed().must(
      'ticket.checked',
      { sessionId: 's1', number: '48213', linkedTicketId: null },
      'system',
    )
    expect(told(without)).toEqual([])
  })

  it('that never went to a ticket goes to the one that is linked later, as that ticket is then', () => {
    const local = resolve(withConnection(makeWorldWithSession()), {
      statusId: 'of another board',
      visibility: 'internal',
    })
    const { createdAt } = local.get('writeups', 'w-new')
    local.wait(minute).must('ticket.link', { sessionId: 's1', linkedTicketId: ticket.id, number: null }, 'bo')
    const writeback = theWriteback(local)
    expect(local.get('writeups', 'w-new')).toMatchObject({
      outcome: 'resolved',
      writebackId: writeback.id,
      visibility: 'internal',
      confirmedBy: 'ann',
      createdAt,
    })
    // Its author, not whoever linked it, and nothing that was seen of no ticket.
    expect(writeback).toMatchObject({ personId: 'ann', seen: null, state: 'waiting', ticketNumber: '48213' })
    expect(writeback.parts.at(-1)).toMatchObject({ key: 'status', statusName: 'Resolved' })
  })

  it('has the same writeback whatever finds its ticket, so that what was posted is known after a restored backup', () => {
    const found = (intentsBefore: number): string => {
      const world = withConnection(makeWorldWithSession())
      world.must('session.edit', { sessionId: 's1', psaTicketId: '48213' }, 'ann')
      resolve(world)
      for (let one = 0; one < intentsBefore; one += 1)
        world.must('session.edit', { sessionId: 's1', client: `Client ${one}` }, 'ann')
      world.must('ticket.checked', { sessionId: 's1', number: '48213', linkedTicketId: ticket.id }, 'system')
      return theWriteback(world).id
    }
    expect(found(3)).toBe(found(0))
  })

  it('of an escalation goes to the ticket that is linked later; not once the session moved on', () => {
    const escalated = () => {
      const world = withConnection(makeWorldWithSession())
      return world.must(
        'handoff.create',
        {
          handoffId: 'h1',
          sessionId: 's1',
          intent: 'escalate',
          snapshot: world.snapshot('s1'),
          writeUp: makeContent(),
        },
        'ann',
      )
    }
    const link = { sessionId: 's1', linkedTicketId: ticket.id, number: null }
    const world = escalated().must('ticket.link', link, 'ann')
    expect(theWriteback(world)).toMatchObject({ kind: 'escalation', handoffId: 'h1' })
    expect(world.get('writeups', 'w-new').outcome).toBe('escalated')
    const moved = escalated().must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
    moved.must('ticket.link', link, 'ann')
    expect(moved.all('writebacks')).toEqual([])
    expect(moved.get('writeups', 'w-new').outcome).toBe('escalated_local')
  })

  it('still goes to a ticket that is found after someone claimed it; not once it was resolved', () => {
    const claimed = () => {
      const world = withConnection(makeWorldWithSession())
      world.must('session.edit', { sessionId: 's1', psaTicketId: '48213' }, 'ann')
      const escalation = { handoffId: 'h1', sessionId: 's1', intent: 'escalate' } as const
      world.must(
        'handoff.create',
        { ...escalation, snapshot: world.snapshot('s1'), writeUp: makeContent() },
        'ann',
      )
      return world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
    }
    const find = (world: World) =>
      world.must('ticket.checked', { sessionId: 's1', number: '48213', linkedTicketId: ticket.id }, 'system')
    const found = find(claimed())
    expect(theWriteback(found)).toMatchObject({ kind: 'escalation', personId: 'ann' })
    const resolved = find(
      claimed().must('session.resolve', { sessionId: 's1', resolutionSummary: 'x' }, 'bo'),
    )
    expect(resolved.all('writebacks')).toEqual([])
    expect(resolved.get('writeups', 'w-new').outcome).toBe('escalated_local')
  })

  it('waits for a number that is typed later, and stays again if that is taken away', () => {
    for (const type of ['ticket.link', 'session.edit'] as const) {
      const world = resolve(withConnection(makeWorldWithSession()))
      const give = (number: string | null) =>
        type === 'ticket.link'
          ? world.must(type, { sessionId: 's1', linkedTicketId: null, number }, 'ann')
          : world.must(type, { sessionId: 's1', psaTicketId: number }, 'ann')
      give('48213')
      expect(world.get('writeups', 'w-new').outcome).toBe('resolved')
      give(null)
      expect(world.get('writeups', 'w-new').outcome).toBe('resolved_local')
      give('48213')
      world.must('ticket.checked', { sessionId: 's1', number: '48213', linkedTicketId: ticket.id }, 'system')
      expect(theWriteback(world).ticketNumber).toBe('48213')
    }
  })

  it('goes to one ticket, however often the session is linked', () => {
    const other = makeTicket({ systemId: '48214', number: '48214' })
    const move = fc.constantFrom(
      { type: 'link', id: ticket.id },
      { type: 'link', id: other.id },
      { type: 'link', id: null },
      { type: 'number', id: '48213' },
      { type: 'edit', id: '48214' },
      { type: 'found', id: ticket.id },
      { type: 'missing', id: null },
      { type: 'confirm', id: null },
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const world = withConnection(makeWorldWithSession()).add('tickets', other)
        world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'x' }, 'ann')
        for (const { type, id } of moves) {
          const number = sessionIn(world).psaTicketId ?? ''
          if (type === 'link')
            world.act('ticket.link', { sessionId: 's1', linkedTicketId: id, number: null }, 'bo')
          else if (type === 'number')
            world.act('ticket.link', { sessionId: 's1', linkedTicketId: null, number: id }, 'bo')
          else if (type === 'edit') world.act('session.edit', { sessionId: 's1', psaTicketId: id }, 'bo')
          else if (type === 'confirm')
            world.act('writeup.confirm', { sessionId: 's1', writeUp: makeContent() }, 'ann')
          else world.act('ticket.checked', { sessionId: 's1', number, linkedTicketId: id }, 'system')
          expect(faultsIn(world)).toEqual([])
        }
        // A ticket that was found after it was confirmed has it.
        const isLinked = sessionIn(world).ticketCheck === 'found' && sessionIn(world).writeUpId !== null
        expect(world.all('writebacks').length === 1 || !isLinked).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('escalates with an internal note, which the handoff then names', () => {
    const world = linked()
    world.must(
      'handoff.create',
      {
        handoffId: 'h1',
        sessionId: 's1',
        intent: 'escalate',
        snapshot: world.snapshot('s1'),
        writeUp: makeContent({ visibility: 'client', time: [] }),
      },
      'ann',
    )
    expect(theWriteback(world)).toMatchObject({ kind: 'escalation', handoffId: 'h1' })
    expect(world.get('writeups', 'w-new').visibility).toBe('internal')
    progress(world, { parts: everyPart(world, 'read_back') })
    expect(world.get('handoffs', 'h1').psaNoteId).toBe('n-note')
    expect(theWriteback(world).state).toBe('posted')
  })

  it('is posted once: another one needs the session to be opened again', () => {
    const world = resolve(linked())
    const again = world.act(
      'writeup.confirm',
      { sessionId: 's1', writeUp: makeContent({ writeUpId: 'w2' }) },
      'ann',
    )
    expect(again).toMatchObject({ status: 'rejected', problem: { kind: 'already_exists' } })
    world.must('session.reopen', { sessionId: 's1' }, 'ann')
    expect(sessionIn(world).writeUpId).toBeNull()
    expect(
      world.act('writeup.confirm', { sessionId: 's1', writeUp: makeContent({ writeUpId: 'w2' }) }, 'ann'),
    ).toMatchObject({ problem: { kind: 'wrong_status' } })
    resolve(world, { writeUpId: 'w2' })
    expect(sessionIn(world).writeUpId).toBe('w2')
    expect(world.all('writebacks')).toHaveLength(2)
  })

  it('is kept from its ticket by reopening, as long as nothing of it can have left', () => {
    const reopen = (world: World) => world.must('session.reopen', { sessionId: 's1' }, 'ann')
    const waiting = reopen(resolve(linked()))
    expect(theWriteback(waiting)).toMatchObject({
      state: 'left',
      attentionSince: null,
      left: { by: 'ann', reason: 'The session was reopened before this was posted.' },
    })
    for (const state of ['sending', 'written', 'read_back', 'failed'] as const) {
      const world = resolve(linked())
      const parts = theWriteback(world).parts.map((part, index) =>
        index === 0 ? { ...part, state, at: world.now } : part,
      )
      progress(world, { parts })
      expect(theWriteback(reopen(world)).left).toBeNull()
    }
    // One that waited for its ticket to be found stays here.
    const unchecked = withConnection(makeWorldWithSession()).must(
      'session.edit',
      { sessionId: 's1', psaTicketId: '48213' },
      'ann',
    )
    reopen(resolve(unchecked)).must(
      'ticket.checked',
      { sessionId: 's1', number: '48213', linkedTicketId: ticket.id },
      'system',
    )
    expect(unchecked.all('writebacks')).toEqual([])
    expect(unchecked.get('writeups', 'w-new').outcome).toBe('resolved_local')
  })

  it('is on its way again once reopening is undone, as it was confirmed and under the same marks', () => {
    const reopen = (world: World) => world.must('session.reopen', { sessionId: 's1' }, 'ann')
    const undo = (world: World, toldId: string | null = null) =>
      world.must(
        'session.resolve',
        { sessionId: 's1', resolutionSummary: 'A corrupt profile', again: { writeUpId: 'w-new', toldId } },
        'ann',
      )
    const world = resolve(linked())
    const before = theWriteback(world)
    undo(reopen(world))
    expect(sessionIn(world)).toMatchObject({ status: 'resolved', writeUpId: 'w-new' })
    expect({ ...theWriteback(world), rev: 0, updatedAt: 0 }).toEqual({ ...before, rev: 0, updatedAt: 0 })
    // What had begun was never stopped, and nothing of it is planned anew.
    const begun = resolve(linked())
    progress(begun, { parts: everyPart(begun, 'read_back') })
    const posted = theWriteback(begun)
    undo(reopen(begun))
    expect(theWriteback(begun)).toEqual(posted)
    expect(sessionIn(begun).writeUpId).toBe('w-new')
    // What someone had left on purpose stays left.
    const left = resolve(linked()).must(
      'writeback.leave',
      { writebackId: theWriteback(world).id, reason: 'Done by hand' },
      'ann',
    )
    undo(reopen(left))
    expect(theWriteback(left)).toMatchObject({ state: 'left', left: { reason: 'Done by hand' } })
    // One that waits for its ticket waits on.
    const unchecked = resolve(
      withConnection(makeWorldWithSession()).must(
        'session.edit',
        { sessionId: 's1', psaTicketId: '48213' },
        'ann',
      ),
    )
    undo(reopen(unchecked)).must(
      'ticket.checked',
      { sessionId: 's1', number: '48213', linkedTicketId: ticket.id },
      'system',
    )
    expect(theWriteback(unchecked).state).toBe('waiting')
    // Not another session's note.
    const other = withConnection(makeWorldWithSession()).add('writeups', {
      ...world.get('writeups', 'w-new'),
      sessionId: 's9',
    })
    undo(other)
    expect(sessionIn(other).writeUpId).toBeNull()
  })

  it('whose reopening is undone tells whoever handed the session over what they were told already', () => {
    const world = linked()
    const session = sessionIn(world)
    world.add('sessions', { ...session, followers: ['bo'] })
    resolve(world)
    const news = sessionIn(world).news
    expect(news).toMatchObject([{ kind: 'resolved', to: 'bo' }])
    const toldId = news[0]?.entryId ?? null
    world.wait(minute).must('session.reopen', { sessionId: 's1' }, 'ann')
    expect(sessionIn(world).news).toEqual([])
    const again = { writeUpId: 'w-new', toldId }
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'A corrupt profile', again }, 'ann')
    expect(sessionIn(world).news.map(({ kind, to, entryId }) => [kind, to, entryId])).toEqual([
      ['resolved', 'bo', toldId],
    ])
  })

  it('of an escalation is kept from its ticket by withdrawing it', () => {
    const world = linked()
    const escalation = { handoffId: 'h1', sessionId: 's1', intent: 'escalate' } as const
    world.must(
      'handoff.create',
      { ...escalation, snapshot: world.snapshot('s1'), writeUp: makeContent() },
      'ann',
    )
    world.must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
    expect(theWriteback(world).left?.reason).toBe('The escalation was withdrawn before this was posted.')
  })

  it('can follow a resolution that had none; only its owner confirms', () => {
    const world = linked().must('session.resolve', { sessionId: 's1', resolutionSummary: 'x' }, 'ann')
    const confirm = { sessionId: 's1', writeUp: makeContent() }
    expect(world.act('writeup.confirm', confirm, 'bo')).toMatchObject({ problem: { kind: 'not_owner' } })
    world.must('writeup.confirm', confirm, 'ann')
    expect(theWriteback(world).state).toBe('waiting')
  })

  it('is masked again, whatever the device that sent it did, but for what its author showed', () => {
    const secret = 'password: hunter2-Xy'
    const sent = { markdown: `Set ${secret}`, documentation: secret, masked: {} }
    const world = resolve(linked(), {
      ...sent,
      time: makeContent().time.map((one) => ({ ...one, text: secret })),
    })
    expect(JSON.stringify(world.get('writeups', 'w-new'))).not.toContain('hunter2')
    expect(world.get('writeups', 'w-new').masked).toEqual({ password: 3 })
    const shown = resolve(linked(), { ...sent, unmask: ['hunter2-Xy'] })
    expect(shown.get('writeups', 'w-new').markdown).toContain('hunter2-Xy')
    const file = { hash: 'a'.repeat(64), type: 'text/plain', size: 3, visibility: 'client' as const }
    const named = (name: string, unmask: string[] = []) =>
      resolve(linked(), { files: [{ ...file, name }], unmask }).get('writeups', 'w-new').files[0]?.name
    expect(named('router password=hunter2-Xy.txt')).toBe('router password=[password].txt')
    expect(named('router password=hunter2-Xy.txt', ['hunter2-Xy'])).toBe('router password=hunter2-Xy.txt')
    expect(named('AKIAIOSFODNN7EXAMPLE')).toBe('[token]')
    expect(named('router.log')).toBe('router.log')
  })
})

describe('a writeback', () => {
  const failed = () => {
    const world = resolve(linked())
    return progress(world, {
      parts: everyPart(world, 'failed').filter(({ key }) => key !== 'note'),
      problem: { kind: 'refused', message: 'The period is closed.' },
    }).wait(minute)
  }

  it('says since when it needs someone', () => {
    const world = failed()
    expect(theWriteback(world)).toMatchObject({ state: 'waiting', attentionSince: null })
    const at = world.now
    progress(world, {
      parts: everyPart(world, 'read_back').filter(({ key }) => key === 'note'),
      problem: { kind: 'refused', message: 'The period is closed.' },
    })
    expect(theWriteback(world)).toMatchObject({ state: 'partly', attentionSince: at })
  })

  it('is tried again by whoever confirmed it, the session’s owner and admins', () => {
    const retry = { writebackId: theWriteback(failed()).id }
    expect(failed().act('writeback.retry', retry, 'bo')).toMatchObject({ problem: { kind: 'not_owner' } })
    for (const by of ['ann', 'cy']) {
      const world = failed().must('writeback.retry', retry, by)
      expect(theWriteback(world)).toMatchObject({ state: 'waiting', problem: null, tries: 0 })
      expect(theWriteback(world).parts.every(({ state }) => state === 'planned')).toBe(true)
    }
  })

  it('goes on after a change at the ticket only for whoever saw that very change', () => {
    const world = resolve(linked())
    const seen = { statusId: '14', changedAt: nine + minute, readAt: nine + minute, noteIds: ['n2'] }
    const hold = (changes: string[]) =>
      progress(world, { problem: { kind: 'changed', message: 'It changed.' }, changed: { changes, seen } })
    hold(['Maya replied.'])
    expect(theWriteback(world)).toMatchObject({
      state: 'held',
      changes: ['Maya replied.'],
      changesVersion: 1,
    })
    hold(['Maya replied.', 'It is closed.'])
    const { id } = theWriteback(world)
    expect(world.act('writeback.retry', { writebackId: id, despite: 1 }, 'ann')).toMatchObject({
      problem: { kind: 'changed_at_source' },
    })
    world.must('writeback.retry', { writebackId: id, despite: 2 }, 'ann')
    expect(theWriteback(world)).toMatchObject({ state: 'waiting', seen, changes: [], changedSeen: null })
  })

  it('is left with a reason, and stays left whatever the server tells later', () => {
    const world = failed()
    const { id } = theWriteback(world)
    expect(world.act('writeback.leave', { writebackId: id, reason: '  ' }, 'ann')).toMatchObject({
      problem: { kind: 'bad_request' },
    })
    world.must('writeback.leave', { writebackId: id, reason: 'Booked by hand.' }, 'ann')
    progress(world, { parts: everyPart(world, 'read_back'), problem: null })
    expect(theWriteback(world)).toMatchObject({
      state: 'left',
      left: { by: 'ann', reason: 'Booked by hand.' },
    })
    expect(world.act('writeback.retry', { writebackId: id }, 'ann')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
  })

  it('of someone who left is taken on by whoever retries it', () => {
    const world = resolve(linked())
    progress(world, { problem: { kind: 'person_left', message: 'Ann no longer has access.' } })
    world.must('writeback.retry', { writebackId: theWriteback(world).id }, 'cy')
    expect(theWriteback(world)).toMatchObject({ state: 'waiting', personId: 'cy' })
  })
})

describe('a connection', () => {
  const settings = (world: World, payload: object, by = 'cy') =>
    world.act('connection.settings', { connectionId: 'cw1', ...payload }, by)

  it('changes only what is named, and remembers who confirmed whom', () => {
    const world = withConnection(makeWorldWithSession())
    const ann = { personId: 'ann', memberId: 'alee', name: 'Ann Lee' }
    settings(
      world,
      {
        settings: { autoPush: false },
        members: [ann, { personId: 'bo', memberId: 'b', name: 'Bo' }],
      },
      'olga',
    )
    expect(world.get('connections', 'cw1')).toMatchObject({
      settings: { ...makeConnection().settings, autoPush: false },
      boards: makeConnection().boards,
      members: [{ confirmedBy: 'cy' }, { confirmedBy: 'olga' }],
    })
    expect(settings(world, { members: [ann, { ...ann, memberId: 'other' }] })).toMatchObject({
      problem: { kind: 'bad_request' },
    })
    expect(settings(world, { members: [{ ...ann, personId: 'nobody' }] })).toMatchObject({
      problem: { kind: 'not_found' },
    })
  })

  it('stays removed', () => {
    const world = withConnection(makeWorldWithSession()).must(
      'connection.state',
      { connectionId: 'cw1', state: 'removed', problem: null },
      'system',
    )
    world.must('connection.state', { connectionId: 'cw1', state: 'ready', problem: null }, 'system')
    expect(world.get('connections', 'cw1').state).toBe('removed')
    expect(settings(world, { settings: { autoPush: true } })).toMatchObject({
      problem: { kind: 'not_found' },
    })
  })
})

describe('a parked session', () => {
  const parked = (wakeOnReply: boolean) => {
    const world = linked()
    return world.must(
      'handoff.create',
      { handoffId: 'p1', sessionId: 's1', intent: 'park', wakeOnReply, snapshot: world.snapshot('s1') },
      'ann',
    )
  }

  it('wakes for a reply on its ticket if it was parked for one, once', () => {
    const world = parked(true).must('handoff.wake', { handoffId: 'p1', reply: 'It works now.' }, 'system')
    expect(world.get('handoffs', 'p1').wokeAt).toBe(world.now)
    expect(world.all('entries').at(-1)).toMatchObject({ text: 'It works now.', event: { name: 'woke' } })
    const { rev } = world
    world.must('handoff.wake', { handoffId: 'p1', reply: 'Again.' }, 'system')
    expect(world.get('handoffs', 'p1').rev).toBe(rev)
    const ended = parked(true).must('handoff.wake', { handoffId: 'p1', endsWait: true }, 'system')
    expect(ended.get('handoffs', 'p1')).toMatchObject({ wakeOnReply: false, wokeAt: expect.any(Number) })
    expect(parkingOf(ended.get('handoffs', 'p1'), ended.now)).toBe('due')
    const other = parked(false).must('handoff.wake', { handoffId: 'p1', reply: 'Hello.' }, 'system')
    expect(other.get('handoffs', 'p1').wokeAt).toBeNull()
  })
})
