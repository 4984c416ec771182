import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAutotask } from '../../../server/psa/autotask/autotask.ts'
import { isSigned } from '../../../server/psa/autotask/callback.ts'
import type { AutotaskSettings } from '../../../server/psa/autotask/zone.ts'
import type { PsaCallbackRequest, PsaProvider } from '../../../server/psa/provider.ts'
import { describePsaProvider } from '../../contracts/psa-provider.ts'
import { type AutotaskServer, startAutotask } from '../../support/psa/autotask/autotask.ts'
import { signed, ticketEvent } from '../../support/psa/autotask/callbacks.ts'
import { settingsFor } from '../../support/psa/autotask/settings.ts'
import { addTicket, newWorld, type World } from '../../support/psa/autotask/world.ts'
import { startFaultProxy } from '../../support/psa/fault-proxy.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

describePsaProvider('Autotask (a fake)', async () => {
  const server = await startAutotask()
  const { world } = server
  return {
    url: server.url,
    connect: (address, credentials, options) =>
      createAutotask({
        ...settingsFor(address, world),
        ...(credentials === 'right' ? {} : { secret: 'nonsense' }),
        ...options,
      }),
    makeTicket: (title) => Promise.resolve(String(addTicket(world, title).id)),
    setDue(ticketId, at) {
      const ticket = world.tickets.find(({ id }) => id === Number(ticketId))
      if (ticket !== undefined) ticket.dueDateTime = at === null ? null : new Date(at).toISOString()
      return Promise.resolve()
    },
    memberId: '29682901',
    statuses: { done: '5', rejected: '10' },
    truth(ticketId) {
      const id = Number(ticketId)
      return Promise.resolve({
        notes: world.notes
          .filter(({ ticketID }) => ticketID === id)
          .map(({ description, publish }) => ({ text: description, internal: publish === 2 })),
        hours: world.time
          .filter(({ ticketID }) => ticketID === id)
          .reduce((sum, { hoursWorked }) => sum + hoursWorked, 0),
        status: String(world.tickets.find((ticket) => ticket.id === id)?.status),
        files: world.attachments.filter(({ ticketID }) => ticketID === id).map(({ fullPath }) => fullPath),
      })
    },
    patienceMs: 2000,
    longestNote: 32_000,
    stop: server.stop,
  }
})

