import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HaloSettings } from '../../../server/psa/halo/auth.ts'
import { createHalo } from '../../../server/psa/halo/halo.ts'
import type { PsaCallbackRequest, PsaProvider } from '../../../server/psa/provider.ts'
import { describePsaProvider } from '../../contracts/psa-provider.ts'
import { type HaloServer, startHalo } from '../../support/psa/halo/halo.ts'
import { settingsFor } from '../../support/psa/halo/settings.ts'
import { addTicket, newWorld, noDate, type World } from '../../support/psa/halo/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

describePsaProvider('HaloPSA (a fake)', async () => {
  const server = await startHalo()
  const { world } = server
  return {
    url: server.url,
    connect: (address, credentials, options) =>
      createHalo({
        ...settingsFor(address, world),
        ...(credentials === 'right' ? {} : { clientSecret: 'nonsense' }),
        ...options,
      }),
    makeTicket: (title) => Promise.resolve(String(addTicket(world, title).id)),
    setDue(ticketId, at) {
      const ticket = world.tickets.find(({ id }) => id === Number(ticketId))
      if (ticket !== undefined)
        ticket.fixbydate = at === null ? noDate : new Date(at).toISOString().slice(0, 19)
      return Promise.resolve()
    },
    memberId: '4',
    statuses: { done: '9', rejected: '4' },
    truth(ticketId) {
      const id = Number(ticketId)
      const actions = world.actions.filter((action) => action.ticket_id === id)
      return Promise.resolve({
        notes: actions
          .filter(({ timetaken }) => timetaken === 0)
          .map(({ note, hiddenfromuser }) => ({ text: note, internal: hiddenfromuser })),
        hours: actions.reduce((sum, { timetaken }) => sum + timetaken, 0),
        status: String(world.tickets.find((ticket) => ticket.id === id)?.status_id),
        files: world.attachments.filter((file) => file.ticket_id === id).map(({ filename }) => filename),
      })
    },
    patienceMs: 2000,
    longestNote: null,
    stop: server.stop,
  }
})

