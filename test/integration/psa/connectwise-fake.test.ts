import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { addTicket, newWorld, type World } from '../../../scripts/ticket-system/world.ts'

/** The quirks of the fake, each seen without a client between. */
describe('The fake of ConnectWise', () => {
  let server: ConnectWiseServer
  let world: World

  beforeAll(async () => {
    server = await startConnectWise(newWorld(), [1, 1])
  })
  beforeEach(() => {
    Object.assign(server.world, newWorld())
    world = server.world
  })
  afterAll(() => server.stop())

  const right = () => ({
    authorization: `Basic ${Buffer.from(`${world.company}+${world.publicKey}:${world.privateKey}`).toString('base64')}`,
    clientid: world.clientId,
  })
  const call = async (
    path: string,
    {
      method = 'GET',
      body,
      headers = {},
    }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const isForm = body instanceof FormData
    const response = await fetch(`${server.url}/${world.codebase}apis/3.0/${path}`, {
      method,
      headers: {
        ...right(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = (text.startsWith('<') ? null : JSON.parse(text)) as { id: number }[] & {
      code?: string
      [key: string]: unknown
    }
    return { status: response.status, headers: response.headers, json }
  }
  const tickets = (conditions: string, more = '') =>
    call(`service/tickets?conditions=${encodeURIComponent(conditions)}${more}`)
  const patch = (id: number, path: string, value: unknown) =>
    call(`service/tickets/${id}`, { method: 'PATCH', body: [{ op: 'replace', path, value }] })

  test('wants a client ID on every call, and keys on all but two', async () => {
    const system = await call('system/info', { headers: { authorization: '', clientid: '' } })
    expect(system.status).toBe(200)
    const info = await fetch(`${server.url}/login/companyinfo/lab`)
    expect(await info.json()).toMatchObject({ Codebase: 'v2025_1/', IsCloud: 'False' })
    expect((await call('system/members', { headers: { clientid: '' } })).status).toBe(403)
    expect((await call('system/members', { headers: { authorization: 'Basic eDp5' } })).status).toBe(401)
    world.wrongKeysAnswer = 404
    expect((await call('system/members', { headers: { authorization: 'Basic eDp5' } })).status).toBe(404)
  })

  test('serves only the version of the moment', async () => {
    world.codebase = 'v2025_2/'
    const old = await fetch(`${server.url}/v2025_1/apis/3.0/system/members`, { headers: right() })
    expect([old.status, (await call('system/members')).status]).toEqual([404, 200])
    expect((await call('service/nothing')).json).toMatchObject({ code: 'ConnectWiseApi' })
  })

  test.each([
    ['summary contains "printer"', 2],
    ['summary = "PRINTER is offline" and board/id = 10', 1],
    ['(summary contains "printer" or company/name like "North%") and closedFlag = false', 2],
    ['summary contains "printer" or summary contains "scanner" and closedFlag = true', 2],
    ['id in (1, 2)', 0],
    ['not_a_field = 1', 'ApiFindCondition'],
    ['summary contains printer', 'ApiFindCondition'],
    ['summary contains "printer', 'ApiFindCondition'],
    ['_info/lastUpdated > 2026-01-01T00:00:00Z', 'ApiFindCondition'],
    ['_info/lastUpdated > [2020-01-01T00:00:00Z]', 3],
    ['_info/lastUpdated > [2020-01-01T00:00:00.000Z]', 'ApiFindCondition'],
    ['summary contains "[ps]rinter"', 2],
    ['summary not contains "printer"', 1],
    ['(summary = "x"', 'ApiFindCondition'],
  ])('understands the condition %s', async (conditions, expected) => {
    addTicket(world, 'Printer is offline')
    addTicket(world, 'Printer jams', { statusId: 103 })
    addTicket(world, 'Scanner', { company: { id: 9, identifier: 'NW', name: 'Northwind' } })
    const { status, json } = await tickets(conditions)
    expect(status === 200 ? json.length : [status, json.code]).toEqual(
      typeof expected === 'number' ? expected : [400, expected],
    )
  })

  test('gives 25 records a page, at most 1000, with a link to the next', async () => {
    for (let index = 0; index < 30; index += 1) addTicket(world, `Ticket ${index}`)
    const first = await tickets('')
    expect(first.json).toHaveLength(25)
    expect(first.headers.get('link')).toContain('page=2')
    const second = await tickets('', '&page=2')
    expect([second.json.length, second.headers.get('link')]).toEqual([5, null])
    expect((await tickets('', '&pageSize=1001')).status).toBe(400)
    const forward = { 'pagination-type': 'forward-only' }
    const page = await call('service/tickets?pageSize=20', { headers: forward })
    expect(page.headers.get('link')).toContain(`pageId=${page.json[19]?.id}`)
    expect((await call('service/tickets?orderBy=id desc', { headers: forward })).status).toBe(400)
    expect((await call(`service/tickets?conditions=${'x'.repeat(2000)}`)).status).toBe(414)
    const long = `summary contains "Ticket" ${'and id > 0 '.repeat(200)}`
    expect(
      (await call('service/tickets/search?pageSize=7', { method: 'POST', body: { conditions: long } })).json,
    ).toHaveLength(7)
  })

  test('slows down with a shape of its own', async () => {
    world.callsLeft = 0
    const { status, headers, json } = await call('system/members')
    expect([status, headers.get('retry-after'), Object.keys(json)]).toEqual([429, '30', ['error', 'message']])
    world.retryAfterSeconds = null
    expect((await call('system/members')).headers.get('retry-after')).toBeNull()
  })

  test('answers 200 to status/id and changes nothing', async () => {
    const { id } = addTicket(world, 'False success')
    expect((await patch(id, 'status/id', 103)).status).toBe(200)
    expect((await call(`service/tickets/${id}`)).json).toMatchObject({ status: { id: 100 } })
    expect((await patch(id, '/status', { id: 103 })).status).toBe(400)
    expect((await patch(id, 'Status', { id: 103 })).status).toBe(400)
    expect((await patch(id, 'status', { id: 103 })).json).toMatchObject({
      status: { id: 103 },
      closedFlag: true,
    })
  })

  test('takes no status of another board, and no inactive one', async () => {
    const { id } = addTicket(world, 'Boards')
    for (const statusId of [203, 105, 999]) {
      const { status, json } = await patch(id, 'status', { id: statusId })
      expect([status, json]).toMatchObject([400, { errors: [{ field: 'status' }] }])
    }
  })

  test('moves a ticket back by a rule, after an answer that shows it moved', async () => {
    const { id } = addTicket(world, 'Workflow')
    expect((await patch(id, 'status', { id: 106 })).json).toMatchObject({ status: { id: 106 } })
    expect((await call(`service/tickets/${id}`)).json).toMatchObject({ status: { id: 100 } })
  })

  test('leaves a merged ticket where its parent put it', async () => {
    const [parent, child] = [addTicket(world, 'Parent'), addTicket(world, 'Child')]
    await call(`service/tickets/${parent.id}/merge`, { method: 'POST', body: { mergeTicketIds: [child.id] } })
    expect((await patch(child.id, 'status', { id: 103 })).status).toBe(200)
    expect((await call(`service/tickets/${child.id}`)).json).toMatchObject({
      status: { id: 100 },
      mergedParentTicket: { id: parent.id },
    })
    expect((await call(`service/tickets/${parent.id}`)).json).toMatchObject({
      hasMergedChildTicketFlag: true,
    })
  })

  test('shows the text of time in allNotes only, which older servers don’t have', async () => {
    const { id } = addTicket(world, 'Notes')
    const time = {
      chargeToType: 'ServiceTicket',
      chargeToId: id,
      timeStart: '2026-11-20T09:00:00Z',
      timeEnd: '2026-11-20T10:00:00Z',
      notes: 'In time',
    }
    await call('time/entries', { method: 'POST', body: { ...time, addToInternalAnalysisFlag: true } })
    expect((await call(`service/tickets/${id}/notes`)).json).toEqual([])
    expect((await call(`service/tickets/${id}/allNotes`)).json).toMatchObject([
      { noteType: 'TimeEntryNote', text: 'In time' },
    ])
    for (const answer of [404, 405] as const) {
      world.allNotes = answer
      expect((await call(`service/tickets/${id}/allNotes`)).status).toBe(answer)
    }
  })

  test('mails whomever the board mails if time does not say otherwise, and no one about a note', async () => {
    const { id } = addTicket(world, 'Mails')
    const note = { text: 'Hello', detailDescriptionFlag: true }
    await call(`service/tickets/${id}/notes`, { method: 'POST', body: note })
    expect(world.mails).toEqual([])
    await call(`service/tickets/${id}/notes`, {
      method: 'POST',
      body: { ...note, processNotifications: true },
    })
    expect(world.mails).toMatchObject([{ to: 'robin@contoso.example', why: 'note' }])
    const time = {
      chargeToType: 'ServiceTicket',
      chargeToId: id,
      timeStart: '2026-11-20T09:00:00Z',
      actualHours: 1,
      notes: 'For whom?',
    }
    await call('time/entries', { method: 'POST', body: time })
    expect(world.time).toMatchObject([{ addToDetailDescriptionFlag: true }])
    expect(world.mails.slice(1).map(({ to }) => to)).toEqual(['contact', 'resource', 'cc'])
  })

  test('wants an end of some members’ time, and whole seconds of everyone’s', async () => {
    const { id } = addTicket(world, 'Time')
    const time = {
      chargeToType: 'ServiceTicket',
      chargeToId: id,
      member: { identifier: 'tmarsh' },
      timeStart: '2026-11-20T09:00:00Z',
      actualHours: 1,
    }
    const post = async (body: object) => (await call('time/entries', { method: 'POST', body })).status
    expect(await post(time)).toBe(400)
    expect(await post({ ...time, timeEnd: '2026-11-20T10:00:00Z' })).toBe(201)
    expect(await post({ ...time, timeEnd: '2026-11-20T10:00:00.000Z' })).toBe(400)
    expect(await post({ ...time, timeEnd: '2026-11-20T09:10:00Z' })).toBe(400)
    expect(await post({ ...time, member: { identifier: 'jsmith' } })).toBe(201)
    expect(await post({ ...time, member: { identifier: 'pgone' } })).toBe(400)
  })

  test('locks closed tickets of a board, and takes no time in a status that has none', async () => {
    const locked = addTicket(world, 'Locked', { boardId: 30, statusId: 303 })
    const note = { text: 'x', internalAnalysisFlag: true }
    const time = (id: number) => ({
      chargeToType: 'ServiceTicket',
      chargeToId: id,
      timeStart: '2026-11-20T09:00:00Z',
      actualHours: 1,
    })
    const waiting = addTicket(world, 'Waiting', { statusId: 104 })
    const answers = [
      await call(`service/tickets/${locked.id}/notes`, { method: 'POST', body: note }),
      await call('time/entries', { method: 'POST', body: time(locked.id) }),
      await call('time/entries', { method: 'POST', body: time(waiting.id) }),
    ]
    expect(answers.map(({ status, json }) => [status, json['errors']])).toEqual(
      answers.map(() => [400, [expect.any(Object)]]),
    )
  })

  test('says that a record is in use, or that a right is missing', async () => {
    const { id } = addTicket(world, 'In use')
    world.inUse.add(id)
    expect((await patch(id, 'status', { id: 101 })).status).toBe(409)
    world.rights.delete('time')
    expect((await call('time/entries', { method: 'POST', body: {} })).json).toMatchObject({
      code: 'Security',
    })
  })

  test('takes documents as a form only', async () => {
    const { id } = addTicket(world, 'Documents')
    expect(
      (await call('system/documents', { method: 'POST', body: { recordType: 'Ticket', recordId: id } }))
        .status,
    ).toBe(415)
    const form = new FormData()
    for (const [name, value] of Object.entries({
      recordType: 'Ticket',
      recordId: String(id),
      title: 'A log',
      privateFlag: 'true',
    }))
      form.set(name, value)
    form.set('file', new File(['line one'], 'a.log'))
    expect((await call('system/documents', { method: 'POST', body: form })).status).toBe(201)
    expect((await call(`system/documents?recordType=Ticket&recordId=${id}`)).json).toMatchObject([
      { title: 'A log', fileName: 'a.log', privateFlag: true, size: 8 },
    ])
  })

  describe('callbacks', () => {
    /** Hears callbacks, and answers them with the given statuses, the last of which stays. */
    const listen = async (statuses: number[]) => {
      const heard: { url: string; body: Record<string, unknown> }[] = []
      const answer = async (request: IncomingMessage) => {
        const parts: Buffer[] = []
        for await (const part of request) parts.push(part as Buffer)
        heard.push({
          url: request.url ?? '',
          body: JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>,
        })
        return statuses[heard.length - 1] ?? statuses.at(-1) ?? 200
      }
      const listener = createServer((request, response) => {
        void answer(request).then((status) => response.writeHead(status).end())
      })
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
      return {
        heard,
        url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
        stop: () => new Promise((resolve) => listener.close(resolve)),
      }
    }
    const subscribe = (url: string, level = 'owner') =>
      call('system/callbacks', { method: 'POST', body: { url, objectId: 1, type: 'ticket', level } })

    test('write the record behind the address, and carry it as a text', async () => {
      const listener = await listen([200])
      expect((await subscribe(listener.url, 'board')).status).toBe(400)
      await subscribe(`${listener.url}/hooks?connection=c1&recordId=`)
      const { id } = addTicket(world, 'Callback')
      await patch(id, 'status', { id: 101 })
      await server.delivered()
      expect(listener.heard).toMatchObject([
        {
          url: `/hooks?connection=c1&recordId=${id}&action=updated`,
          body: { ID: id, Action: 'updated', CompanyId: 'lab' },
        },
      ])
      expect(JSON.parse(String(listener.heard[0]?.body['Entity']))).toMatchObject({ id, status: { id: 101 } })
      await listener.stop()
    })

    test.each([
      [[404, 409, 429], 3],
      [[429, 200], 2],
      [[500, 200], 1],
    ])('are tried again after some answers and lost after others (%s)', async (statuses, tries) => {
      const listener = await listen(statuses)
      await subscribe(`${listener.url}/hooks?recordId=`)
      await patch(addTicket(world, 'Repeat').id, 'status', { id: 101 })
      await server.delivered()
      expect(listener.heard).toHaveLength(tries)
      await listener.stop()
    })
  })
})
