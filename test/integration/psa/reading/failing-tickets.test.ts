import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ticketDocumentId } from '../../../../core/domain/ticket/ticket.ts'
import { pause } from '../../../../server/psa/connections/outages.ts'
import { psaFailed } from '../../../../server/psa/provider.ts'
import { recentTickets } from '../../../../server/psa/tickets/recent-tickets.ts'
import { refreshTicket } from '../../../../server/psa/tickets/refresh-ticket.ts'
import type { Effect } from '../../../../server/jobs/define-job.ts'
import { addTicket } from '../../../../scripts/ticket-system/world.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../../support/psa/connectwise/connected.ts'
import { eventually } from '../../../support/server/sync-rig.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => rig?.close())

const enqueue = async (...effects: Effect[]) =>
  rig.sync.db.transaction().execute(async (trx) => rig.sync.jobs.enqueue(trx, effects))
const at = () => ({ accountId: 'acme', connectionId: rig.connectionId })
/** Looks at what changed, to the end. */
const look = async () => {
  const key = uuid()
  await enqueue(recentTickets.about(key, at()))
  await eventually('the end of the look', async () => {
    const { rows } = await sql<{ state: string }>`select state::text from pgboss.job
      where name = 'tickets-recent' and singleton_key = ${key}`.execute(rig.sync.db)
    return rows[0]?.state === 'completed'
  })
}
const connection = async () => rig.document('connections', rig.connectionId)
const known = async (id: number) =>
  rig.document('tickets', ticketDocumentId(rig.connectionId, String(id))).catch(() => undefined)
const paused = async () => {
  const { pausedUntil, failures } = await rig.sync.db
    .selectFrom('connection_secrets')
    .select(['paused_until as pausedUntil', 'failures'])
    .executeTakeFirstOrThrow()
  return pausedUntil !== null || failures > 0
}
const broken = { kind: 'answer', status: 500, body: '<html>' } as const

test('tickets that a system fails at keep no other from being read, and leave the system alone for no one', async () => {
  const mine = Array.from({ length: 6 }, (_, count) => addTicket(rig.world, `Mine ${count}`, { ownerId: 1 }))
  // The first ones that would be read.
  const failing = mine.slice(-3)
  for (const { id } of failing) rig.proxy.about(`service/tickets/${id}`, broken)
  // It stops at three of them, and asks about them last the next time.
  await look()
  await look()
  const others = await Promise.all(mine.slice(0, 3).map(async ({ id }) => known(id)))
  expect(others).toMatchObject(others.map(() => ({ assignedTo: 'ann' })))
  expect(await known(failing[0]?.id ?? 0)).toBeUndefined()
  expect(await connection()).toMatchObject({ state: 'ready', problem: null })
  expect(await paused()).toBe(false)
  rig.proxy.forget()
  await look()
  expect(await known(failing[0]?.id ?? 0)).toMatchObject({ assignedTo: 'ann' })
})

test('a ticket underway that can’t be looked at, or read again, is left for later alone', async () => {
  const { id } = addTicket(rig.world, 'Underway')
  await rig.start(String(id))
  rig.proxy.about(`service/tickets/${id}`, broken)
  await look()
  await enqueue(refreshTicket.about(uuid(), { ...at(), systemId: String(id) }))
  await eventually('the refresh that failed', () =>
    rig.sync.errors.some((error) => String(error).includes('ticket-refresh')),
  )
  rig.sync.errors.length = 0
  const other = addTicket(rig.world, 'Goes on', { ownerId: 1 })
  await look()
  expect(await known(other.id)).toMatchObject({ assignedTo: 'ann' })
  expect(await connection()).toMatchObject({ state: 'ready', problem: null })
  expect(await paused()).toBe(false)
  rig.proxy.forget()
})

test('the open tickets of someone whose list can’t be read stay theirs', async () => {
  const { id } = addTicket(rig.world, 'Stays', { ownerId: 1 })
  await look()
  expect(await known(id)).toMatchObject({ assignedTo: 'ann' })
  rig.proxy.about('tmarsh', broken)
  await look()
  expect((await known(id))?.assignedTo).toBe('ann')
  expect(await connection()).toMatchObject({ state: 'ready' })
  rig.proxy.forget()
})

test('a system that was left alone is asked again when that is over, whatever made it so', async () => {
  const { db, jobs, decider } = rig.sync
  const parts = {
    db,
    act: decider.act,
    clock: Date.now,
    enqueue: jobs.enqueue,
    psa: { timings: { ...rig.sync.psa.timings, outages: [300] } },
  }
  for (const kind of ['unauthorized', 'unavailable'] as const) {
    await pause(parts, 'acme', rig.connectionId, psaFailed(kind, 'It didn’t work.').problem)
    expect(await paused()).toBe(true)
    await eventually('it to be back', async () => !(await paused()))
    expect(await connection()).toMatchObject({ state: 'ready', problem: null })
  }
})

test('a system that is still away is asked again and again', async () => {
  rig.proxy.always({ kind: 'answer', status: 401, body: '{}' })
  await look()
  expect((await connection()).state).toBe('failing')
  const failures = async () =>
    (await rig.sync.db.selectFrom('connection_secrets').select('failures').executeTakeFirstOrThrow()).failures
  await eventually('a few tries', async () => (await failures()) > 2)
  rig.proxy.always(null)
  await eventually('it to be back', async () => (await connection()).state === 'ready')
})
