import { type FastifyInstance, fastify } from 'fastify'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { seenOf, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { addCallbackRoutes } from '../../../server/http/callback-routes.ts'
import { createPsaCallbacks, type PsaCallbacks } from '../../../server/psa/callbacks.ts'
import { callbackPath } from '../../../server/psa/connections/subscribe-connection.ts'
import { boardsOf } from '../../support/psa/connectwise/connected.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { signed } from '../../../scripts/ticket-system/callbacks.ts'
import { addNote, addTicket } from '../../../scripts/ticket-system/world.ts'
import { type PsaRig, startPsaRig } from '../../support/server/psa-rig.ts'
import { eventually, startPayload } from '../../support/server/sync-rig.ts'

let server: ConnectWiseServer
let rig: PsaRig
let app: FastifyInstance
let url: string
beforeAll(async () => {
  server = await startConnectWise(undefined, [50, 50])
  // Listens before there is anyone to call about, so that no one else takes the port meanwhile.
  app = fastify()
  let callbacks: PsaCallbacks | null = null
  await app.register(
    async (scope) =>
      addCallbackRoutes(scope, {
        knows: async (...asked) => (await callbacks?.knows(...asked)) ?? false,
        take: async (...asked) => (await callbacks?.take(...asked)) ?? 'unknown',
      }),
    { prefix: '/psa' },
  )
  const publicUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  rig = await startPsaRig('connectwise', settingsFor(server.url, server.world), {
    memberId: 'tmarsh',
    boards: boardsOf(server.world),
    publicUrl,
  })
  const { db, accounts, jobs, psa } = rig.sync
  callbacks = createPsaCallbacks({ db, databaseOf: accounts.ordinary, jobs, psa })
  url = new URL(callbackPath(rig.connectionId), publicUrl).href
  // Connecting has asked for calls.
  await eventually('the subscription', async () => server.world.callbacks.length > 0 || undefined)
})
afterAll(async () => {
  await app?.close()
  await rig?.close()
  await server?.stop()
})

/** Changes a ticket as someone else would, so that the system calls. */
const patch = async (ticketId: string, statusId: number): Promise<void> => {
  const { company, publicKey, privateKey, clientId } = server.world
  const response = await fetch(`${server.url}/v2025_1/apis/3.0/service/tickets/${ticketId}`, {
    method: 'PATCH',
    headers: {
      authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
      clientId,
      'content-type': 'application/json',
    },
    body: JSON.stringify([{ op: 'replace', path: 'status', value: { id: statusId } }]),
  })
  expect(response.status).toBe(200)
}
const send = async (body: string, signature: string, to = url) =>
  fetch(`${to}?recordId=1&action=updated`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-content-signature': signature },
    body,
  })

test('a change at the ticket system reaches the ticket that sessions here have', async () => {
  const ticketId = String(addTicket(server.world, 'Watched').id)
  const { id } = await rig.read(ticketId)
  await patch(ticketId, 101)
  const changed = await eventually('the new status', async () => {
    const ticket = await rig.document('tickets', id)
    return ticket.statusId === '101' && ticket
  })
  expect(changed.status).toBe('In Progress')
  expect(await server.delivered()).toMatchObject([{ status: 204 }])
})

test('what is not signed, or for a connection that does not exist, changes nothing', async () => {
  const ticketId = String(addTicket(server.world, 'Forged').id)
  const body = JSON.stringify({
    Action: 'updated',
    Type: 'ticket',
    ID: Number(ticketId),
    CompanyId: server.world.company,
    Entity: null,
    Metadata: { key_url: `${server.url}/v2025_1/system/callbackkey/index.rails?companyName=lab&id=1` },
  })
  expect((await send(body, 'bm9wZQ==')).status).toBe(401)
  expect((await send(body, signed(Buffer.from(`${body} `), server.world.signingKey))).status).toBe(401)
  expect((await send(body, '', url.replace(rig.connectionId, 'other'))).status).toBe(404)
  expect((await send('x'.repeat(2_000_000), '')).status).toBe(413)
})

test('a reply of the client wakes a session that was parked for one; what Baton writes does not', async () => {
  const ticketId = addTicket(server.world, 'Parked').id
  const ticket = await rig.read(String(ticketId))
  const parked = uuid()
  const handoffId = uuid()
  await rig.act('session.start', { ...startPayload(parked), linkedTicketId: ticket.id })
  await rig.act('handoff.create', {
    handoffId,
    sessionId: parked,
    intent: 'park',
    wakeOnReply: true,
    snapshot: snapshotOf(await rig.document('sessions', parked), []),
  })
  // Another session of that ticket is resolved: its note and status come back as a change.
  const writebackId = await rig.resolve(String(ticketId), {
    seen: seenOf(ticket),
    time: [],
    documentation: '',
    statusSkipped: 'None.',
  })
  await rig.reaches(writebackId, 'posted')
  await patch(String(ticketId), 101)
  await eventually('the card to show it', async () => {
    const { statusId } = await rig.document('tickets', ticketDocumentId(rig.connectionId, String(ticketId)))
    return statusId === '101' || undefined
  })
  expect((await rig.document('handoffs', handoffId)).wokeAt).toBeNull()

  // As mail programs do: what was posted stands below the reply, to its last line.
  const posted = server.world.notes.find((note) => note.ticketId === ticketId)?.text ?? ''
  expect(posted).toContain('Baton (')
  addNote(server.world, ticketId, { text: `It still fails.\n\nFrom: Support\n${posted}` })
  await patch(String(ticketId), 100)
  await eventually('the session to wake', async () => {
    const { wokeAt } = await rig.document('handoffs', handoffId)
    return wokeAt !== null || undefined
  })
  expect((await rig.document('sessions', parked)).status).toBe('paused')
})
