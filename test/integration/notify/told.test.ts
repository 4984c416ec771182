import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultRules, type PersonalRules } from '../../../core/notify/personal-rules.ts'
import { drainOf } from '../../../server/notify/drain-effects.ts'
import { moveHeldOf } from '../../../server/notify/sweep-deliveries.ts'
import { sealNames } from '../../../server/notify/notify-parts.ts'
import { reachable } from '../../../server/notify/reachable.ts'
import { tell } from '../../../server/notify/tell.ts'
import { peopleAtDesks } from '../../../server/store/desk-store.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { startReceiver } from '../../support/notify/receivers.ts'
import { makeDevice } from '../../support/notify/push-device.ts'
import { startMailServer, type MailServer } from '../../support/notify/mail-server.ts'
import {
  addressOf,
  claimFrom,
  deliveriesIn,
  escalateFrom,
  giveAddresses,
  setRules,
  startToldRig,
} from '../../support/notify/told-rig.ts'
import { reply } from '../../support/psa/serve.ts'
import {
  escalatePayload,
  staff,
  startPayload,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

let mail: MailServer
let rig: SyncRig
let ann: RigDesk
let account = 0
let accountId = ''
let ahead = 0
/** When the clock stands still, the time that it shows. */
let standing: number | null = null
const clock = () => (standing ?? Date.now()) + ahead
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startToldRig(mail, { clock })
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

const own = (name: string) => `${name}${account}`
beforeEach(async () => {
  account += 1
  ahead = 0
  standing = null
  accountId = `told${account}`
  await rig.addAccount(
    accountId,
    staff().map((person) => ({ ...person, id: own(person.id) })),
  )
  await giveAddresses(rig, accountId, ['olga', 'ann', 'bob'].map(own))
  ann = await rig.desk(accountId, own('ann'))
  mail.mails.length = 0
})

const mailsTo = (name: string) => mail.mails.filter(({ to }) => to.includes(addressOf(own(name))))
const rowOf = async (handoffId: string, name: string, channel: string, why: string) =>
  (await deliveriesIn(rig, handoffId)).find(
    (one) => one.personId === own(name) && one.channel === channel && one.why === why,
  )
/** How a message stands, once it was told. */
const stateOf = async (handoffId: string, name: string, channel = 'email', why = 'escalated') =>
  soon(async () => {
    const row = await rowOf(handoffId, name, channel, why)
    if (row === undefined) throw new Error(`${name} was not told.`)
    return row
  })
/** Lets time pass for everything but the queue of jobs, and looks what is due. */
const pass = async (ms: number, channel: 'email' | 'web_push' = 'email') => {
  ahead += ms
  await rig.db.transaction().execute(async (trx) => rig.jobs.enqueue(trx, [drainOf(channel, 0, 1)]))
}
const sitDown = async (name: string): Promise<RigDesk> => {
  const desk = await rig.desk(accountId, own(name))
  await soon(async () => expect((await peopleAtDesks(rig.db, accountId)).has(own(name))).toBe(true))
  return desk
}
/** Tells someone who is on duty of a further step. */
const tellOnDuty = async (handoffId: string, name: string) => {
  const personId = own(name)
  const step = { why: 'step' as const, step: { round: 1, index: 0 }, onDuty: true, text: null }
  await rig.db
    .transaction()
    .execute(async (trx) =>
      rig.jobs.enqueue(trx, await tell(trx, [{ accountId, handoffId, personId, ...step }], clock())),
    )
}
const minute = 60_000

describe('with their desk open', () => {
  test('mail waits, goes out if they don’t look, and says nothing if they do', async () => {
    const bob = await sitDown('bob')
    const seen = await escalateFrom(ann)
    expect(await stateOf(seen.handoffId, 'bob', 'in_app')).toMatchObject({ state: 'handed_over' })
    await bob.ask('handoffs:mark', {
      marks: [
        { handoffId: seen.handoffId, channel: 'toast', state: 'delivered', reason: null },
        { handoffId: seen.handoffId, channel: 'in_app', state: 'seen', reason: null },
      ],
    })
    expect(await stateOf(seen.handoffId, 'bob')).toMatchObject({ state: 'suppressed', reason: 'seen' })
    expect(await stateOf(seen.handoffId, 'bob', 'in_app')).toMatchObject({ state: 'seen' })
    const unseen = await escalateFrom(ann)
    expect(await stateOf(unseen.handoffId, 'bob')).toMatchObject({ state: 'queued' })
    await pass(2 * minute + 1000)
    await soon(async () =>
      expect(await stateOf(unseen.handoffId, 'bob')).toMatchObject({ state: 'handed_over' }),
    )
    expect(mailsTo('bob')).toHaveLength(1)
  })

  test('that they looked before a later step told them keeps nothing of it back', async () => {
    const bob = await sitDown('bob')
    const { handoffId } = await escalateFrom(ann)
    await stateOf(handoffId, 'bob')
    const first = clock()
    const look = async (toldAt: number) =>
      bob.ask('handoffs:mark', {
        marks: [{ handoffId, channel: 'in_app', state: 'seen', reason: null, toldAt }],
      })
    await look(first)
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'suppressed', reason: 'seen' })
    ahead += 5 * minute
    await tellOnDuty(handoffId, 'bob')
    expect(await stateOf(handoffId, 'bob', 'email', 'step')).toMatchObject({ state: 'queued' })
    // From a device that was offline, and doesn't know of the step.
    await look(first)
    expect(await stateOf(handoffId, 'bob', 'email', 'step')).toMatchObject({ state: 'queued' })
    expect(await stateOf(handoffId, 'bob', 'in_app', 'step')).toMatchObject({ state: 'handed_over' })
    await look(clock())
    expect(await stateOf(handoffId, 'bob', 'email', 'step')).toMatchObject({
      state: 'suppressed',
      reason: 'seen',
    })
    expect(await stateOf(handoffId, 'bob', 'in_app', 'step')).toMatchObject({ state: 'seen' })
  })

  test('what is urgent doesn’t wait', async () => {
    await sitDown('bob')
    const { handoffId } = await escalateFrom(ann, { priority: 'urgent' })
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
  })

  test('a channel that fails for good hands on to the next at once', async () => {
    await sitDown('bob')
    const push = await startReceiver(async () => reply('', 410))
    const { subscription } = makeDevice(`${push.url}/1`)
    const id = randomUUID()
    await rig.db
      .insertInto('push_subscriptions')
      .values({
        id,
        account_id: accountId,
        person_id: own('bob'),
        family: randomUUID(),
        device_name: 'Phone',
        subscription: rig.notify.vault.lock(
          JSON.stringify(subscription),
          sealNames.subscription(accountId, id),
        ),
        created_at: 1,
      })
      .execute()
    const { handoffId } = await escalateFrom(ann)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob', 'web_push')).toMatchObject({ state: 'failed', tries: 1 }),
    )
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
    expect(await rig.db.selectFrom('push_subscriptions').selectAll().where('id', '=', id).execute()).toEqual(
      [],
    )
  })
})

