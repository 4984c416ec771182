import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAutotask } from '../../../server/psa/autotask/autotask.ts'
import type { AutotaskSettings } from '../../../server/psa/autotask/zone.ts'
import type { NewTime, PsaProvider } from '../../../server/psa/provider.ts'
import { type AutotaskServer, startAutotask } from '../../support/psa/autotask/autotask.ts'
import { settingsFor } from '../../support/psa/autotask/settings.ts'
import { addTicket, newWorld, type Ticket, type World } from '../../support/psa/autotask/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

const tess = '29682901'
const jo = '29682902'
const pat = '29682903'

describe('Tickets of Autotask, where they surprise', () => {
  let server: AutotaskServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const query = { text: '', memberId: null, openOnly: false, limit: 200 }
  const inside = { title: 'From Baton', visibility: 'internal', memberId: null } as const
  const outside = { title: 'From Baton', visibility: 'client', memberId: null } as const
  const from = Date.UTC(2026, 10, 20, 9, 0, 0, 789)
  const time: NewTime = { memberId: tess, from, to: from + 2_400_000, hours: 0.75, text: 'Spooler [Baton t]' }
  const make = (more: Partial<Ticket> = {}, title = 'Printer is offline') => addTicket(world, title, more)
  const connect = (more: Partial<AutotaskSettings> = {}) =>
    createAutotask({ ...settingsFor(server.url, world), ...more })

  beforeAll(async () => {
    server = await startAutotask()
  })
  beforeEach(() => {
    Object.assign(server.world, newWorld())
    world = server.world
    for (const calls of server.calls as string[][]) calls.length = 0
    psa = connect()
  })
  afterAll(() => server.stop())

  describe('reading', () => {
    test('reads every page of a query, which has no order but that of ids', async () => {
      for (let index = 0; index < 12; index += 1)
        make({ lastActivityDate: new Date(Date.now() - index * 60_000).toISOString() }, `Many ${index}`)
      const lines = valueOf(
        await connect({ pageSize: 5 }).searchTickets({ ...query, text: 'many', limit: 6 }, signal),
      )
      expect(lines.map(({ title }) => title)).toEqual([
        'Many 0',
        'Many 1',
        'Many 2',
        'Many 3',
        'Many 4',
        'Many 5',
      ])
      expect(server.calls[0]?.filter((call) => call.includes('/Tickets/query'))).toHaveLength(3)
    })

    test('finds tickets by number, client and member, those that they only help with included', async () => {
      const own = make({ assignedResourceID: Number(tess), companyID: 0 })
      const helped = make({})
      world.secondary.push({ id: 1, ticketID: helped.id, resourceID: Number(tess) })
      make({ assignedResourceID: Number(jo) })
      const closed = make({ assignedResourceID: Number(tess), status: 5 })
      const find = async (more: object) =>
        valueOf(await psa.searchTickets({ ...query, ...more }, signal))
          .map(({ id }) => Number(id))
          .toSorted((one, other) => one - other)
      expect(await find({ memberId: tess })).toEqual([own.id, helped.id, closed.id])
      expect(await find({ memberId: tess, openOnly: true })).toEqual([own.id, helped.id])
      expect(await find({ text: own.ticketNumber.toLowerCase() })).toEqual([own.id])
      expect(await find({ text: `#${own.ticketNumber.slice(1)}` })).toEqual([own.id])
      expect(await find({ text: String(own.id) })).toEqual([own.id])
      // Company 0 is the service provider itself.
      expect(await find({ text: 'MSP itself' })).toEqual([own.id])
      expect(await find({ memberId: '1 or 2' })).toEqual([])
    })

    test('shows the latest only, because it can’t ask for them in order', async () => {
      const fresh = make()
      make({ lastActivityDate: '2026-01-01T00:00:00Z' })
      expect(valueOf(await psa.searchTickets(query, signal)).map(({ id }) => id)).toEqual([String(fresh.id)])
    })

    test('puts words to the numbers of a ticket, and goes without what may not be read', async () => {
      const { id, ticketNumber } = make({ dueDateTime: '2026-12-01T17:00:00', status: 11, queueID: null })
      const ticket = valueOf(await psa.ticket(String(id), signal))
      expect(ticket).toMatchObject({
        number: ticketNumber,
        client: 'Contoso Dental',
        contact: 'Robin Vale',
        device: 'CONTOSO-WS14',
        priority: 'Medium',
        status: 'Old status',
        statusId: '11',
        boardId: '',
        dueAt: Date.UTC(2026, 11, 1, 17),
        closed: false,
        mergedInto: '',
      })
      world.barred.add('Companies')
      world.contacts = []
      expect(valueOf(await psa.ticket(String(id), signal))).toMatchObject({ client: '', contact: '' })
    })

    test('offers statuses that are in use, of which 5 ends a ticket everywhere', async () => {
      const statuses = valueOf(await psa.statuses('8', signal))
      expect(statuses.map(({ name }) => name)).not.toContain('Old status')
      expect(statuses.filter(({ closed }) => closed === true).map(({ id }) => id)).toEqual(['5'])
    })

    test('lists people with those who left, and without API users', async () => {
      expect(valueOf(await psa.members(signal)).map(({ id, active }) => [id, active])).toEqual([
        [tess, true],
        [jo, true],
        [pat, false],
      ])
    })

    test('tells internal notes from others by their level, and leaves out what rules wrote', async () => {
      const id = String(make().id)
      valueOf(await psa.postNote(id, { ...inside, memberId: tess, text: 'in' }, signal))
      valueOf(await psa.postNote(id, { ...outside, text: 'out' }, signal))
      valueOf(await psa.addTime(id, time, signal))
      world.notes.push(
        ...world.notes.slice(0, 1).flatMap((note) => [
          { ...note, id: 1, noteType: 13, description: 'A rule' },
          { ...note, id: 2, publish: 4, description: 'co-managed' },
        ]),
      )
      const notes = valueOf(await psa.notes(id, signal))
      expect(notes.map(({ text, internal, author }) => `${text}: ${internal}, ${author}`).toSorted()).toEqual(
        [
          'Spooler [Baton t]: null, Tess Marsh',
          'co-managed: null, Tess Marsh',
          'in: true, Tess Marsh',
          'out: false, Baton API',
        ],
      )
    })

    test('asks twice at once at most for one kind of record', async () => {
      world.queryMs = 5
      const ids = Array.from({ length: 8 }, () => String(make().id))
      const read = await Promise.all(ids.map((id) => psa.readBack(id, signal)))
      expect(read.every(({ ok }) => ok)).toBe(true)
      world.threadsBusy = true
      expect(problemOf(await psa.postNote(ids[0] ?? '', { ...inside, text: 'x' }, signal))).toMatchObject({
        kind: 'rate_limited',
        mayHaveHappened: false,
      })
    })
  })

  test('finds out by reading back that a status was put back by a rule', async () => {
    const id = String(make({ status: 8 }).id)
    valueOf(await psa.setStatus(id, '10', signal))
    expect(valueOf(await psa.readBack(id, signal))).toMatchObject({ statusId: '1', status: 'New' })
    for (const status of ['11', '99', 'Complete'])
      expect(problemOf(await psa.setStatus(id, status, signal))).toMatchObject({
        kind: 'refused',
        mayHaveHappened: false,
      })
  })

  test.each([null, '45', 'date'])(
    'slows down when it is told to, in seconds, by a date or without a time (%s)',
    async (retryAfter) => {
      const id = String(make().id)
      valueOf(await psa.readBack(id, signal))
      const date = new Date(Date.now() + 45_000).toUTCString()
      Object.assign(world, { callsLeft: 0, retryAfter: retryAfter === 'date' ? date : retryAfter })
      const problem = problemOf(await psa.setStatus(id, '8', signal))
      expect(problem).toMatchObject({ kind: 'rate_limited', mayHaveHappened: false })
      if (retryAfter === null) return expect(problem.retryAfterMs).toBeNull()
      expect(Math.abs((problem.retryAfterMs ?? 0) - 45_000)).toBeLessThan(5000)
    },
  )
})