describe('Autotask, its zones and callbacks', () => {
  let server: AutotaskServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const inside = { title: 'From Baton', visibility: 'internal', memberId: null } as const
  const make = () => String(addTicket(world, 'Printer is offline').id)
  const connect = (more: Partial<AutotaskSettings> = {}) =>
    createAutotask({ ...settingsFor(server.url, world), ...more })
  const lookups = () => server.calls.flat().filter((call) => call.includes('zoneInformation')).length

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

  describe('zones', () => {
    test('are looked up once, and used as they are written', async () => {
      world.zone = 1
      const id = make()
      await Promise.all([psa.readBack(id, signal), psa.readBack(id, signal), psa.members(signal)])
      expect(lookups()).toBe(1)
      expect(server.calls[1]?.every((call) => call.includes('/ATServicesRest/V1.0/'))).toBe(true)
      expect(psa.deepLink('7')).toMatch(
        /\/web1\/Autotask\/AutotaskExtend\/ExecuteCommand\.aspx\?Code=OpenTicketDetail&TicketID=7$/u,
      )
    })

    test.each([401, 404] as const)(
      'are followed when a tenant is moved, and a note is written once (%s)',
      async (other) => {
        const clock = { now: Date.now() }
        const timed = connect({ now: () => clock.now })
        const id = make()
        valueOf(await timed.readBack(id, signal))
        Object.assign(world, { zone: 1, otherZone: other })
        clock.now += 600_000
        valueOf(await timed.postNote(id, { ...inside, text: 'After the move' }, signal))
        expect([lookups(), world.notes.map(({ description }) => description)]).toEqual([
          2,
          ['After the move'],
        ])
      },
    )

    test('are not asked for after every ticket that is missing', async () => {
      for (const missing of [404, 'null'] as const) {
        world.missing = missing
        expect(problemOf(await psa.ticket('9', signal)).kind).toBe('not_found')
        expect(problemOf(await psa.readBack('9', signal)).kind).toBe('not_found')
      }
      expect(lookups()).toBe(1)
    })

    test('are asked for again after a day, and the old one goes on while no one can say', async () => {
      const proxy = await startFaultProxy(server.url)
      world.zoneUrl = `${server.url}/ATServicesRest/`
      const clock = { now: Date.now() }
      const timed = connect({ address: proxy.url, now: () => clock.now })
      const id = make()
      valueOf(await timed.readBack(id, signal))
      clock.now += 25 * 3_600_000
      proxy.next('GET', { kind: 'cut_before' })
      valueOf(await timed.readBack(id, signal))
      expect(lookups()).toBe(1)
      clock.now += 600_000
      valueOf(await timed.readBack(id, signal))
      expect(lookups()).toBe(2)
      await proxy.stop()
    })

    test('say that the user, the secret or the tracking identifier is wrong', async () => {
      for (const wrong of [{ userName: 'nobody' }, { secret: 'x' }, { integrationCode: 'X' }])
        expect(problemOf(await connect(wrong).verify(signal))).toMatchObject({
          kind: 'unauthorized',
          mayHaveHappened: false,
        })
    })

    test.each([
      'https://evil.example/ATServicesRest/',
      'http://webservices5.autotask.net/',
      'https://autotask.net.evil.example/',
      'https://webservices5.autotask.net:8443/',
      'https://x@webservices5.autotask.net/',
    ])('never lead the keys to another host (%s)', async (zoneUrl) => {
      world.zoneUrl = zoneUrl
      const problem = problemOf(await psa.postNote(make(), { ...inside, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(problem.message).toContain('not one of its hosts')
    })

    test('lead nowhere where the lookup says nothing', async () => {
      world.zoneUrl = ''
      const problem = problemOf(await psa.postNote(make(), { ...inside, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'unavailable', mayHaveHappened: false })
    })
  })

  describe('the test', () => {
    test('names the API user, the queues, and what it may not do', async () => {
      expect(valueOf(await psa.verify(signal))).toEqual({
        signedInAs: 'Baton API',
        accountId: '29682900',
        boards: [
          { id: '8', name: 'Help Desk' },
          { id: '9', name: 'Field' },
        ],
        mayWriteNotes: true,
        mayLogTime: true,
        warnings: [],
      })
      for (const entity of ['TicketNotes', 'TimeEntries', 'Resources'] as const) world.barred.add(entity)
      const levels = world.picklists['TicketNotes']?.['publish'] ?? []
      for (const level of levels) level.label = `Level ${level.value}`
      const result = valueOf(await connect().verify(signal))
      expect(result).toMatchObject({ signedInAs: world.userName, mayWriteNotes: false, mayLogTime: false })
      expect(result.warnings).toHaveLength(4)
    })
  })

  describe('callbacks', () => {
    const secret = 'a-secret-of-32-letters-and-more-for-it'
    let heard: PsaCallbackRequest[]
    let listener: ReturnType<typeof createServer>
    let address: string

    beforeAll(async () => {
      listener = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          const signature = request.headers['x-hook-signature']
          heard.push({ headers: { 'x-hook-signature': String(signature) }, body: Buffer.concat(parts) })
          response.end()
        })
      })
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
      address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/autotask`
    })
    beforeEach(() => (heard = []))
    afterAll(() => new Promise((resolve) => listener.close(resolve)))

    test('are asked for once for tickets and notes, and believed by their signature', async () => {
      const first = valueOf(await psa.subscribe(psa.callbackAddress(address), secret, signal))
      expect(first.warning).toBe('')
      expect(valueOf(await psa.subscribe(address, secret, signal)).id).toBe(first.id)
      expect(Object.values(world.webhooks).map((hooks) => hooks.map(({ fields }) => fields))).toEqual([
        [[102]],
        [[201]],
      ])
      const { id } = addTicket(world, `Größe > 5 € & "it's" + \`x\` 🔧 \\ end\\`)
      valueOf(await psa.setStatus(String(id), '8', signal))
      await server.delivered()
      const [request] = heard
      if (request === undefined) throw new Error('Nothing was heard.')
      expect(valueOf(await psa.readCallback(request, secret, signal))).toEqual([
        { ticketId: String(id), change: 'updated', by: '29682900' },
      ])
      for (const wrong of [`${secret}!`, ''])
        expect(problemOf(await psa.readCallback(request, wrong, signal)).kind).toBe('unauthorized')
      const changed = { ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) }
      expect(problemOf(await psa.readCallback(changed, secret, signal)).kind).toBe('unauthorized')
    })

    test('say when a webhook reports nothing', async () => {
      world.picklists['TicketNoteWebhookFields'] = { fieldID: [] }
      expect(valueOf(await psa.subscribe(address, secret, signal)).warning).toContain('Baton notes')
    })

    test('are signed over their bytes, or over the text that is signed instead of them', () => {
      // Reckoned elsewhere, so that both sides can't be wrong together: HMAC-SHA1 of {} and of {"a":"\\u00E9"}.
      expect(isSigned(Buffer.from('{}'), 'sha1=XWFgXD/uqXmSEN3LcTB9S6JkIl8=', 'secret')).toBe(true)
      expect(isSigned(Buffer.from('{"a":"é"}'), 'sha1=CILA/dHPAvTTBdhRVZcF5nHVJDg=', 'secret')).toBe(true)
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
          const content = { [one]: [other, { [other]: one }], n: 1 }
          const { body, signature } = signed(content, 'k')
          // Half of a pair can't be sent as UTF-8 at all.
          fc.pre(body.toString('utf8') === JSON.stringify(content))
          expect(isSigned(body, signature, 'k')).toBe(true)
          expect(isSigned(Buffer.from(`${body.toString()} `), signature, 'k')).toBe(false)
        }),
      )
      for (const signature of [
        undefined,
        '',
        'sha1=',
        'sha256=XWFgXD/uqXmSEN3LcTB9S6JkIl8=',
        'XWFgXD/uqXmSEN3LcTB9S6JkIl8=',
      ])
        expect(isSigned(Buffer.from('{}'), signature, 'secret')).toBe(false)
    })

    test.each([
      [
        { EntityType: 'TicketNote', Fields: { 'Ticket ID': 7 } },
        [{ ticketId: '7', change: 'updated', by: '1' }],
      ],
      [{ EntityType: 'Ticket', Action: 'Delete' }, [{ ticketId: '9', change: 'deleted', by: '1' }]],
      [{ EntityType: 'Account' }, []],
      [{ EntityType: 'TicketNote', Fields: null }, []],
      [{ EntityType: 'Ticket', Action: 'Explode' }, []],
    ])('tell which ticket they are about: %o', async (more, expected) => {
      const content = { Action: 'Create', Id: 9, PersonID: 1, ...more }
      const { body, signature } = signed(content, secret)
      const request = { headers: { 'x-hook-signature': signature }, body }
      expect(valueOf(await psa.readCallback(request, secret, signal))).toEqual(expected)
    })

    test('say goodbye without a signature, and nothing happens', async () => {
      const body = Buffer.from(JSON.stringify({ ...ticketEvent(world, 9, 'Delete'), Action: 'Deactivated' }))
      expect(valueOf(await psa.readCallback({ headers: {}, body }, secret, signal))).toEqual([])
      expect(
        valueOf(await psa.readCallback({ headers: {}, body: Buffer.from('no JSON') }, secret, signal)),
      ).toEqual([])
    })
  })
})
