import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldStates } from '../../core/notify/delivery.ts'
import { defaultRules } from '../../core/notify/personal-rules.ts'
import { drainOf } from '../../server/notify/drain-effects.ts'
import { readDocument } from '../../server/store/change-log.ts'
import { createPolicySweep, type PolicySweep } from '../../server/policy/sweep.ts'
import { confirmDesks } from '../../server/store/desk-store.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { startMailServer, type MailServer } from '../support/notify/mail-server.ts'
import {
  addressOf,
  deliveriesIn,
  escalateFrom,
  giveAddresses,
  setRules,
  startToldRig,
} from '../support/notify/told-rig.ts'
import { makePerson } from '../support/samples/make.ts'
import { shortPolicy } from '../support/server/policy-rig.ts'
import type { SyncRig } from '../support/server/sync-rig.ts'
import { soon } from '../support/soon.ts'

/** Escalations in an hour; `BATON_SOAK=500` is what a large MSP has in its worst one. */
const count = Number(process.env['BATON_SOAK'] ?? 30)
const minute = 60_000
const accountId = 'acme'
const engineers = ['bob', 'cyd', 'olga'] as const

let ahead = 0
const clock = () => Date.now() + ahead
let mail: MailServer
let rig: SyncRig
let sweep: PolicySweep
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startToldRig(mail, { clock })
  await rig.addAccount(accountId, [
    makePerson('olga', { role: 'owner' }),
    ...['ann', 'bob', 'cyd'].map((id) => makePerson(id)),
  ])
  await giveAddresses(rig, accountId, ['ann', ...engineers])
  for (const personId of ['ann', ...engineers])
    await setRules(rig, accountId, personId, {
      ...defaultRules,
      email: { on: true, afterMinutes: personId === 'bob' ? 2 : 0 },
    })
  sweep = createPolicySweep(
    { db: rig.db, act: rig.decider.act, enqueue: rig.jobs.enqueue, clock, notify: rig.notify },
    (error) => rig.errors.push(error),
  )
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

const request = async (personId: string, type: string, payload: object) =>
  rig.decider.request(
    { accountId, personId },
    { id: uuid(), at: clock(), type, version: 1, payload: { ...payload } },
  )

const send = async () =>
  rig.db.transaction().execute(async (trx) => rig.jobs.enqueue(trx, [drainOf('email', 0, 1)]))

/** Moves on by a minute: what is due fires, and what waits goes out. */
const pass = async () => {
  ahead += minute
  await sweep.run(0)
  await send()
}

const stateOf = async (handoffId: string) => {
  const handoff = await readDocument(rig.db, accountId, 'handoffs', handoffId)
  if (handoff === null) throw new Error('There is no such handoff.')
  return handoff.state === 'open' ? (handoff.policy?.phase ?? 'none') : handoff.state
}

test(`an hour with ${count} escalations, people who come and go, and a mail server that is down for a while: all told, none twice`, async () => {
  const { next: chance } = seededChance(2026)
  const saved = await request('olga', 'policy.save', shortPolicy('high'))
  if (!saved.ok) throw new Error(saved.problem.message)
  const ann = await rig.desk(accountId, 'ann')
  const made: { handoffId: string; title: string }[] = []
  for (let now = 0; now < 60; now += 1) {
    const atDesk = engineers.filter(() => chance() < 0.5)
    await confirmDesks(
      rig.db,
      'soak',
      atDesk.map((personId) => ({ accountId, personId })),
    )
    if (now === 20) await mail.down()
    if (now === 24) await mail.up()
    if (now === 30) mail.faults.set(addressOf('cyd'), 'full')
    if (now === 36) mail.faults.clear()
    while (made.length < ((now + 1) * count) / 60) {
      const title = `Soak ${made.length + 1} of the hour`
      const priority = chance() < 0.2 ? 'urgent' : 'high'
      made.push({ ...(await escalateFrom(ann, { priority }, title)), title })
    }
    await pass()
    for (const { handoffId } of made) {
      if (chance() > 0.06 || (await stateOf(handoffId)) !== 'running') continue
      const by = chance() < 0.5 ? 'bob' : 'cyd'
      if (chance() < 0.2) await request('ann', 'handoff.withdraw', { handoffId })
      else await request(by, 'handoff.claim', { handoffId })
    }
  }
  expect(made).toHaveLength(count)
  // Whatever is still open widens to its end, and what mail could not say yet goes out.
  for (let more = 0; more < 300; more += 1) {
    await pass()
    const states = await Promise.all(made.map(async ({ handoffId }) => stateOf(handoffId)))
    if (!states.includes('running')) break
  }
  await soon(async () => {
    ahead += minute
    await send()
    const waiting = await rig.db
      .selectFrom('notify_deliveries')
      .select('id')
      .where('channel', '=', 'email')
      .where('state', '=', 'queued')
      .execute()
    expect(waiting).toEqual([])
  }, 600)

  const mails = mail.mails.map(({ to, mail: { text, subject, messageId } }) => ({
    to: to.join(),
    messageId,
    says: `${subject}\n${text}`,
  }))
  expect(mails.length).toBeGreaterThan(count)
  // The mail server saw no message twice, whatever happened to it.
  expect(new Set(mails.map(({ to, messageId }) => `${to} ${messageId}`)).size).toBe(mails.length)
  const untold: string[] = []
  const twice: string[] = []
  for (const { handoffId, title } of made) {
    const state = await stateOf(handoffId)
    if (!['claimed', 'withdrawn', 'exhausted'].includes(state)) untold.push(`${title} is ${state}`)
    const rows = await deliveriesIn(rig, handoffId)
    const told = new Set(
      rows.flatMap(({ personId, state: reached }) => (toldStates.includes(reached) ? [personId] : [])),
    )
    // What was over within its first minute may have had no time to reach anyone.
    const wanted = state === 'exhausted' ? engineers.length : 1
    if (told.size < wanted) untold.push(`${title}, ${state}, told ${[...told].join() || 'no one'}`)
    for (const personId of engineers) {
      const sent = rows.filter(
        (row) => row.personId === personId && row.channel === 'email' && toldStates.includes(row.state),
      )
      const arrived = mails.filter(({ to, says }) => to === addressOf(personId) && says.includes(title))
      if (arrived.length > sent.length)
        twice.push(`${title} to ${personId}: ${arrived.length} mails for ${sent.length} messages`)
    }
  }
  expect(untold).toEqual([])
  expect(twice).toEqual([])
  expect(rig.errors).toEqual([])
}, 3_600_000)
