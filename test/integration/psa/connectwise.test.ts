import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createConnectWise } from '../../../server/psa/connectwise/connectwise.ts'
import type { PsaProvider } from '../../../server/psa/provider.ts'
import { describePsaProvider } from '../../contracts/psa-provider.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { addTicket, newWorld, type Ticket, type World } from '../../../scripts/ticket-system/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

describePsaProvider('ConnectWise Manage (a fake)', async () => {
  const server = await startConnectWise()
  const { world } = server
  return {
    url: server.url,
    connect: (address, credentials, options) =>
      createConnectWise({
        ...settingsFor(address, world),
        ...(credentials === 'right' ? {} : { privateKey: 'nonsense' }),
        ...options,
      }),
    makeTicket: (title) => Promise.resolve(String(addTicket(world, title).id)),
    setDue(ticketId, at) {
      const ticket = world.tickets.find(({ id }) => id === Number(ticketId))
      if (ticket !== undefined)
        ticket.requiredDate = at === null ? null : new Date(at).toISOString().replace('.000', '')
      return Promise.resolve()
    },
    memberId: 'tmarsh',
    statuses: { done: '103', rejected: '106' },
    truth(ticketId) {
      const id = Number(ticketId)
      const time = world.time.filter((entry) => entry.ticketId === id)
      return Promise.resolve({
        notes: world.notes
          .filter((note) => note.ticketId === id)
          .map(({ text, detailDescriptionFlag, resolutionFlag }) => ({
            text,
            internal: !detailDescriptionFlag && !resolutionFlag,
          })),
        hours: time.reduce((sum, { actualHours }) => sum + actualHours, 0),
        status: String(world.tickets.find((ticket) => ticket.id === id)?.statusId),
        files: world.documents.filter((file) => file.ticketId === id).map(({ fileName }) => fileName),
      })
    },
    patienceMs: 2000,
    longestNote: null,
    stop: server.stop,
  }
})

