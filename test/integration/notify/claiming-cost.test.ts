import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDeliveries, type NewDelivery } from '../../../server/store/notify/delivery-store.ts'
import { claimMessage } from '../../../server/store/notify/due-deliveries.ts'
import { makePerson } from '../../support/samples/make.ts'
import { rowsReadFor, watchedDatabase } from '../../support/server/rows-read.ts'
import { startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

const accountId = 'acme'
const people = ['ann', 'bob', 'cyd']
const due = 600
let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount(
    accountId,
    people.map((id) => makePerson(id)),
  )
})
afterAll(async () => rig.close())

test('taking the next message looks at each one that waits a few times, however many there are', async () => {
  const now = Date.now()
  const rows = Array.from({ length: due }, (_, at): NewDelivery => ({
    id: randomUUID(),
    accountId,
    handoffId: `h${at}`,
    personId: people[at % people.length] ?? '',
    destinationId: null,
    channel: 'email',
    why: 'escalated',
    text: null,
    stepRound: 0,
    stepIndex: 0,
    onDuty: false,
    priority: 'urgent',
    isFirst: true,
    state: 'queued',
    reason: null,
    toldAt: now,
    dueAt: now,
    heldUntil: null,
  }))
  await rig.db.transaction().execute(async (trx) => addDeliveries(trx, rows))
  // Half of them went out lately.
  await sql`update notify_deliveries set due_at = null, handed_at = ${now}, state = 'handed_over' where handoff_id < 'h35'`.execute(
    rig.db,
  )
  const watched = watchedDatabase(rig.db)
  const first = await claimMessage(watched.db, 'email', now, 60_000)
  expect(first?.deliveries).toHaveLength(1)
  const next = await claimMessage(rig.db, 'email', now, 60_000)
  // Never two at once to one person.
  expect(next?.deliveries[0].personId).not.toBe(first?.deliveries[0].personId)
  expect(await rowsReadFor(rig.db, watched.queries)).toBeLessThan(20 * due)
})