describe('quiet hours', () => {
  const always: PersonalRules = {
    ...defaultRules,
    quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
  }
  const dnd = (): PersonalRules => ({ ...defaultRules, doNotDisturbUntil: clock() + 60 * minute })

  test('hold what comes, and tell it together when they end; what ended meanwhile isn’t told', async () => {
    const rules = dnd()
    await setRules(rig, accountId, own('bob'), rules)
    const one = await escalateFrom(ann, {}, 'First')
    const two = await escalateFrom(ann, {}, 'Second')
    const three = await escalateFrom(ann, {}, 'Third')
    expect(await stateOf(one.handoffId, 'bob')).toMatchObject({ state: 'held' })
    expect(mailsTo('bob')).toEqual([])
    await soon(async () =>
      expect((await readDocument(rig.db, accountId, 'handoffs', one.handoffId))?.reach.outside).toMatchObject(
        { held: 1, heldUntil: rules.doNotDisturbUntil },
      ),
    )
    const olga = await rig.desk(accountId, own('olga'))
    await claimFrom(olga, two.handoffId)
    expect(await stateOf(two.handoffId, 'bob')).toMatchObject({ state: 'suppressed', reason: 'ended' })
    await pass(60 * minute + 1000)
    await soon(async () =>
      expect(await stateOf(three.handoffId, 'bob')).toMatchObject({ state: 'handed_over' }),
    )
    expect(mailsTo('bob')).toHaveLength(1)
    const [digest] = mailsTo('bob')
    expect(digest?.mail.subject).toBe('2 escalations waiting')
    expect(digest?.mail.text).toContain('First')
    expect(digest?.mail.text).toContain('Third')
    expect(digest?.mail.text).not.toContain('Second')
  })

  test('hold as long as the person says by then, and nothing once they end early', async () => {
    await setRules(rig, accountId, own('bob'), dnd())
    const { handoffId } = await escalateFrom(ann)
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'held' })
    const bob = await rig.desk(accountId, own('bob'))
    const later = clock() + 180 * minute
    await bob.ask('channels:save', { change: { doNotDisturbUntil: later } })
    await soon(async () =>
      expect((await readDocument(rig.db, accountId, 'handoffs', handoffId))?.reach.outside).toMatchObject({
        held: 1,
        heldUntil: later,
      }),
    )
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'held' })
    await bob.ask('channels:save', { change: { doNotDisturbUntil: null } })
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
    expect(mailsTo('bob')).toHaveLength(1)
  })

  test('end for whoever goes on duty', async () => {
    await setRules(rig, accountId, own('bob'), always)
    const { handoffId } = await escalateFrom(ann)
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'held' })
    const { ok } = await rig.decider.request(
      { accountId, personId: own('olga') },
      {
        id: randomUUID(),
        at: clock(),
        type: 'schedule.save',
        version: 1,
        payload: {
          scheduleId: randomUUID(),
          name: 'First line',
          teamId: null,
          zone: 'UTC',
          rotations: [
            {
              id: randomUUID(),
              people: [own('bob')],
              turn: { every: 1, unit: 'week' as const },
              startsOn: '2026-11-02',
              handoverAt: '09:00',
              hours: [],
            },
          ],
        },
      },
    )
    expect(ok).toBe(true)
    await rig.db
      .transaction()
      .execute(async (trx) => rig.jobs.enqueue(trx, await moveHeldOf(trx, accountId, null, clock())))
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
  })

  test('are broken by what is urgent and by being on duty, and are known to whoever plans', async () => {
    await setRules(rig, accountId, own('bob'), always)
    const { handoffId } = await escalateFrom(ann, { priority: 'urgent' })
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
    const at = { priority: 'normal' as const, onDuty: new Set<string>(), now: clock() }
    const [bob, vic, unknown] = await reachable(rig.db, accountId, [own('bob'), own('vic'), 'nobody'], at)
    expect(bob).toMatchObject({ can: false, because: 'quiet' })
    expect(vic).toMatchObject({ can: false, because: 'no_access' })
    expect(unknown).toMatchObject({ can: false, because: 'no_access' })
    const onDuty = { ...at, onDuty: new Set([own('bob')]) }
    expect(await reachable(rig.db, accountId, [own('bob')], onDuty)).toMatchObject([
      { can: true, by: ['email'] },
    ])
  })

  test('hold nothing back that breaks through them, and tell no one twice', async () => {
    await setRules(rig, accountId, own('bob'), dnd())
    const { handoffId } = await escalateFrom(ann)
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'held' })
    await tellOnDuty(handoffId, 'bob')
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob', 'email', 'step')).toMatchObject({ state: 'handed_over' }),
    )
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'suppressed', reason: 'overtaken' })
    await pass(60 * minute + 1000)
    const later = await escalateFrom(ann, { priority: 'urgent' })
    await soon(async () =>
      expect(await stateOf(later.handoffId, 'bob')).toMatchObject({ state: 'handed_over' }),
    )
    expect(mailsTo('bob')).toHaveLength(2)
  })
})

