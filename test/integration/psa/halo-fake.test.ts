import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type HaloServer, startHalo } from '../../support/psa/halo/halo.ts'
import { addTicket, newWorld, type World } from '../../support/psa/halo/world.ts'

/** The quirks of the fake, each seen without a client between. */
describe('The fake of HaloPSA', () => {
  let server: HaloServer
  let world: World
  let token: string

  beforeAll(async () => {
    server = await startHalo()
  })
  beforeEach(async () => {
    Object.assign(server.world, newWorld())
    world = server.world
    token = (await signIn({ scope: 'all' })).token
  })
  afterAll(() => server.stop())

  const signIn = async (more: Record<string, string>, tenant = 'lab') => {
    const response = await fetch(`${server.url}/auth/token?tenant=${tenant}`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: world.clientId,
        client_secret: world.clientSecret,
        ...more,
      }),
    })
    const body = (await response.json()) as { access_token?: string; expires_in?: number }
    return { status: response.status, token: body.access_token ?? '', expiresIn: body.expires_in }
  }
  const call = async (path: string, body?: string) => {
    const response = await fetch(`${server.url}/api/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    const text = await response.text()
    const json = (/^[[{]/u.test(text) ? JSON.parse(text) : null) as Record<string, unknown> | null
    return { status: response.status, json, text }
  }
  const idsOf = (json: Record<string, unknown> | null) =>
    ((json?.['tickets'] ?? []) as { id: number }[]).map(({ id }) => id)
  const note = (ticketId: number, more: object = {}) =>
    JSON.stringify([{ ticket_id: ticketId, outcome_id: 7, note: 'x', ...more }])

  test('gives a token without a scope, which then opens nothing', async () => {
    const scopeless = await signIn({})
    expect([scopeless.status, scopeless.expiresIn]).toEqual([200, 3600])
    token = scopeless.token
    expect((await call('Agent/me')).status).toBe(401)
    expect((await signIn({ scope: 'all' }, 'other')).status).toBe(400)
    expect((await signIn({ scope: 'all', client_secret: 'x' })).status).toBe(400)
  })

  test('ends a token after some calls', async () => {
    world.callsPerToken = 2
    const statuses = [await call('Agent'), await call('Agent'), await call('Agent')]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 401])
  })

  test('turns pages only for pageinate with a page number', async () => {
    for (let index = 0; index < 120; index += 1) addTicket(world, `Ticket ${index}`)
    const first = idsOf((await call('Tickets?pageinate=true&page_no=1&page_size=100')).json)
    const second = idsOf((await call('Tickets?pageinate=true&page_no=2&page_size=100')).json)
    expect([first.length, second.length]).toEqual([100, 20])
    for (const query of [
      'page_no=2&page_size=50',
      'pageinate=true&page_size=50',
      'paginate=true&page_no=2',
    ]) {
      const { json } = await call(`Tickets?${query}`)
      expect([idsOf(json), json?.['record_count']]).toEqual([first.slice(0, 50), 120])
    }
    expect(idsOf((await call('Tickets?pageinate=true&page_no=1&page_size=500')).json)).toHaveLength(100)
  })

  test('leaves names empty in rows, and answers a deleted ticket without an id', async () => {
    addTicket(world, 'Row')
    const { id } = addTicket(world, 'Deleted', { deleted: true })
    const rows = (await call('Tickets')).json
    expect(rows).toMatchObject({
      tickets: [{ agent_name: '', datecreated: '', targetdate: '1900-01-01T00:00:00' }],
    })
    const deleted = await call(`Tickets/${id}`)
    expect([deleted.status, deleted.json?.['id']]).toEqual([200, undefined])
  })

  test('wants an outcome that the type’s workflow has', async () => {
    const { id } = addTicket(world, 'Change', { tickettype_id: 2 })
    const none = await call('Actions', JSON.stringify([{ ticket_id: id, note: 'x' }]))
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Outcome must be entered')])
    const barred = await call('Actions', note(id))
    expect([barred.status, barred.text]).toEqual([400, expect.stringContaining('do not have access')])
    expect(world.actions).toEqual([])
  })

  test('counts actions from 1 in every ticket, and answers a list with its last', async () => {
    const [one, other] = [addTicket(world, 'One'), addTicket(world, 'Other')]
    const both = JSON.stringify([
      { ticket_id: one.id, outcome_id: 7, note: 'a' },
      { ticket_id: other.id, outcome_id: 7, note: 'b' },
    ])
    expect((await call('Actions', both)).json).toMatchObject({ id: 1, ticket_id: other.id })
    expect((await call('Actions?returnall=true', both)).json).toMatchObject([{ id: 2 }, { id: 2 }])
  })

  test('takes ids that are whole numbers only, and lists only', async () => {
    const { id } = addTicket(world, 'Ids')
    const bodies = [
      note(id).replace(`${id}`, `${id}.0`),
      note(id).replace(`${id}`, `"${id}"`),
      note(id).slice(1, -1),
    ]
    for (const body of bodies) expect((await call('Actions', body)).status).toBe(400)
    expect((await call('Actions', note(id))).status).toBe(201)
  })

  test('lets an outcome mail, show and move what an action does not say', async () => {
    const { id } = addTicket(world, 'Mails')
    await call('Actions', note(id, { outcome_id: 30 }))
    expect(world.mails).toEqual([{ ticketId: id, why: 'Email User' }])
    await call('Actions', note(id, { outcome_id: 30, sendemail: false, hiddenfromuser: true }))
    expect(world.mails).toHaveLength(1)
    expect(world.actions.map(({ hiddenfromuser, new_status: now }) => [hiddenfromuser, now])).toEqual([
      [false, 2],
      [true, 2],
    ])
    const loud = await call('Actions', note(id, { outcome_id: 32, hiddenfromuser: true }))
    expect(loud.json).toMatchObject({ hiddenfromuser: false })
  })

  test('puts a status back after the answer', async () => {
    const { id } = addTicket(world, 'Approval', { status_id: 2 })
    const change = await call('Tickets', JSON.stringify([{ id, status_id: 4 }]))
    expect(change.json).toMatchObject({ id, status_id: 4 })
    expect((await call(`Tickets/${id}`)).json).toMatchObject({ status_id: 1 })
  })

  test('says no in five shapes, and asks to slow down without saying for how long', async () => {
    const said: unknown[] = []
    for (let index = 0; index < 5; index += 1) said.push((await call('nothing')).text)
    expect(new Set(said).size).toBe(5)
    world.callsLeft = 0
    const slow = await call('Agent')
    expect([slow.status, slow.text]).toEqual([429, expect.stringContaining('500 requests')])
  })
})
