import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { answerWithinMs } from '../../../core/domain/handover/handover.ts'
import { endHandover } from '../../../server/escalations/close-handover.ts'
import { drainOf } from '../../../server/notify/drain-effects.ts'
import { startReceiver } from '../../support/notify/receivers.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { startMailServer, type MailServer } from '../../support/notify/mail-server.ts'
import { addressOf, deliveriesIn, giveAddresses, rigFrom, setRules } from '../../support/notify/told-rig.ts'
import { shortPolicy, startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'
import { soon } from '../../support/soon.ts'

const minute = 60_000
let mail: MailServer
let rig: PolicyRig
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startPolicyRig({
    notify: {
      publicUrl: 'https://baton.example',
      mail: { url: mail.url, from: rigFrom },
      networks: ['loopback'],
    },
  })
  await giveAddresses(rig.sync, rig.accountId, ['ann', 'bob', 'cyd', 'olga'])
  const idle = { nudgeMinutes: 5, returnMinutes: 30 }
  const saved = await rig.request('olga', 'policy.save', shortPolicy('high', { idle }))
  if (!saved.ok) throw new Error(saved.problem.message)
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})
beforeEach(async () => {
  await rig.sync.db.deleteFrom('notify_destinations').execute()
  await rig.atDesks()
  mail.mails.length = 0
})

const quiet = 120 * minute
/** An escalation that Cyd claimed, at the start of her quiet hours. */
const claimed = async () => {
  const made = await rig.escalate()
  await rig.fired(made.handoffId, 1)
  // Who was told hears of the claim.
  await soon(async () => {
    const rows = await deliveriesIn(rig.sync, made.handoffId)
    for (const { state } of rows.filter(({ channel }) => channel === 'teams'))
      expect(state).toBe('handed_over')
  })
  expect((await rig.request('cyd', 'handoff.claim', { handoffId: made.handoffId })).ok).toBe(true)
  await setRules(rig.sync, rig.accountId, 'cyd', {
    ...defaultRules,
    doNotDisturbUntil: rig.clock() + quiet,
  })
  return made
}
const pass = async (ms: number) => {
  rig.jump(ms)
  await rig.sweep.run(0)
  await rig.sync.db.transaction().execute(async (trx) => rig.sync.jobs.enqueue(trx, [drainOf('email', 0, 1)]))
}
const mailOf = async (handoffId: string, personId: string, why: string) =>
  (await deliveriesIn(rig.sync, handoffId)).find(
    (one) => one.personId === personId && one.channel === 'email' && one.why === why,
  )
const nudgeOf = async (handoffId: string) => mailOf(handoffId, 'cyd', 'nudge')
const said = () =>
  mail.mails.filter(({ to }) => to.includes(addressOf('cyd'))).map((one) => one.mail.text ?? '')

test('a claimer isn’t asked in the morning about what they resolved in the evening, or worked on', async () => {
  const resolved = await claimed()
  const busy = await claimed()
  const idle = await claimed()
  await pass(5 * minute + 1000)
  for (const { handoffId } of [resolved, busy, idle])
    expect(await nudgeOf(handoffId)).toMatchObject({ state: 'held' })
  const desk = await rig.sync.desk(rig.accountId, 'cyd')
  const { sessionId } = resolved
  const note = { entryId: uuid(), sessionId: busy.sessionId, kind: 'note' as const, text: 'On it.' }
  const done = await desk.push(
    desk.intent('session.resolve', { sessionId, resolutionSummary: 'Done' }, { at: rig.clock() }),
    desk.intent('entry.add', note, { at: rig.clock() }),
  )
  desk.close()
  expect(done).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  // No policy moves on meanwhile: it is the message that finds out.
  rig.jump(quiet)
  await rig.sync.db.transaction().execute(async (trx) => rig.sync.jobs.enqueue(trx, [drainOf('email', 0, 1)]))
  await soon(async () => expect(await nudgeOf(idle.handoffId)).toMatchObject({ state: 'handed_over' }))
  for (const { handoffId } of [resolved, busy])
    expect(await nudgeOf(handoffId)).toMatchObject({ state: 'suppressed', reason: 'ended' })
  expect(said()).toHaveLength(1)
  await soon(async () =>
    expect((await rig.handoff(idle.handoffId)).reach.outside).toMatchObject({ handedOver: 1, held: 0 }),
  )
  expect(await mailOf(idle.handoffId, 'cyd', 'claimed')).toBeUndefined()
})

