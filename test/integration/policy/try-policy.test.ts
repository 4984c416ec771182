import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { sealNames } from '../../../server/notify/notify-parts.ts'
import { startMailServer, type MailServer } from '../../support/notify/mail-server.ts'
import { startReceiver } from '../../support/notify/receivers.ts'
import {
  addressOf,
  deliveriesIn,
  escalateFrom,
  giveAddresses,
  setRules,
  startToldRig,
} from '../../support/notify/told-rig.ts'
import { staff, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

const accountId = 'acme'
let mail: MailServer
let rig: SyncRig
let olga: RigDesk
let ann: RigDesk
let ahead = 0
const clock = () => Date.now() + ahead
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startToldRig(mail, { clock, notify: { networks: ['loopback'] } })
  await rig.addAccount(accountId, staff())
  await giveAddresses(rig, accountId, ['olga', 'ann', 'bob'])
  olga = await rig.desk(accountId, 'olga')
  ann = await rig.desk(accountId, 'ann')
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

const mailsTo = (name: string) => mail.mails.filter(({ to }) => to.includes(addressOf(name)))
const documents = async (collection: string) =>
  rig.db
    .selectFrom('documents')
    .select('id')
    .where('account_id', '=', accountId)
    .where('collection', '=', collection as never)
    .execute()

test('only admins see whom a test would tell, or test', async () => {
  expect(await ann.ask('policies:preview', { priority: 'high' })).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  })
  expect(await ann.ask('policies:try', { priority: 'high' })).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  })
  expect(mail.mails).toEqual([])
})

test('everyone whom a step would tell is told that it is a test; nothing comes of it that could be claimed', async () => {
  const hook = await startReceiver()
  const destinationId = randomUUID()
  const settings = { url: hook.url, secret: `whsec_${'A'.repeat(43)}=`, previous: null }
  await rig.db
    .insertInto('notify_destinations')
    .values({
      id: destinationId,
      account_id: accountId,
      kind: 'webhook',
      name: 'Pager',
      settings: rig.notify.vault.lock(
        JSON.stringify(settings),
        sealNames.destination(accountId, destinationId),
      ),
      lowest_priority: null,
      created_at: 1,
      created_by: 'olga',
      checked_at: 1,
      off_because: null,
    })
    .execute()
  await setRules(rig, accountId, 'bob', { ...defaultRules, doNotDisturbUntil: clock() + 3_600_000 })
  const preview = await olga.ask('policies:preview', { priority: 'high' })
  if (!preview.ok) throw new Error(preview.problem.message)
  const named = preview.steps.flatMap(({ people }) => people)
  expect(named.map(({ id }) => id).toSorted()).toEqual(['ann', 'bob', 'olga'])
  expect(named.find(({ id }) => id === 'bob')).toEqual({ id: 'bob', because: 'quiet' })
  expect(preview.steps[0]).toMatchObject({ index: 1, people: [], passed: 'no_one' })
  expect(preview.workspace).toEqual(['Pager'])
  expect(preview.againAt).toBeNull()

  const tried = await olga.ask('policies:try', { priority: 'high' })
  if (!tried.ok) throw new Error(tried.problem.message)
  await soon(() => expect(mailsTo('ann')).toHaveLength(1))
  await soon(() => expect(mailsTo('olga')).toHaveLength(1))
  await soon(() => expect(hook.received).toHaveLength(1))
  const [toAnn] = mailsTo('ann')
  expect(toAnn?.mail.subject).toBe('Test, nothing to do: escalation policy')
  expect(toAnn?.mail.text).toContain('Olga is testing who is told of an escalation.')
  expect(toAnn?.mail.text).toContain('in step 4')
  expect(`${toAnn?.mail.text} ${String(toAnn?.mail.html)}`).not.toContain('/c/')
  expect(JSON.parse(hook.received[0]?.body.toString() ?? '')).toMatchObject({
    type: 'policy.test',
    data: { test: true, handoffId: null },
  })

  // What became of it is there to read, for each person and channel.
  await soon(async () => {
    const rows = await deliveriesIn(rig, tried.trialId)
    const of = (name: string, channel: string) =>
      rows.find(({ personId, channel: by }) => personId === name && by === channel)
    expect(of('ann', 'email')).toMatchObject({ why: 'trial', state: 'handed_over' })
    expect(of('bob', 'email')).toMatchObject({ state: 'suppressed', reason: 'quiet' })
    expect(rows.find(({ channel }) => channel === 'webhook')).toMatchObject({ state: 'handed_over' })
    expect(of('ann', 'in_app')).toBeDefined()
    expect(of('vic', 'in_app')).toBeUndefined()
  })
  const seen = await olga.ask('deliveries:of', { handoffId: tried.trialId })
  expect(seen).toMatchObject({ ok: true })
  expect(mailsTo('bob')).toEqual([])
  expect(await documents('handoffs')).toEqual([])
  expect(await documents('sessions')).toEqual([])
  expect((await readDocument(rig.db, accountId, 'accounts', accountId))?.trial).toMatchObject({
    id: tried.trialId,
    priority: 'high',
    by: 'olga',
  })
})

test('a desk that shows it says so', async () => {
  const { trial } = (await readDocument(rig.db, accountId, 'accounts', accountId)) ?? {}
  const mark = { handoffId: trial?.id ?? '', channel: 'in_app' as const, reason: null }
  await ann.ask('handoffs:mark', { marks: [{ ...mark, state: 'delivered' }] })
  const row = (await deliveriesIn(rig, trial?.id ?? '')).find(
    ({ personId, channel }) => personId === 'ann' && channel === 'in_app',
  )
  expect(row).toMatchObject({ state: 'delivered' })
})

test('one test in five minutes, however often it is asked for at once', async () => {
  expect(await olga.ask('policies:try', { priority: 'low' })).toMatchObject({
    ok: false,
    problem: { kind: 'rate_limited' },
  })
  ahead += 5 * 60_000
  const answers = await Promise.all(
    Array.from({ length: 4 }, async () => olga.ask('policies:try', { priority: 'low' })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a test delays nothing that is real', async () => {
  await soon(() => expect(mailsTo('olga')).toHaveLength(2))
  await setRules(rig, accountId, 'olga', { ...defaultRules, email: { on: true, afterMinutes: 0 } })
  const { handoffId } = await escalateFrom(ann)
  await soon(async () =>
    expect(
      (await deliveriesIn(rig, handoffId)).find(
        ({ personId, channel }) => personId === 'olga' && channel === 'email',
      ),
    ).toMatchObject({ state: 'handed_over' }),
  )
})
