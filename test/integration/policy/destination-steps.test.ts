import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { sealNames } from '../../../server/notify/notify-parts.ts'
import { type Receiver, startReceiver } from '../../support/notify/receivers.ts'
import { deliveriesIn } from '../../support/notify/told-rig.ts'
import { reply } from '../../support/psa/serve.ts'
import { shortPolicy, startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'
import type { RigDesk } from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

const priority = 'normal'
let rig: PolicyRig
let olga: RigDesk
let teams: Receiver
beforeAll(async () => {
  rig = await startPolicyRig({ notify: { networks: ['loopback'] } })
  const saved = await rig.request(
    'olga',
    'policy.save',
    shortPolicy(priority, {
      steps: [
        { who: { kind: 'destination', destinationId: null }, waitMinutes: 30, acknowledge: 'any' },
        { who: { kind: 'everyone' }, waitMinutes: 30, acknowledge: 'any' },
      ],
    }),
  )
  if (!saved.ok) throw new Error(saved.problem.message)
  olga = await rig.sync.desk(rig.accountId, 'olga')
})
beforeEach(async () => {
  await rig.atDesks('olga', 'ann', 'bob', 'cyd')
  teams = await startReceiver()
})
afterEach(async () => {
  await rig.sync.db.deleteFrom('notify_destinations').execute()
})
afterAll(async () => rig.close())

const addTeams = async (lowestPriority: Priority | null = null): Promise<string> => {
  const added = await olga.ask('destinations:save', {
    id: null,
    kind: 'teams',
    name: 'Service desk',
    form: { url: `${teams.url}/workflows/x?sig=abc`, form: 'message' },
    lowestPriority,
  })
  if (!added.ok) throw new Error(added.problem.message)
  return added.id
}
const toTeams = async (handoffId: string) =>
  (await deliveriesIn(rig.sync, handoffId)).filter(({ channel }) => channel === 'teams')
/** An escalation, and how its first step went. */
const escalated = async (steps: number) => {
  const { handoffId } = await rig.escalate({ priority })
  return { handoffId, past: (await rig.fired(handoffId, steps)).past }
}

test('a step whose destinations only hear of higher priorities is passed at once', async () => {
  await addTeams('high')
  const { handoffId, past } = await escalated(2)
  expect(past).toMatchObject([
    { index: 0, passed: 'no_channel' },
    { index: 1, passed: null },
  ])
  expect(await toTeams(handoffId)).toEqual([])
})

test('a destination that hears of it holds the next step back', async () => {
  await addTeams('low')
  const { handoffId, past } = await escalated(1)
  expect(past).toMatchObject([{ index: 0, passed: null }])
  await soon(async () => expect(await toTeams(handoffId)).toMatchObject([{ state: 'handed_over' }]))
})

test('one whose last message failed is tried, and passed at once until a message or a test arrives', async () => {
  const id = await addTeams()
  teams.answer = async () => reply('no', 403)
  const first = await escalated(1)
  await soon(async () => expect(await toTeams(first.handoffId)).toMatchObject([{ state: 'failed' }]))
  const second = await escalated(2)
  expect(second.past).toMatchObject([
    { index: 0, passed: 'channels_failed' },
    { index: 1, passed: null },
  ])
  await soon(async () => expect(await toTeams(second.handoffId)).toMatchObject([{ state: 'failed' }]))
  teams.answer = async () => reply('ok')
  expect(await olga.ask('destinations:test', { id })).toEqual({ ok: true })
  expect((await escalated(1)).past).toMatchObject([{ index: 0, passed: null }])
})

test('one that this server can’t read any more is passed at once, and its message has failed', async () => {
  const id = await addTeams()
  const other = createVault(Buffer.alloc(32, 9))
  await rig.sync.db
    .updateTable('notify_destinations')
    .set({ settings: other.lock('{}', sealNames.destination(rig.accountId, id)) })
    .execute()
  const { handoffId, past } = await escalated(2)
  expect(past).toMatchObject([
    { index: 0, passed: 'channels_failed' },
    { index: 1, passed: null },
  ])
  await soon(async () =>
    expect(await toTeams(handoffId)).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('secret') },
    ]),
  )
})

test('a webhook that has been down for a while is passed at once', async () => {
  const added = await olga.ask('destinations:save', {
    id: null,
    kind: 'webhook',
    name: 'Pager',
    form: { url: `${teams.url}/hook` },
    lowestPriority: null,
  })
  expect(added.ok).toBe(true)
  teams.answer = async () => reply('no', 503)
  const first = await escalated(1)
  const toHook = async () =>
    (await deliveriesIn(rig.sync, first.handoffId)).find(({ channel }) => channel === 'webhook')
  await soon(async () => expect(await toHook()).toMatchObject({ state: 'queued', tries: 1 }))
  await rig.sync.db
    .updateTable('notify_deliveries')
    .set({ tries: 4 })
    .where('channel', '=', 'webhook')
    .execute()
  expect((await escalated(2)).past).toMatchObject([{ passed: 'channels_failed' }, { passed: null }])
})