test('a claimer who was to be asked in the morning reads that it went back, not the question', async () => {
  const { handoffId } = await claimed()
  await pass(5 * minute + 1000)
  expect(await nudgeOf(handoffId)).toMatchObject({ state: 'held' })
  await pass(30 * minute + 1000)
  expect((await rig.handoff(handoffId)).state).toBe('open')
  expect(await nudgeOf(handoffId)).toMatchObject({ state: 'suppressed', reason: 'ended' })
  expect(await mailOf(handoffId, 'cyd', 'returned')).toMatchObject({ state: 'held' })
})

/** A Teams channel and a webhook, which hear of everything from high on. */
const addDestinations = async () => {
  const receiver = await startReceiver()
  const olga = await rig.sync.desk(rig.accountId, 'olga')
  const forms = {
    teams: { url: `${receiver.url}/teams`, form: 'message' },
    webhook: { url: `${receiver.url}/hook` },
  }
  for (const kind of ['teams', 'webhook'] as const) {
    const about = { id: null, kind, name: kind, form: forms[kind], lowestPriority: 'high' as const }
    expect(await olga.ask('destinations:save', about)).toMatchObject({ ok: true })
  }
  olga.close()
}
/** What a channel heard of a handoff. */
const heardBy = async (handoffId: string, channel: string) =>
  (await deliveriesIn(rig.sync, handoffId)).filter((one) => one.channel === channel).map(({ why }) => why)

test('destinations that heard of a claim hear that it came back', async () => {
  await addDestinations()
  const { handoffId } = await claimed()
  for (const channel of ['teams', 'webhook'])
    expect(await heardBy(handoffId, channel)).toEqual(['escalated', 'claimed'])
  await pass(5 * minute + 1000)
  await pass(30 * minute + 1000)
  for (const channel of ['teams', 'webhook'])
    expect(await heardBy(handoffId, channel)).toEqual(['escalated', 'claimed', 'returned'])
})

test('so they do if a shift ended and no one took it over, and so do its claimer and whoever escalated it', async () => {
  await addDestinations()
  const { handoffId, sessionId } = await claimed()
  const desk = await rig.sync.desk(rig.accountId, 'cyd')
  const handover = { handoverId: uuid(), personId: 'bob', items: [{ sessionId }] }
  const sent = await desk.push(desk.intent('handover.send', handover, { at: rig.clock() }))
  desk.close()
  expect(sent).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  // Its claimer is asked first.
  await pass(5 * minute + 1000)
  const { accountId } = rig
  const { handoverId } = handover
  const { answerBy } = (await readDocument(rig.sync.db, accountId, 'handovers', handoverId)) ?? {}
  rig.jump(answerWithinMs)
  await endHandover({ accountId, handoverId, dueAt: answerBy ?? 0 }, rig.parts)
  expect(await rig.handoff(handoffId)).toMatchObject({ state: 'open', claimedBy: null })
  for (const channel of ['teams', 'webhook'])
    expect((await heardBy(handoffId, channel)).slice(0, 3)).toEqual(['escalated', 'claimed', 'returned'])
  expect(await nudgeOf(handoffId)).toMatchObject({ state: 'suppressed', reason: 'ended' })
  for (const personId of ['ann', 'cyd']) expect(await mailOf(handoffId, personId, 'returned')).toBeDefined()
})