describe('whom it is for', () => {
  test('withdrawing tells everyone who was told, and parking no one', async () => {
    const { handoffId, sessionId } = await escalateFrom(ann)
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
    await ann.push(ann.intent('handoff.withdraw', { handoffId }))
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob', 'email', 'withdrawn')).toMatchObject({ state: 'handed_over' }),
    )
    expect(mailsTo('bob')[1]?.mail.text).toContain('Ann withdrew this.')
    const parked = randomUUID()
    await ann.push(
      ann.intent('handoff.create', { ...escalatePayload(sessionId, parked), intent: 'park' as const }),
    )
    expect(await deliveriesIn(rig, parked)).toEqual([])
  })

  test('another message of the same handoff that still waits is enough', async () => {
    await sitDown('bob')
    const { handoffId } = await escalateFrom(ann)
    expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'queued' })
    await tellOnDuty(handoffId, 'bob')
    expect(await stateOf(handoffId, 'bob', 'email', 'step')).toMatchObject({
      state: 'suppressed',
      reason: 'repeated',
    })
  })
})

describe('many at once', () => {
  test('200 in a minute: the first alone, the urgent ones first, the rest together, none lost and none twice', async () => {
    // However long this machine takes for them.
    standing = Date.now()
    const told: { handoffId: string; title: string }[] = []
    const intents = Array.from({ length: 200 }, (_, index) => {
      const [sessionId, handoffId] = [randomUUID(), randomUUID()]
      const title = `Case ${String(index).padStart(3, '0')}.`
      told.push({ handoffId, title })
      const payload = escalatePayload(sessionId, handoffId)
      return [
        ann.intent('session.start', { ...startPayload(sessionId), title }),
        ann.intent('handoff.create', {
          ...payload,
          priority: index === 150 || index === 151 ? 'urgent' : 'normal',
          snapshot: { ...payload.snapshot, title },
        }),
      ]
    })
    for (let from = 0; from < intents.length; from += 40) {
      expect(await ann.push(...intents.slice(from, from + 40).flat())).toMatchObject({ ok: true })
      // Whatever is urgent would go before it.
      const [first] = told
      if (from === 0)
        await soon(async () =>
          expect(await stateOf(first?.handoffId ?? '', 'bob')).toMatchObject({ state: 'handed_over' }),
        )
    }
    for (const { handoffId } of told) await stateOf(handoffId, 'bob')
    const urgent = told.slice(150, 152)
    await soon(async () => {
      for (const { handoffId } of urgent)
        expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' })
    })
    expect(mailsTo('bob')).toHaveLength(3)
    await pass(2 * minute + 1000)
    await soon(() => expect(mailsTo('bob')).toHaveLength(4), 90)
    await soon(async () => {
      for (const { handoffId } of told)
        expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' })
    }, 90)
    const mails = mailsTo('bob')
    expect(mails).toHaveLength(4)
    expect(mails[3]?.mail.subject).toBe('197 escalations waiting')
    const all = mails.map((one) => `${one.mail.subject} ${one.mail.text}`).join('\n')
    for (const { title } of told) expect(all).toContain(title)
  })

  test('a clock that was ahead, and is set back, keeps nothing from anyone told after that', async () => {
    standing = Date.now()
    ahead = 3 * 60 * minute
    const before = await escalateFrom(ann)
    await soon(async () =>
      expect(await stateOf(before.handoffId, 'bob')).toMatchObject({ state: 'handed_over' }),
    )
    await rig.db
      .updateTable('notify_deliveries')
      .set({ state: 'failed' })
      .where('handoff_id', '=', before.handoffId)
      .where('person_id', '=', own('bob'))
      .execute()
    ahead = 0
    const now = clock()
    const [bob] = await reachable(rig.db, accountId, [own('bob')], {
      priority: 'normal',
      onDuty: new Set(),
      now,
    })
    expect(bob).toMatchObject({ can: true })
    const { handoffId } = await escalateFrom(ann)
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
  })

  test('workspaces never mix', async () => {
    const other = accountId
    const { handoffId } = await escalateFrom(ann)
    account += 1
    accountId = `told${account}`
    await rig.addAccount(
      accountId,
      staff().map((person) => ({ ...person, id: own(person.id) })),
    )
    const stranger = await rig.desk(accountId, own('olga'))
    expect(await stranger.ask('deliveries:of', { handoffId })).toEqual({ ok: true, deliveries: [] })
    expect(await readDocument(rig.db, other, 'handoffs', handoffId)).not.toBeNull()
  })
})
