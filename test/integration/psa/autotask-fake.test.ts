import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AutotaskServer, startAutotask } from '../../support/psa/autotask/autotask.ts'
import { signed } from '../../support/psa/autotask/callbacks.ts'
import { addTicket, newWorld, type World } from '../../support/psa/autotask/world.ts'

/** The quirks of the fake, each seen without a client between. */
describe('The fake of Autotask', () => {
  let server: AutotaskServer
  let world: World

  beforeAll(async () => {
    server = await startAutotask()
  })
  beforeEach(() => {
    Object.assign(server.world, newWorld())
    world = server.world
  })
  afterAll(() => server.stop())

  type Json = { items?: { id: number }[]; errors?: string[]; pageDetails?: { nextPageUrl: string | null } }
  const call = async (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    method = 'POST',
  ) => {
    const address = path.startsWith('http') ? path : `${server.url}/ATServicesRest/V1.0/${path}`
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : method,
      headers: {
        UserName: world.userName,
        Secret: world.secret,
        ApiIntegrationCode: world.integrationCode,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      json: (text === '' ? {} : JSON.parse(text)) as Json & Record<string, unknown>,
    }
  }
  const said = ({ status, json }: Awaited<ReturnType<typeof call>>) => [status, json.errors?.join(' ') ?? '']
  const query = (filter: unknown, more: object = {}) => call('Tickets/query', { filter, ...more })
  const note = { title: 'x', description: 'x', noteType: 3, publish: 2 }
  const time = (ticketID: number, more: object = {}) => ({
    ticketID,
    resourceID: 29_682_901,
    roleID: 501,
    dateWorked: '2026-11-20T09:00:00Z',
    startDateTime: '2026-11-20T09:00:00Z',
    endDateTime: '2026-11-20T10:00:00Z',
    hoursWorked: 1,
    summaryNotes: 'x',
    ...more,
  })
  const asTess = { ImpersonationResourceId: '29682901' }

  test('names the zone of a user without a key, and answers a user it doesn’t know with 500', async () => {
    const lookup = (user: string) => fetch(`${server.url}/atservicesrest/v1.0/zoneInformation?user=${user}`)
    expect(await (await lookup(world.userName)).json()).toMatchObject({
      url: `${server.url}/ATServicesRest/`,
    })
    expect((await lookup('nobody')).status).toBe(500)
  })

  test('answers in one zone only, and to its own letters', async () => {
    expect((await call('Resources/29682900')).status).toBe(200)
    expect((await call(`${server.url}/atservicesrest/v1.0/Resources/29682900`)).status).toBe(404)
    for (const answer of [401, 404] as const) {
      Object.assign(world, { zone: 1, otherZone: answer })
      expect((await call('Resources/29682900')).status).toBe(answer)
    }
  })

  test('drops a comparison that it doesn’t know, and finds everything', async () => {
    addTicket(world, 'Open')
    addTicket(world, 'Done', { status: 5 })
    expect((await query([{ op: 'noteq', field: 'status', value: 5 }])).json.items).toHaveLength(1)
    expect((await query([{ op: 'ne', field: 'status', value: 5 }])).json.items).toHaveLength(2)
  })

  test('says no to an unknown field and to no filter at all with 500', async () => {
    expect(said(await query([{ op: 'eq', field: 'colour', value: 1 }]))).toEqual([
      500,
      expect.stringContaining('Unable to find colour in the Tickets'),
    ])
    for (const filter of [undefined, []])
      expect(said(await query(filter))).toEqual([500, expect.stringContaining('filters')])
  })

  test('sorts by id and nothing else, and gives the next page to who asks the same again', async () => {
    for (let index = 0; index < 5; index += 1) addTicket(world, `Ticket ${5 - index}`)
    const filter = [{ op: 'gte', field: 'id', value: 0 }]
    const ids: number[] = []
    let page = await query(filter, { MaxRecords: 2 })
    for (let next: string | null = ''; next !== null;) {
      ids.push(...(page.json.items ?? []).map(({ id }) => id))
      next = page.json.pageDetails?.nextPageUrl ?? null
      if (next !== null) page = await call(next, { filter, MaxRecords: 2 })
    }
    expect(ids).toEqual(world.tickets.map(({ id }) => id))
    expect(
      (await query([{ op: 'in', field: 'id', value: Array.from({ length: 501 }, (_, id) => id) }])).status,
    ).toBe(500)
  })

  test('is written to under other addresses than it is read from', async () => {
    const { id } = addTicket(world, 'Addresses')
    expect((await call('TicketNotes', { ...note, ticketID: id })).status).toBe(404)
    expect((await call(`Tickets/${id}/TimeEntries`, time(id))).status).toBe(404)
    expect((await call(`Tickets/${id}/Notes`, note)).json).toEqual({ itemId: expect.any(Number) })
    expect(
      (await call('TicketNotes/query', { filter: [{ op: 'eq', field: 'ticketID', value: id }] })).json.items,
    ).toHaveLength(1)
    expect((await call(`Tickets`, { id, status: 8 }, {}, 'PATCH')).json).toEqual({ itemId: id })
  })

  test('says what is wrong with a note or an entry with 500', async () => {
    const { id } = addTicket(world, 'Wrong', { assignedResourceRoleID: 502 })
    const answers = [
      await call(`Tickets/${id}/Notes`, { ...note, title: '' }),
      await call(`Tickets/${id}/Notes`, { ...note, title: 'x'.repeat(251) }),
      await call(`Tickets/${id}/Notes`, { ...note, publish: 3 }),
      await call('TimeEntries', time(id, { roleID: undefined }), asTess),
      await call('TimeEntries', time(id, { roleID: 503 }), asTess),
      await call('TimeEntries', time(id), asTess),
      await call('TimeEntries', time(id, { roleID: 502, endDateTime: undefined }), asTess),
      await call('TimeEntries', time(id, { roleID: 502, hoursWorked: 0 }), asTess),
      await call('TimeEntries', time(id, { roleID: 502 })),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 500))
    expect(new Set(answers.map(({ json }) => json.errors?.[0])).size).toBe(answers.length)
    expect((await call('TimeEntries', time(id, { roleID: 502 }), asTess)).status).toBe(200)
    world.mayModifyRole = true
    expect((await call('TimeEntries', time(id), asTess)).status).toBe(200)
    world.proxyTime = true
    expect((await call('TimeEntries', time(id))).status).toBe(200)
  })

  test('refuses the fourth call at once to an endpoint, and not as 429', async () => {
    world.queryMs = 1000
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => query([{ op: 'gte', field: 'id', value: 0 }])),
    )
    const refused = answers.filter(({ status }) => status === 500)
    expect(refused.length).toBeGreaterThanOrEqual(1)
    for (const answer of refused) expect(said(answer)[1]).toContain('Itgenatr005')
  })

  test('signs another text than it sends', () => {
    const { body, signature } = signed({ Title: 'a & "b" é' }, 'secret')
    expect(body.toString()).toBe(String.raw`{"Title":"a & \"b\" é"}`)
    // Reckoned elsewhere: HMAC-SHA1 of {"Title":"a \u0026 \u0022b\u0022 \u00E9"}.
    expect(signature).toBe('sha1=X33yHLGdZuR+oJg5Dj4m+ck43ic=')
  })
})
