import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { drainOf } from '../../../server/notify/drain-effects.ts'
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
    notify: { publicUrl: 'https://baton.example', mail: { url: mail.url, from: rigFrom } },
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
  await rig.atDesks()
  mail.mails.length = 0
})

const quiet = 120 * minute
/** An escalation that Cyd claimed, at the start of her quiet hours. */
const claimed = async () => {
  const made = await rig.escalate()
  await rig.fired(made.handoffId, 1)
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
