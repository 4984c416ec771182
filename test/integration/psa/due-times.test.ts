import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recentTickets } from '../../../server/psa/tickets/recent-tickets.ts'
import { eventually, escalatePayload } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'
import { addTicket } from '../../../scripts/ticket-system/world.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => rig?.close())

const lookNow = async () =>
  rig.sync.db
    .transaction()
    .execute(async (trx) =>
      rig.sync.jobs.enqueue(trx, [
        recentTickets.about(uuid(), { accountId: 'acme', connectionId: rig.connectionId }),
      ]),
    )
const resolveOf = async (sessionId: string) =>
  (await rig.document('sessions', sessionId)).sla?.resolve ?? null
const day = 86_400_000
/** A whole second, as tickets have them. */
const inDays = (days: number) => Math.floor(Date.now() / 1000) * 1000 + days * day
let seconds = 0
const written = (at: number) => new Date(at).toISOString().replace('.000', '')

test('the ticket’s due time is the session’s, and drifts with it when the ticket is read again', async () => {
  const [first, second] = [inDays(2), inDays(1)]
  const ticket = addTicket(rig.world, 'VPN drops', { requiredDate: written(first) })
  const sessionId = await rig.start(String(ticket.id))
  expect(await resolveOf(sessionId)).toMatchObject({ from: 'ticket', dueAt: first, state: 'running' })
  expect((await rig.document('sessions', sessionId)).dueAt).toBeNull()

  ticket.requiredDate = written(second)
  ticket.lastUpdated = written(inDays(0) + (seconds += 1) * 1000)
  await lookNow()
  await eventually('the new due time', async () => (await resolveOf(sessionId))?.dueAt === second)

  ticket.requiredDate = null
  ticket.lastUpdated = written(inDays(0) + (seconds += 1) * 1000)
  await lookNow()
  await eventually('no due time', async () => (await resolveOf(sessionId)) === null)
})

test('a status that waits for the client pauses it, and the open escalation shows the same', async () => {
  const waiting = rig.world.statuses.find(({ name }) => name.startsWith('Waiting'))
  if (waiting === undefined) throw new Error('The board has no such status.')
  await rig.request(
    'connection.settings',
    { connectionId: rig.connectionId, settings: { waitingStatusIds: [String(waiting.id)] } },
    rig.olga,
  )
  const ticket = addTicket(rig.world, 'Scanner is slow', { requiredDate: written(inDays(2)) })
  const sessionId = await rig.start(String(ticket.id))
  const handoffId = uuid()
  await rig.act('handoff.create', escalatePayload(sessionId, handoffId))
  const before = ticket.statusId
  ticket.statusId = waiting.id
  ticket.lastUpdated = written(inDays(0) + (seconds += 1) * 1000)
  await lookNow()
  await eventually('the pause', async () => (await resolveOf(sessionId))?.state === 'paused')
  expect((await rig.document('handoffs', handoffId)).sla?.resolve?.state).toBe('paused')
  ticket.statusId = before
  ticket.lastUpdated = written(inDays(0) + (seconds += 1) * 1000)
  await lookNow()
  await eventually('it to go on', async () => (await resolveOf(sessionId))?.state === 'running')
})
