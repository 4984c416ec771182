import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createConnectWise } from '../../../server/psa/connectwise/connectwise.ts'
import type { PsaProvider } from '../../../server/psa/provider.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { addTicket, newWorld, type Ticket, type World } from '../../../scripts/ticket-system/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

describe('Tickets of ConnectWise, where they surprise', () => {
  let server: ConnectWiseServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const inside = { title: 'From Baton', visibility: 'internal', memberId: 'tmarsh' } as const
  const time = {
    memberId: 'tmarsh',
    from: Date.UTC(2026, 10, 20, 9, 0, 0, 789),
    to: Date.UTC(2026, 10, 20, 9, 40),
    hours: 0.75,
    text: 'Reset the spooler [Baton t1]',
  }
  const make = (more: Partial<Ticket> = {}, title = 'Printer is offline') => addTicket(world, title, more)
  const connect = (more: Partial<Parameters<typeof createConnectWise>[0]> = {}) =>
    createConnectWise({ ...settingsFor(server.url, world), ...more })

  beforeAll(async () => {
    server = await startConnectWise()
  })
  beforeEach(() => {
    Object.assign(server.world, newWorld())
    world = server.world
    server.calls.length = 0
    psa = connect()
  })
  afterAll(() => server.stop())

  describe('a ticket', () => {
    test('comes with what stands around it, and goes without what may not be read', async () => {
      const { id } = make({
        requiredDate: '2026-12-01T17:00:00Z',
        configurations: [
          { id: 1, deviceIdentifier: 'CONTOSO-WS14' },
          { id: 2, deviceIdentifier: 'Front desk printer' },
        ],
      })
      valueOf(
        await psa.postNote(
          String(id),
          { text: 'It is offline', title: '', visibility: 'client', memberId: null },
          signal,
        ),
      )
      expect(valueOf(await psa.ticket(String(id), signal))).toMatchObject({
        number: String(id),
        client: 'Contoso Dental',
        contact: 'Robin Vale',
        device: 'CONTOSO-WS14, Front desk printer',
        description: 'It is offline',
        priority: 'Priority 3 - Medium',
        dueAt: Date.UTC(2026, 11, 1, 17),
        boardId: '10',
        statusId: '100',
        closed: false,
        mergedInto: '',
        url: `${server.url}/v4_6_release/services/system_io/Service/fv_sr100_request.rails?service_recid=${id}&companyName=lab`,
      })
    })

    test('opens on the host for people', () => {
      const link = new URL(connect({ address: 'api-eu.myconnectwise.net' }).deepLink('7'))
      expect([link.host, link.searchParams.get('service_recid')]).toEqual(['eu.myconnectwise.net', '7'])
    })

    test('that was merged says into which, and its status does not move', async () => {
      const [parent, child] = [make(), make({ mergedInto: 1 })]
      child.mergedInto = parent.id
      valueOf(await psa.setStatus(String(child.id), '103', signal))
      expect(valueOf(await psa.ticket(String(child.id), signal))).toMatchObject({
        mergedInto: String(parent.id),
        statusId: '100',
        closed: false,
      })
    })

    test.each([
      ['200', 'board'],
      ['105', 'inactive'],
    ])('does not take the status %s, and says why', async (statusId, word) => {
      const { id } = make()
      const problem = problemOf(await psa.setStatus(String(id), statusId, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain(word)
    })

    test('has only statuses that it can be set to, and says which take no time', async () => {
      const statuses = valueOf(await connect({ pageSize: 2 }).statuses('10', signal))
      expect(statuses.map(({ name }) => name)).not.toContain('Triage (old)')
      expect(statuses.filter(({ closed }) => closed === true).map(({ id }) => id)).toEqual(['103'])
      expect(statuses.filter(({ noTime }) => noTime).map(({ name }) => name)).toEqual(['Waiting for parts'])
    })
  })

  describe('writing', () => {
    test('mails no one, whatever the board would do by itself', async () => {
      const id = String(make().id)
      valueOf(await psa.postNote(id, { text: 'inside', ...inside }, signal))
      valueOf(
        await psa.postNote(id, { text: 'outside', title: '', visibility: 'client', memberId: null }, signal),
      )
      valueOf(await psa.addTime(id, time, signal))
      expect(world.mails).toEqual([])
      expect(world.time).toMatchObject([
        { addToDetailDescriptionFlag: false, addToInternalAnalysisFlag: true, addToResolutionFlag: false },
      ])
      expect(world.notes.map(({ author }) => author)).toEqual(['tmarsh', 'batonapi'])
    })

    test('writes time with a start and an end that agree with the hours', async () => {
      const id = String(make().id)
      valueOf(await psa.addTime(id, time, signal))
      valueOf(await psa.addTime(id, { ...time, to: time.from + 8 * 3_600_000, hours: 0.25 }, signal))
      expect(world.time).toMatchObject([
        { timeStart: '2026-11-20T09:00:00Z', timeEnd: '2026-11-20T09:45:00Z', actualHours: 0.75 },
        { timeStart: '2026-11-20T09:00:00Z', timeEnd: '2026-11-20T09:15:00Z', actualHours: 0.25 },
      ])
    })

    test.each([404, 405] as const)(
      'finds what it wrote on a server without allNotes (%s)',
      async (answer) => {
        world.allNotes = answer
        const id = String(make().id)
        valueOf(await psa.postNote(id, { text: 'A note [Baton n1]', ...inside }, signal))
        valueOf(await psa.addTime(id, time, signal))
        const other = String(make().id)
        valueOf(await psa.addTime(other, { ...time, text: 'Elsewhere' }, signal))
        const texts = valueOf(await psa.notes(id, signal)).map(({ text }) => text)
        expect(texts.toSorted()).toEqual(['A note [Baton n1]', 'Reset the spooler [Baton t1]'])
        expect(problemOf(await psa.notes('1', signal)).kind).toBe('not_found')
      },
    )

    test('reads all notes of a long ticket', async () => {
      const id = String(make().id)
      for (let index = 0; index < 120; index += 1)
        valueOf(await psa.postNote(id, { text: `Note ${index}`, ...inside }, signal))
      expect(new Set(valueOf(await psa.notes(id, signal)).map(({ text }) => text)).size).toBe(120)
    })

    test('says in the system’s words that a member left, a status takes no time, a board is locked', async () => {
      const open = String(make().id)
      const waiting = String(make({ statusId: 104 }).id)
      const closed = String(make({ boardId: 30, statusId: 303 }).id)
      const refused = [
        problemOf(await psa.postNote(open, { text: 'x', ...inside, memberId: 'pgone' }, signal)),
        problemOf(await psa.addTime(waiting, time, signal)),
        problemOf(await psa.postNote(closed, { text: 'x', ...inside }, signal)),
        problemOf(await psa.addTime(closed, time, signal)),
      ]
      expect(refused.map(({ kind, mayHaveHappened }) => [kind, mayHaveHappened])).toEqual(
        refused.map(() => ['refused', false]),
      )
      expect(refused.map(({ message }) => message)).toEqual([
        expect.stringContaining('pgone is inactive'),
        expect.stringContaining('Waiting for parts takes no time'),
        expect.stringContaining('no notes on closed tickets'),
        expect.stringContaining('no time on closed tickets'),
      ])
    })

    test('says that a right is missing, or that someone else is changing the ticket', async () => {
      const id = String(make().id)
      world.inUse.add(Number(id))
      expect(problemOf(await psa.setStatus(id, '103', signal))).toMatchObject({
        kind: 'conflict',
        mayHaveHappened: false,
      })
      world.inUse.clear()
      world.rights.delete('notes')
      const problem = problemOf(await psa.postNote(id, { text: 'x', ...inside }, signal))
      expect(problem).toMatchObject({ kind: 'forbidden', mayHaveHappened: false })
      expect(problem.message).toContain('security role')
    })

    test.each([12, null])('waits as long as it is told, by the header or in words (%s)', async (seconds) => {
      const id = String(make().id)
      valueOf(await psa.ticket(id, signal))
      world.callsLeft = 0
      world.retryAfterSeconds = seconds
      expect(problemOf(await psa.postNote(id, { text: 'x', ...inside }, signal))).toMatchObject({
        kind: 'rate_limited',
        retryAfterMs: (seconds ?? 30) * 1000,
        mayHaveHappened: false,
      })
      expect(world.notes).toEqual([])
    })

    test('cuts only the title of a file, between characters, and keeps internal ones out of the portal', async () => {
      const id = String(make().id)
      const name = `${'n'.repeat(97)}👩‍🔧👩‍🔧 and much more.png`
      const file = { name, type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
      valueOf(await psa.attach(id, { ...file, visibility: 'internal' }, signal))
      valueOf(await psa.attach(id, { ...file, name: 'b.png', visibility: 'client' }, signal))
      expect(world.documents).toMatchObject([
        { title: `${'n'.repeat(97)}…`, fileName: name, privateFlag: true, bytes: new Uint8Array([1, 2, 3]) },
        { title: 'b.png', privateFlag: false },
      ])
    })

    test('books time as what was chosen, for all boards or for one', async () => {
      const choices = valueOf(await psa.choices(null, signal))
      expect(choices.map(({ name, options, required }) => [name, options.length, required])).toEqual([
        ['workType', 2, false],
        ['timeRole', 1, false],
        ['billing', 4, false],
      ])
      const chosen = {
        everywhere: { workType: '1', billing: 'NoCharge' },
        boards: { '20': { workType: '2', timeRole: '11' } },
      }
      const choosy = connect({ chosen })
      valueOf(await choosy.addTime(String(make().id), time, signal))
      valueOf(await choosy.addTime(String(make({ boardId: 20, statusId: 200 }).id), time, signal))
      expect(world.time).toMatchObject([
        { workType: { id: 1 }, workRole: null, billableOption: 'NoCharge' },
        { workType: { id: 2 }, workRole: { id: 11 }, billableOption: 'NoCharge' },
      ])
    })

    test('says that a period is closed, or that what was chosen is no longer there', async () => {
      const id = String(make().id)
      const gone = connect({ chosen: { everywhere: { workType: '3' }, boards: {} } })
      const inactive = problemOf(await gone.addTime(id, time, signal))
      world.timeClosedUntil = '2026-11-30'
      const closed = problemOf(await psa.addTime(id, time, signal))
      for (const problem of [inactive, closed])
        expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect([inactive.message, closed.message]).toEqual([
        expect.stringContaining('no active workType'),
        expect.stringContaining('period of this date is closed'),
      ])
      expect(world.time).toEqual([])
    })

    test('says that a file is too large, in words and not in HTML', async () => {
      world.largestFile = 2
      const file = { name: 'a.bin', type: '', bytes: new Uint8Array(3), visibility: 'internal' } as const
      const problem = problemOf(await psa.attach(String(make().id), file, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).not.toContain('<')
    })

    test('reads back what a rule made of a status, and nothing from the answer', async () => {
      const id = String(make({ statusId: 101 }).id)
      valueOf(await psa.setStatus(id, '106', signal))
      expect(valueOf(await psa.readBack(id, signal))).toMatchObject({
        statusId: '100',
        status: 'New',
        closed: false,
      })
      expect(server.calls.filter((call) => call.startsWith('GET')).length).toBeLessThanOrEqual(2)
    })
  })
})
