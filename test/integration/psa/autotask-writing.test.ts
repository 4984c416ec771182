import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAutotask } from '../../../server/psa/autotask/autotask.ts'
import type { AutotaskSettings } from '../../../server/psa/autotask/zone.ts'
import type { NewTime, PsaProvider } from '../../../server/psa/provider.ts'
import { type AutotaskServer, startAutotask } from '../../support/psa/autotask/autotask.ts'
import { settingsFor } from '../../support/psa/autotask/settings.ts'
import { addTicket, newWorld, type Ticket, type World } from '../../support/psa/autotask/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

const tess = '29682901'
const pat = '29682903'

describe('Notes and time in Autotask', () => {
  let server: AutotaskServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const inside = { title: 'From Baton', visibility: 'internal', memberId: null } as const
  const outside = { title: 'From Baton', visibility: 'client', memberId: null } as const
  const from = Date.UTC(2026, 10, 20, 9, 0, 0, 789)
  const time: NewTime = { memberId: tess, from, to: from + 2_400_000, hours: 0.75, text: 'Spooler [Baton t]' }
  const make = (more: Partial<Ticket> = {}, title = 'Printer is offline') => addTicket(world, title, more)
  const connect = (more: Partial<AutotaskSettings> = {}) =>
    createAutotask({ ...settingsFor(server.url, world), ...more })
  const levels = () => world.picklists['TicketNotes']?.['publish'] ?? []

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

  describe('notes', () => {
    test('use the level that a tenant’s own list calls internal, whatever its number', async () => {
      const id = String(make().id)
      const [first, second] = levels()
      if (first === undefined || second === undefined) throw new Error('There are no levels.')
      Object.assign(first, { label: 'Internal Users' })
      Object.assign(second, { label: 'All Autotask Users' })
      valueOf(await psa.postNote(id, { ...inside, text: 'in' }, signal))
      valueOf(await psa.postNote(id, { ...outside, text: 'out' }, signal))
      expect(world.notes.map(({ description, publish }) => [description, publish])).toEqual([
        ['in', 1],
        ['out', 2],
      ])
    })

    test.each([
      [['All Autotask Users', 'Our people', 'Internal & Co-Managed'], false],
      [['All Autotask Users', 'Internal team A', 'Internal team B'], false],
      [['All Autotask Users', 'Internal for clients', 'x'], false],
      [['All Autotask Users', 'Internal Users Only', 'Internal team'], true],
      [['Everyone', 'Internal', 'x'], true],
    ])('are not written where it isn’t clear what is internal: %s', async (labels, isClear) => {
      levels().forEach((level, index) => (level.label = labels[index] ?? ''))
      const posted = await psa.postNote(String(make().id), { ...inside, text: 'x' }, signal)
      expect([posted.ok, world.notes.map(({ publish }) => publish)]).toEqual([isClear, isClear ? [2] : []])
      const [internal] = valueOf(await psa.choices(null, signal))
      expect(internal).toMatchObject({ usual: isClear ? '2' : '', required: !isClear })
      if (!posted.ok) expect(posted.problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
    })

    test('use what was chosen for the queue, and refuse what is no longer on the list', async () => {
      const chosen = {
        everywhere: { internalNote: '2', noteType: '1' },
        boards: { '9': { internalNote: '4' } },
      }
      const choosy = connect({ chosen })
      valueOf(await choosy.postNote(String(make({ queueID: 9 }).id), { ...inside, text: 'a' }, signal))
      valueOf(await choosy.postNote(String(make().id), { ...inside, text: 'b' }, signal))
      expect(world.notes.map(({ publish, noteType }) => [publish, noteType])).toEqual([
        [4, 1],
        [2, 1],
      ])
      const gone = connect({ chosen: { everywhere: { internalNote: '3' }, boards: {} } })
      const problem = problemOf(await gone.postNote(String(make().id), { ...inside, text: 'x' }, signal))
      expect(problem.message).toContain('no longer has the publish level')
      expect(world.notes).toHaveLength(2)
    })

    test('need a type, which is not guessed either', async () => {
      world.picklists['TicketNotes'] = { ...world.picklists['TicketNotes'], noteType: [] }
      const problem = problemOf(await psa.postNote(String(make().id), { ...inside, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain('type')
    })

    test('are written in a technician’s name, where their security level lets us', async () => {
      const id = String(make().id)
      valueOf(await psa.postNote(id, { ...inside, memberId: tess, text: 'x' }, signal))
      expect(world.notes).toMatchObject([
        { creatorResourceID: Number(tess), impersonatorCreatorResourceID: world.apiUserId },
      ])
      world.notImpersonated.add(Number(tess))
      const problem = problemOf(await psa.postNote(id, { ...inside, memberId: tess, text: 'y' }, signal))
      expect(problem).toMatchObject({ kind: 'forbidden', mayHaveHappened: false })
      expect(problem.message).toContain('impersonated')
      expect(problemOf(await psa.postNote(id, { ...inside, memberId: pat, text: 'y' }, signal)).kind).toBe(
        'refused',
      )
      expect(world.notes).toHaveLength(1)
    })

    test('have their title cut to the tenant’s length, between characters, and one where there is none', async () => {
      const id = String(make().id)
      world.lengths['TicketNotes'] = { title: 10, description: 32_000 }
      const titled = { ...inside, title: 'Note 👩‍🔧👩‍🔧👩‍🔧', text: 'x' }
      valueOf(await psa.postNote(id, titled, signal))
      valueOf(await psa.postNote(id, { ...titled, title: '' }, signal))
      expect(world.notes.map(({ title }) => title)).toEqual(['Note…', 'Note'])
    })
  })

  describe('time', () => {
    test('has a start, an end that agrees with the hours, a role and a work type', async () => {
      const typed = connect({ chosen: { everywhere: { workType: '602' }, boards: {} } })
      valueOf(await typed.addTime(String(make().id), time, signal))
      expect(world.time).toMatchObject([
        {
          resourceID: Number(tess),
          roleID: 501,
          startDateTime: '2026-11-20T09:00:00Z',
          endDateTime: '2026-11-20T09:45:00Z',
          hoursWorked: 0.75,
          billingCodeID: 602,
          impersonatorCreatorResourceID: world.apiUserId,
        },
      ])
    })

    test.each<
      [string, Partial<Ticket>, Partial<Record<'timeRole', string>>, (world: World) => void, number | string]
    >([
      ['the ticket’s', { assignedResourceRoleID: 502 }, {}, () => undefined, 502],
      ['the one that was chosen', {}, { timeRole: '502' }, () => undefined, 502],
      ['not one that the person doesn’t have', {}, { timeRole: '999' }, () => undefined, 501],
      [
        'the default of the person’s roles',
        {},
        {},
        (it) => it.resources.forEach((one) => (one.defaultServiceDeskRoleID = null)),
        501,
      ],
      ['none if there is none', {}, {}, (it) => it.resourceRoles.splice(0), 'no service desk role'],
      [
        'not the person’s own where the ticket has another',
        { assignedResourceRoleID: 503 },
        {},
        () => undefined,
        'role has to be that of the ticket',
      ],
    ])('takes %s as its role', async (_name, ticket, everywhere, change, expected) => {
      change(world)
      const role = connect({ chosen: { everywhere, boards: {} } })
      const added = await role.addTime(String(make(ticket).id), time, signal)
      if (typeof expected === 'number')
        return expect(world.time.map(({ roleID }) => roleID)).toEqual([expected])
      const problem = problemOf(added)
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain(expected)
    })

    test.each<[string, Partial<NewTime>, (world: World) => void, string, string]>([
      ['no one', { memberId: null }, () => undefined, 'refused', 'Map the technician'],
      ['who left', { memberId: pat }, () => undefined, 'refused', 'Pat Gone is inactive'],
      ['who is gone', { memberId: '7' }, () => undefined, 'refused', 'no longer has this resource'],
      [
        'who may not be impersonated',
        {},
        (it) => it.notImpersonated.add(Number(tess)),
        'forbidden',
        'impersonated',
      ],
      ['without hours', { hours: 0 }, () => undefined, 'refused', 'more than 0'],
      [
        'of a closed period',
        {},
        (it) => (it.closedUntil = '2026-11-30'),
        'refused',
        'timesheet of this period',
      ],
      ['in a status that forbids it', {}, (it) => it.noTimeStatuses.add(1), 'refused', 'take no time'],
      [
        'over midnight',
        { from: Date.UTC(2026, 10, 20, 23, 50) },
        (it) => (it.mayCrossMidnight = false),
        'refused',
        'midnight',
      ],
      ['with too much text', { text: 'x'.repeat(8001) }, () => undefined, 'refused', 'at most 8000'],
      [
        'without the right',
        {},
        (it) => it.barred.add('TimeEntries'),
        'forbidden',
        'isn’t allowed to do this',
      ],
    ])('is not logged for %s, and says why', async (_name, more, change, kind, words) => {
      const id = String(make().id)
      valueOf(await psa.readBack(id, signal))
      change(world)
      const problem = problemOf(await psa.addTime(id, { ...time, ...more }, signal))
      expect(problem).toMatchObject({ kind, mayHaveHappened: false })
      expect(problem.message).toContain(words)
      expect(world.time).toEqual([])
    })
  })

  test('attaches files at the level that the list of files has for it, and to no one’s eyes otherwise', async () => {
    const id = String(make().id)
    const bytes = new Uint8Array([0, 255, 1])
    const file = {
      name: `${'n'.repeat(248)}👩‍🔧👩‍🔧.png`,
      type: 'image/png',
      bytes,
      visibility: 'internal',
    } as const
    world.picklists['TicketAttachments'] = {
      publish: levels().map((level) => ({ ...level, value: `${Number(level.value) + 5}` })),
    }
    valueOf(await psa.attach(id, file, signal))
    valueOf(await psa.attach(id, { ...file, name: 'b.png', visibility: 'client' }, signal))
    expect(world.attachments.map(({ publish, title }) => [publish, title])).toEqual([
      [7, `${'n'.repeat(248)}…`],
      [6, 'b.png'],
    ])
    expect(world.attachments[0]).toMatchObject({ fullPath: file.name, bytes: Buffer.from(bytes) })
    world.largestFile = 2
    expect(problemOf(await psa.attach(id, file, signal))).toMatchObject({
      kind: 'refused',
      mayHaveHappened: false,
    })
    world.picklists['TicketAttachments'] = { publish: [] }
    expect(problemOf(await connect().attach(id, file, signal)).message).toContain('not attached')
  })
})
