import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { day } from '../../../core/domain/time/durations.ts'
import { forgetDeliveries, keptDays } from '../../../server/notify/forget-deliveries.ts'
import { addPushSubscription, pushSubscriptionsOf } from '../../../server/store/notify/address-store.ts'
import { addDeliveries, type NewDelivery } from '../../../server/store/notify/delivery-store.ts'
import { addToken } from '../../../server/store/sign-in/token-store.ts'
import { makePerson } from '../../support/samples/make.ts'
import { escalatePayload, startPayload, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', [
    makePerson('olga', { role: 'owner' }),
    ...Array.from({ length: 8 }, (_, index) => makePerson(`ann-${index}`)),
  ])
  await rig.addAccount('beta', [makePerson('ben')])
})
afterAll(async () => rig.close())

const testsOf = async (accountId: string): Promise<number> =>
  (
    await rig.db
      .selectFrom('notify_deliveries')
      .select('id')
      .where('account_id', '=', accountId)
      .where('why', '=', 'test')
      .execute()
  ).length

test('tests of a channel are a few a minute for a person and for a workspace; more are told to wait and leave nothing', async () => {
  const testing = async (accountId: string, personId: string) => {
    const desk = await rig.desk(accountId, personId)
    return Promise.all(
      Array.from({ length: 8 }, async () => desk.ask('channels:test', { channel: 'web_push' })),
    )
  }
  const first = await testing('acme', 'ann-0')
  expect(first.filter(({ ok }) => ok)).toHaveLength(5)
  expect(first).toContainEqual({
    ok: false,
    problem: expect.objectContaining({
      kind: 'rate_limited',
      message: 'You tested this several times just now. Wait a minute, then test again.',
    }),
  })
  expect(await testsOf('acme')).toBe(5)
  const rest = []
  for (let index = 1; index < 8; index += 1) rest.push(...(await testing('acme', `ann-${index}`)))
  expect(await testsOf('acme')).toBe(30)
  expect(rest).toContainEqual({
    ok: false,
    problem: expect.objectContaining({
      message: 'Your workspace sent many tests just now. Wait a minute, then test again.',
    }),
  })
  // Other workspaces have their own.
  expect((await testing('beta', 'ben')).filter(({ ok }) => ok)).toHaveLength(5)
})

/** Runs the job; gives back what it schedules. */
const forget = async (now: number): Promise<unknown[]> => {
  const enqueued: unknown[] = []
  await forgetDeliveries.start(
    {},
    {
      db: rig.db,
      act: async () => undefined,
      enqueue: async (_trx, effects) => void enqueued.push(...effects),
      clock: () => now,
    },
    new AbortController().signal,
  )
  return enqueued
}

test('devices of sign-ins that no one used for long are forgotten', async () => {
  const now = Date.now()
  const owner = { accountId: 'acme', personId: 'ann-0' }
  const families = { live: randomUUID(), over: randomUUID() }
  await rig.db.transaction().execute(async (trx) => {
    for (const [id, family] of Object.entries(families)) {
      await addPushSubscription(trx, {
        id,
        ...owner,
        family,
        deviceName: id,
        subscription: 'sealed',
        createdAt: now,
      })
      await addToken(trx, {
        ...owner,
        family,
        hash: randomBytes(32),
        deviceId: null,
        at: new Date(now - 90 * day),
        expiresAt: new Date(id === 'live' ? now + day : now - day),
      })
    }
  })
  await forget(now)
  expect((await pushSubscriptionsOf(rig.db, 'acme', 'ann-0')).map(({ id }) => id)).toEqual(['live'])
})

test('what was told long ago is forgotten: tests first, nothing that isn’t over, and nothing of an open handoff', async () => {
  const now = Date.now()
  const ann = await rig.desk('acme', 'ann-0')
  const [sessionId, handoffId] = ['old-session', 'old-handoff']
  await ann.push(
    ann.intent('session.start', startPayload(sessionId)),
    ann.intent('handoff.create', escalatePayload(sessionId, handoffId)),
  )
  const row = (id: string, over: Partial<NewDelivery>): NewDelivery => ({
    id,
    accountId: 'acme',
    handoffId: 'gone',
    personId: 'ann-0',
    destinationId: null,
    channel: 'email',
    why: 'escalated',
    text: null,
    stepRound: null,
    stepIndex: null,
    onDuty: false,
    priority: 'normal',
    isFirst: false,
    state: 'handed_over',
    reason: null,
    toldAt: now,
    dueAt: null,
    heldUntil: null,
    ...over,
  })
  const [old, older] = [now - (keptDays.tests + 1) * day, now - (keptDays.deliveries + 1) * day]
  await rig.db
    .transaction()
    .execute(async (trx) =>
      addDeliveries(trx, [
        row('test: new', { why: 'test', handoffId: null }),
        row('test: old', { why: 'test', handoffId: null, toldAt: old }),
        row('trial: old', { why: 'trial', toldAt: old }),
        row('old', { toldAt: old }),
        row('older', { toldAt: older }),
        row('older, waiting', { toldAt: older, state: 'queued', dueAt: now + 900 * day }),
        row('older, open', { toldAt: older, handoffId }),
      ]),
    )
  const enqueued = await forget(now)
  const left = await sql<{ id: string }>`select id from notify_deliveries
    where account_id = 'acme' and id in ('test: new', 'test: old', 'trial: old', 'old', 'older', 'older, waiting', 'older, open')
    order by id`.execute(rig.db)
  expect(left.rows.map(({ id }) => id)).toEqual(['old', 'older, open', 'older, waiting', 'test: new'])
  expect(enqueued).toMatchObject([{ startAt: now + day }])
})