describe('ConnectWise, whom and what it finds', () => {
  let server: ConnectWiseServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const query = { text: '', memberId: null, openOnly: false, limit: 50 }
  const inside = { title: 'From Baton', visibility: 'internal', memberId: 'tmarsh' } as const
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

  describe('who is asked for', () => {
    test('tells the cloud’s 404 to wrong keys from a missing ticket', async () => {
      world.wrongKeysAnswer = 404
      const id = String(make().id)
      const wrong = connect({ privateKey: 'nonsense' })
      expect(problemOf(await wrong.verify(signal)).kind).toBe('unauthorized')
      expect(problemOf(await wrong.ticket(id, signal)).kind).toBe('unauthorized')
      expect(problemOf(await wrong.postNote(id, { text: 'x', ...inside }, signal))).toMatchObject({
        kind: 'unauthorized',
        mayHaveHappened: false,
      })
      expect(problemOf(await psa.ticket('1', signal)).kind).toBe('not_found')
    })

    test('says that the client ID or the company is wrong', async () => {
      const noClient = problemOf(await connect({ clientId: 'another' }).verify(signal))
      expect(noClient).toMatchObject({ kind: 'unauthorized' })
      expect(noClient.message).toContain('clientId')
      const noCompany = problemOf(await connect({ company: 'elsewhere' }).verify(signal))
      expect(noCompany).toMatchObject({ kind: 'unauthorized' })
      expect(noCompany.message).toContain('elsewhere')
    })

    test('names the member of the keys, and says what they may not do', async () => {
      world.rights.delete('time')
      expect(valueOf(await psa.verify(signal))).toMatchObject({
        signedInAs: 'Baton API',
        mayWriteNotes: true,
        mayLogTime: false,
        boards: [{ name: 'Help Desk' }, { name: 'Projects' }, { name: 'Locked' }],
      })
      world.rights.clear()
      const result = valueOf(await psa.verify(signal))
      expect(result).toMatchObject({ boards: [], mayWriteNotes: false, mayLogTime: false })
      expect(result.warnings).toHaveLength(4)
      expect([world.notes, world.time, world.mails]).toEqual([[], [], []])
    })

    test('goes on after an upgrade, and writes a note once', async () => {
      const { id } = make()
      valueOf(await psa.ticket(String(id), signal))
      world.codebase = 'v2025_2/'
      valueOf(await psa.postNote(String(id), { text: 'After the upgrade', ...inside }, signal))
      expect(world.notes.map(({ text }) => text)).toEqual(['After the upgrade'])
      expect(valueOf(await psa.ticket(String(id), signal)).id).toBe(String(id))
    })

    test('does not call a ticket missing when the system went away while it was asked', async () => {
      const id = String(make().id)
      valueOf(await psa.ticket(id, signal))
      world.callsLeft = 1
      expect(problemOf(await psa.ticket('1', signal))).toMatchObject({
        kind: 'rate_limited',
        retryAfterMs: 30_000,
      })
    })

    test('lists people by either address, with those who left and without programs', async () => {
      const members = valueOf(await connect({ pageSize: 2 }).members(signal))
      expect(members).toEqual([
        { id: 'tmarsh', name: 'Tess Marsh', email: 'tmarsh@lab.example', active: true },
        { id: 'jsmith', name: 'Jo Smith', email: 'jsmith@lab.example', active: true },
        { id: 'jsmith2', name: 'Jan Smith', email: 'jan@lab.example', active: true },
        { id: 'pgone', name: 'Pat Gone', email: 'pgone@lab.example', active: false },
      ])
    })
  })

  describe('searching', () => {
    test('gives a member their own tickets, not those of a longer name', async () => {
      const owned = make({ ownerId: 2 })
      const helped = make({ resources: 'tmarsh, jsmith' })
      make({ resources: 'jsmith2' })
      make({ ownerId: 3 })
      const lines = valueOf(await psa.searchTickets({ ...query, memberId: 'jsmith', openOnly: true }, signal))
      expect(lines.map(({ id }) => id)).toEqual([String(helped.id), String(owned.id)])
      expect(
        valueOf(await psa.searchTickets({ ...query, memberId: 'x" or id > 0 or summary = "' }, signal)),
      ).toEqual([])
    })

    test.each(['50% of "users" can’t print', 'C:\\Users\\[shared]', 'a_b * c', 'drive [S] & [T] + more'])(
      'finds the title %s by itself and nothing else',
      async (title) => {
        const wanted = make({}, title)
        make({}, '50 of users can’t print, C: Users shared, a b c, axb c, drive S & T + more')
        const lines = valueOf(await psa.searchTickets({ ...query, text: title }, signal))
        expect(lines.map(({ id }) => id)).toEqual([String(wanted.id)])
      },
    )

    test('finds by client, leaves closed tickets out, and takes a number that is a word', async () => {
      const open = make({ company: { id: 9, identifier: 'NW', name: 'Northwind 365' } })
      make({ company: { id: 9, identifier: 'NW', name: 'Northwind 365' }, statusId: 103 })
      const find = async (text: string) =>
        valueOf(await psa.searchTickets({ ...query, text, openOnly: true }, signal)).map(({ id }) => id)
      expect(await find('northwind')).toEqual([String(open.id)])
      expect(await find(`#${open.id}`)).toEqual([String(open.id)])
      expect(await find('365')).toEqual([String(open.id)])
      expect(await find('"')).toEqual([])
    })

    test('takes a search that is too long for an address', async () => {
      const name = `Client ${'z'.repeat(700)}`
      const wanted = make({ company: { id: 9, identifier: 'LONG', name } })
      make()
      const found = valueOf(await psa.searchTickets({ ...query, text: name }, signal))
      expect(found.map(({ id }) => id)).toEqual([String(wanted.id)])
      expect(server.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
    })
  })
})