describe('HaloPSA, signing in and calling back', () => {
  let server: HaloServer
  let world: World
  let psa: PsaProvider
  const { signal } = new AbortController()
  const inside = { title: '', visibility: 'internal', memberId: '4' } as const
  const make = () => addTicket(world, 'Printer is offline')
  const connect = (more: Partial<HaloSettings> = {}) =>
    createHalo({ ...settingsFor(server.url, world), ...more })
  const tokens = () => server.calls.filter((call) => call.includes('/token')).length

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

  describe('signing in', () => {
    test.each(['here', 'elsewhere', 'unsaid'])(
      'is done where Halo says (%s), with its tenant',
      async (signIn) => {
        world.signIn = signIn
        if (signIn === 'unsaid') world.tenant = ''
        expect(valueOf(await psa.verify(signal)).signedInAs).toBe('Baton')
      },
    )

    test('takes the tenant of the connection where it has one', async () => {
      world.signIn = 'unsaid'
      expect(problemOf(await psa.verify(signal)).kind).toBe('unauthorized')
      expect(valueOf(await connect({ tenant: 'lab' }).verify(signal)).signedInAs).toBe('Baton')
    })

    test.each([
      'https://auth.evil.example/',
      'http://halopsa.com/auth',
      'https://halopsa.com.evil.example/',
      'https://lab.halopsa.com:8443/',
      'https://user@lab.halopsa.com/',
    ])('sends the secret to no host but Halo’s own (%s)', async (signIn) => {
      world.signIn = signIn
      const problem = problemOf(await psa.verify(signal))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(tokens()).toBe(0)
    })

    test('fetches one token for two workers whose token ends in the middle of their work', async () => {
      const [one, other] = [String(make().id), String(make().id)]
      valueOf(await psa.ticket(one, signal))
      const before = tokens()
      world.tokens.clear()
      const work = async (id: string, name: string) => {
        for (let index = 0; index < 5; index += 1)
          valueOf(await psa.postNote(id, { ...inside, text: `${name} ${index}` }, signal))
      }
      await Promise.all([work(one, 'a'), work(other, 'b')])
      expect(tokens() - before).toBe(1)
      expect(world.actions.map(({ note }) => note).toSorted()).toEqual([
        'a 0',
        'a 1',
        'a 2',
        'a 3',
        'a 4',
        'b 0',
        'b 1',
        'b 2',
        'b 3',
        'b 4',
      ])
    })

    test('renews a token before it ends, and one that lives for less than a minute as well', async () => {
      const clock = { now: 1_000_000 }
      const id = String(make().id)
      const timed = connect({ now: () => clock.now })
      valueOf(await timed.readBack(id, signal))
      clock.now += 3_539_000
      valueOf(await timed.readBack(id, signal))
      expect(tokens()).toBe(1)
      clock.now += 2000
      world.tokenSeconds = 40
      valueOf(await timed.readBack(id, signal))
      valueOf(await timed.readBack(id, signal))
      expect(tokens()).toBe(2)
    })

    test('gives up on a token that opens nothing, and says what to look at', async () => {
      world.scopes = []
      const problem = problemOf(await psa.postNote(String(make().id), { ...inside, text: 'x' }, signal))
      expect(problem).toMatchObject({ kind: 'unauthorized', mayHaveHappened: false })
      expect(problem.message).toContain('permissions of the application')
      expect(tokens()).toBe(2)
    })

    test('says what an application may not do, and that it has no agent', async () => {
      world.scopes = ['read:tickets']
      world.agentId = null
      world.outcomes = world.outcomes.filter(({ id }) => id !== 7)
      const result = valueOf(await psa.verify(signal))
      expect(result).toMatchObject({
        signedInAs: 'the application itself',
        accountId: '',
        boards: [
          { id: '1', name: 'Incident' },
          { id: '2', name: 'Change' },
        ],
        mayWriteNotes: false,
        mayLogTime: false,
      })
      expect(result.warnings).toHaveLength(3)
      expect(
        problemOf(await psa.postNote(String(make().id), { ...inside, text: 'x' }, signal)),
      ).toMatchObject({
        kind: 'forbidden',
        mayHaveHappened: false,
      })
    })
  })

  describe('webhooks', () => {
    const secret = 'a-long-random-password-of-this-connection'
    let heard: PsaCallbackRequest[]
    let listener: ReturnType<typeof createServer>
    let address: string

    beforeAll(async () => {
      listener = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          heard.push({
            headers: { authorization: request.headers.authorization },
            body: Buffer.concat(parts),
          })
          response.end()
        })
      })
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
      address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/halo`
    })
    beforeEach(() => (heard = []))
    afterAll(() => new Promise((resolve) => listener.close(resolve)))

    test('are asked for once, and believed by their password alone', async () => {
      const first = valueOf(await psa.subscribe(psa.callbackAddress(address), secret, signal))
      expect(valueOf(await psa.subscribe(address, secret, signal))).toEqual(first)
      expect(world.webhooks.map(({ events }) => events)).toEqual([['3', '19', '39', '76', '1072']])
      const id = String(make().id)
      valueOf(await psa.setStatus(id, '2', signal))
      valueOf(await psa.setStatus(id, '9', signal))
      await server.delivered()
      for (const request of heard)
        expect(valueOf(await psa.readCallback(request, secret, signal))).toEqual([
          { ticketId: id, change: 'updated', by: '' },
        ])
      expect(heard).toHaveLength(2)
      const [request] = heard
      if (request === undefined) throw new Error('Nothing was heard.')
      for (const wrong of [`${secret}!`, secret.slice(1), ''])
        expect(problemOf(await psa.readCallback(request, wrong, signal)).kind).toBe('unauthorized')
      const nameless = { ...request, headers: {} }
      expect(problemOf(await psa.readCallback(nameless, secret, signal)).kind).toBe('unauthorized')
    })

    test('say which events are missing', async () => {
      world.barredEvents.add('1072')
      expect(valueOf(await psa.subscribe(address, secret, signal)).warning).toContain('1072')
    })

    test.each([
      ['{"event":"new ticket logged","ticket":{"id":7}}', [{ ticketId: '7', change: 'created', by: '' }]],
      ['{"event":"Ticket Deleted","object_id":7}', [{ ticketId: '7', change: 'deleted', by: '' }]],
      [
        '[{"ticket_id":7},{"ticket":{"id":8}}]',
        [
          { ticketId: '7', change: 'updated', by: '' },
          { ticketId: '8', change: 'updated', by: '' },
        ],
      ],
      ['{"event":"Client Updated"}', []],
      ['{"ticket":{"id":"7; drop"}}', []],
      ['no JSON', []],
      ['null', []],
    ])('are read in batches and one by one: %s', async (body, expected) => {
      const authorization = `Basic ${Buffer.from(`baton:${secret}`).toString('base64')}`
      const request = { headers: { authorization }, body: Buffer.from(body) }
      expect(valueOf(await psa.readCallback(request, secret, signal))).toEqual(expected)
    })
  })
})
