import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HaloSettings } from '../../../server/psa/halo/auth.ts'
import { createHalo } from '../../../server/psa/halo/halo.ts'
import type { PsaProvider } from '../../../server/psa/provider.ts'
import { type HaloServer, startHalo } from '../../support/psa/halo/halo.ts'
import { settingsFor } from '../../support/psa/halo/settings.ts'
import { addTicket, newWorld, type Ticket, type World } from '../../support/psa/halo/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

describe('Tickets of HaloPSA, where they surprise', () => {
  let server: HaloServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const query = { text: '', memberId: null, openOnly: false, limit: 200 }
  const inside = { title: '', visibility: 'internal', memberId: '4' } as const
  const outside = { title: '', visibility: 'client', memberId: null } as const
  const make = (more: Partial<Ticket> = {}, title = 'Printer is offline') => addTicket(world, title, more)
  const connect = (more: Partial<HaloSettings> = {}) =>
    createHalo({ ...settingsFor(server.url, world), ...more })

  beforeAll(async () => {
    server = await startHalo()
  })
  beforeEach(() => {
    Object.assign(server.world, newWorld())
    world = server.world
    server.calls.length = 0
    psa = connect()
  })
  afterAll(() => server.stop())

  describe('reading', () => {
    test('reads every page, though pages are only given to who asks for them in full', async () => {
      for (let index = 0; index < 130; index += 1) make({}, `Many ${index}`)
      const lines = valueOf(await psa.searchTickets({ ...query, text: 'many' }, signal))
      expect(new Set(lines.map(({ id }) => id)).size).toBe(130)
      const pages = server.calls.filter((call) => call.startsWith('GET /api/Tickets?'))
      expect(pages.map((call) => /page_no=(\d+)/u.exec(call)?.[1])).toEqual(['1', '2', '3'])
    })

    test('fills in what rows leave empty, and takes 1900 for no date', async () => {
      const { id } = make({
        status_id: 3,
        priority: 'P1',
        assets: [{ id: 1, inventory_number: '', key_field: 'WS14' }],
      })
      expect(valueOf(await psa.searchTickets(query, signal))).toMatchObject([
        { id: String(id), status: 'Escalated', client: 'Contoso Dental' },
      ])
      expect(valueOf(await psa.ticket(String(id), signal))).toMatchObject({
        boardId: '1',
        statusId: '3',
        status: 'Escalated',
        closed: false,
        priority: 'P1',
        device: 'WS14',
        contact: 'Robin Vale',
        dueAt: null,
        url: `${server.url}/tickets?id=${id}`,
      })
      const due = make({ fixbydate: '2026-12-01T17:00:00' })
      expect(valueOf(await psa.ticket(String(due.id), signal)).dueAt).toBe(Date.UTC(2026, 11, 1, 17))
    })

    test('finds tickets by client and member, and a number that is a word of a name', async () => {
      const other = make({ client_id: 13, client_name: 'Northwind 365', agent_id: 4 })
      make({ client_id: 13, client_name: 'Northwind 365', agent_id: 5, status_id: 9 })
      const find = async (more: object) =>
        valueOf(await psa.searchTickets({ ...query, ...more }, signal)).map(({ id }) => id)
      expect(await find({ text: 'northwind' })).toHaveLength(2)
      expect(await find({ text: 'northwind', openOnly: true })).toEqual([String(other.id)])
      expect(await find({ text: '365', memberId: '4' })).toEqual([String(other.id)])
      expect(await find({ memberId: '4 or 1=1' })).toEqual([])
    })

    test('says that a deleted ticket is not there, and into which one was merged', async () => {
      const parent = make()
      const deleted = String(make({ deleted: true }).id)
      expect(problemOf(await psa.ticket(deleted, signal)).kind).toBe('not_found')
      expect(problemOf(await psa.readBack(deleted, signal)).kind).toBe('not_found')
      expect(problemOf(await psa.postNote(deleted, { ...inside, text: 'x' }, signal))).toMatchObject({
        kind: 'not_found',
        mayHaveHappened: false,
      })
      const child = make({ merged_into_id: parent.id })
      expect(valueOf(await psa.readBack(String(child.id), signal)).mergedInto).toBe(String(parent.id))
    })

    test('reads a long ticket whole, whose notes count from 1 as in every other', async () => {
      const [long, other] = [make(), make()]
      const notesOf = (ticket: Ticket, count: number) =>
        Array.from({ length: count }, (_, index) => ({
          id: index + 1,
          ticket_id: ticket.id,
          outcome_id: 7,
          who: 'Tess Marsh',
          datetime: '2026-11-20T09:00:00',
          note: `Note ${index}`,
          hiddenfromuser: true,
          timetaken: 0,
          chargerate: 0,
          old_status: 1,
          new_status: 1,
        }))
      world.actions.push(...notesOf(long, 700), ...notesOf(other, 1))
      const notes = valueOf(await psa.notes(String(long.id), signal))
      expect([notes.length, notes[0]?.text, notes.at(-1)?.text]).toEqual([700, 'Note 0', 'Note 699'])
      expect(valueOf(await psa.notes(String(other.id), signal)).map(({ id }) => id)).toEqual(['1'])
    })

    test('offers the statuses of a type, and knows which end a ticket though none says so', async () => {
      const statuses = valueOf(await psa.statuses('2', signal))
      expect(statuses).toEqual([
        { id: '1', name: 'New', closed: false, noTime: false },
        { id: '9', name: 'Closed', closed: true, noTime: false },
        { id: '20', name: 'Change scheduled', closed: false, noTime: false },
      ])
    })

    test('lists agents with those who left, and without programs', async () => {
      expect(valueOf(await psa.members(signal))).toEqual([
        { id: '4', name: 'Tess Marsh', email: 'tess@lab.example', active: true },
        { id: '5', name: 'Pat Gone', email: 'pat@lab.example', active: false },
      ])
    })
  })

  describe('writing', () => {
    test('mails no one and hides what is internal, whatever the outcome would do by itself', async () => {
      const id = String(make().id)
      const loud = connect({ chosen: { everywhere: { internalNote: '31', clientNote: '30' }, boards: {} } })
      valueOf(await loud.postNote(id, { ...inside, text: 'inside' }, signal))
      const written = valueOf(await loud.postNote(id, { ...outside, text: 'outside' }, signal))
      expect(world.actions).toMatchObject([
        { note: 'inside', hiddenfromuser: true, who: 'Tess Marsh', id: 1 },
        { note: 'outside', hiddenfromuser: false, who: 'Baton', id: 2 },
      ])
      expect(world.mails).toEqual([])
      expect(written.warning).toBe('The outcome of the note moved the ticket to In Progress.')
    })

    test('tells at once when an internal note was shown to the client', async () => {
      const id = String(make().id)
      const loud = connect({ chosen: { everywhere: { internalNote: '32' }, boards: {} } })
      const { warning } = valueOf(await loud.postNote(id, { ...inside, text: 'x' }, signal))
      expect(warning).toContain('shows this internal note to the client')
    })

    test('writes a note for the client only with an outcome that someone chose', async () => {
      const id = String(make().id)
      const unset = createHalo({ ...settingsFor(server.url, world), chosen: { everywhere: {}, boards: {} } })
      expect(problemOf(await unset.postNote(id, { ...outside, text: 'x' }, signal))).toMatchObject({
        kind: 'refused',
        mayHaveHappened: false,
      })
      const choices = valueOf(await unset.choices('1', signal))
      expect(choices.map(({ name, usual, required }) => [name, usual, required])).toEqual([
        ['internalNote', '7', false],
        ['clientNote', '', true],
        ['billing', '', false],
      ])
      expect(choices[1]?.options.map(({ name }) => name)).toEqual(['Email User', 'Public Note', 'Loud note'])
      expect(world.actions).toEqual([])
    })

    test('takes the outcome of the ticket’s type, and repeats why one is barred', async () => {
      const change = String(make({ tickettype_id: 2 }).id)
      const problem = problemOf(await psa.postNote(change, { ...inside, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain('You do not have access to this Action')
      expect(problem.message).toContain('Choose another outcome')
      expect(valueOf(await psa.choices('2', signal))[0]).toMatchObject({ usual: '', required: true })
      const perType = connect({ chosen: { everywhere: {}, boards: { '2': { internalNote: '40' } } } })
      valueOf(await perType.postNote(change, { ...inside, text: 'x' }, signal))
      valueOf(await perType.postNote(String(make().id), { ...inside, text: 'y' }, signal))
      expect(world.actions.map(({ outcome_id: outcome }) => outcome)).toEqual([40, 7])
    })

    test('writes time as an action with its hours, start and charge rate', async () => {
      const id = String(make().id)
      const rated = connect({ chosen: { everywhere: { billing: '2' }, boards: {} } })
      const from = Date.UTC(2026, 10, 20, 23, 50, 0, 250)
      const time = { memberId: '4', from, to: from + 600_000, hours: 0.25, text: 'Spooler [Baton t]' }
      valueOf(await rated.addTime(id, time, signal))
      valueOf(await rated.addTime(id, { ...time, hours: 0, text: 'Nothing' }, signal))
      expect(world.actions).toMatchObject([
        { timetaken: 0.25, chargerate: 2, datetime: '2026-11-20T23:50:00.000Z', hiddenfromuser: true },
        { timetaken: 0, note: 'Nothing' },
      ])
    })

    test.each([
      ['5', 'Pat Gone is inactive'],
      ['77', 'no longer has this agent'],
    ])('writes nothing in the name of who left (%s)', async (memberId, words) => {
      const id = String(make().id)
      const problem = problemOf(await psa.postNote(id, { ...inside, memberId, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain(words)
      expect(world.actions).toEqual([])
    })

    test('finds out by reading back that a status was put back after the answer', async () => {
      const id = String(make({ status_id: 2 }).id)
      valueOf(await psa.setStatus(id, '4', signal))
      expect(valueOf(await psa.readBack(id, signal))).toMatchObject({
        statusId: '1',
        status: 'New',
        closed: false,
      })
      expect(problemOf(await psa.setStatus(id, '20', signal))).toMatchObject({
        kind: 'refused',
        mayHaveHappened: false,
      })
      expect(problemOf(await psa.setStatus(id, 'Closed', signal)).kind).toBe('refused')
    })

    test('sends files hidden from the client unless they are for them, and says when one is too large', async () => {
      const id = String(make().id)
      const file = { name: 'a.log', type: 'text/plain', bytes: new Uint8Array([0, 255, 1]) }
      valueOf(await psa.attach(id, { ...file, visibility: 'internal' }, signal))
      valueOf(await psa.attach(id, { ...file, visibility: 'client' }, signal))
      expect(world.attachments.map(({ showforusers, bytes }) => [showforusers, [...bytes]])).toEqual([
        [false, [0, 255, 1]],
        [true, [0, 255, 1]],
      ])
      world.largestFile = 1000
      const large = { ...file, bytes: new Uint8Array(2000), visibility: 'internal' } as const
      expect(problemOf(await psa.attach(id, large, signal))).toMatchObject({
        kind: 'refused',
        mayHaveHappened: false,
      })
    })

    test.each([null, '30'])(
      'slows down when it is told to, with a time or without (%s)',
      async (retryAfter) => {
        const id = String(make().id)
        valueOf(await psa.ticket(id, signal))
        Object.assign(world, { callsLeft: 1, retryAfter })
        const problem = problemOf(await psa.postNote(id, { ...inside, text: 'x' }, signal))
        expect(problem).toMatchObject({
          kind: 'rate_limited',
          retryAfterMs: retryAfter === null ? null : 30_000,
          mayHaveHappened: false,
        })
        expect(problem.message).toContain('500 requests')
      },
    )

    test('repeats Halo’s words in each of the shapes that it says no in', async () => {
      const id = String(make({ tickettype_id: 2 }).id)
      const said = new Set<string>()
      for (let index = 0; index < 5; index += 1)
        said.add(problemOf(await psa.setStatus(id, '3', signal)).message)
      expect([...said]).toEqual([
        'The ticket system rejected this: This status is not allowed by the workflow.',
      ])
    })
  })
})
