import { describe, expect, test } from 'vitest'
import { noReach, reachOf } from '../../../core/domain/duty/reach.ts'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import type { Arrival } from '../../../renderer/data/contract/desk.ts'
import type { Mark } from '../../../renderer/data/outbox/marks.ts'
import { printer, deskRig } from '../../support/desk/desk-rig.ts'
import { makeSchedule, makeSnapshot, makeWorldWithSession } from '../../support/samples/make.ts'
import { answerTo, makeAnswer, makeWorldWithAi } from '../../support/samples/assistant.ts'
import { makeDevice, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { soon } from '../../support/soon.ts'

const rig = deskRig(makeWorldWithSession)

const escalate = (handoffId: string, sessionId = 's1') =>
  rig.server.must(
    'handoff.create',
    { handoffId, sessionId, intent: 'escalate', engineerNotes: 'Out of ideas', snapshot: makeSnapshot() },
    'ann',
  )
const told = { toldAt: expect.any(Number) as number }
const marks = () =>
  rig.server.requestsOf('handoffs:mark').flatMap((request) => (request as { marks: Mark[] }).marks)
const noNetwork = { http: async () => Promise.reject(new TypeError('fetch failed')) }

test('an escalation is a notification and a toast at once, and the server hears what reached whom', async () => {
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  escalate('h1')
  const { unseen } = await until(bo.notifications, ({ notifications }) => notifications.length === 1)
  expect(unseen).toContain('escalation:h1')
  await soon(() => expect(marks()).toHaveLength(2))
  expect(device.toasts).toMatchObject([{ key: 'escalation:h1', link: '/handoffs/h1' }])
  expect(device.toasts[0]?.title).toMatch(/^Escalation from \u2068?Ann\u2069?: .?Outlook does not sync/u)
  const { acceptedAt } = rig.server.world.get('handoffs', 'h1')
  expect(marks()).toEqual([
    { handoffId: 'h1', channel: 'in_app', state: 'delivered', reason: null, toldAt: acceptedAt },
    { handoffId: 'h1', channel: 'toast', state: 'delivered', reason: null, toldAt: acceptedAt },
  ])
  await bo.markHandoffSeen('h1')
  expect(bo.notifications.get().unseen.size).toBe(0)
  await soon(() => expect(marks().at(-1)).toMatchObject({ channel: 'in_app', state: 'seen' }))
  // Looking again says nothing new.
  await bo.markHandoffSeen('h1')
  rig.server.must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
  await until(bo.notifications, ({ notifications }) => notifications.length === 0)
  expect(device.closedToasts).toContain('escalation:h1')
})

const policyOf = (handoffId: string) => {
  const { policy } = rig.server.world.get('handoffs', handoffId)
  if (policy?.nextAt === undefined || policy.nextAt === null) throw new Error('It stands still.')
  return { ...policy, dueAt: policy.nextAt }
}
/** The policy of an escalation moves on, with a step that tells bo. */
const step = (handoffId: string, at: number) => {
  const { steps, dueAt } = policyOf(handoffId)
  const resolutions = steps.map((_step, index) => ({
    index,
    people: ['bo'],
    reachable: 1,
    because: 'no_one' as const,
  }))
  rig.server.must('handoff.step', { handoffId, dueAt, at, resolutions, againAt: null }, 'system')
}
/** Whoever claimed it does nothing, until it is back in the queue; returns when. */
const comesBack = (handoffId: string): number => {
  for (;;) {
    const { state, reach } = rig.server.world.get('handoffs', handoffId)
    if (state === 'open') return reach.since
    const { dueAt } = policyOf(handoffId)
    rig.server.must('handoff.watch', { handoffId, dueAt, at: dueAt, lastWorkAt: 0 }, 'system')
  }
}

test('what a later step tells again, or comes back to the queue, is news again on every device that doesn’t know', async () => {
  const [here, there] = [makeDevice(), makeDevice()]
  const bo = await rig.sit('bo', here)
  const elsewhere = await rig.sit('bo', there)
  escalate('h1')
  await soon(() => expect([here.toasts, there.toasts].map(({ length }) => length)).toEqual([1, 1]))
  const accepted = rig.server.world.get('handoffs', 'h1').acceptedAt ?? 0
  step('h1', accepted + 1000)
  await bo.markHandoffSeen('h1')
  const seen = (since: number, seenUpTo: number) =>
    rig.server.must(
      'handoff.deliver',
      {
        handoffId: 'h1',
        reach: reachOf([{ personId: 'bo', deliveredAt: seenUpTo, seenAt: seenUpTo, seenUpTo }], undefined, {
          ...noReach,
          since,
        }),
      },
      'system',
    )
  seen(0, accepted + 1000)
  await until(elsewhere.notifications, ({ unseen }) => unseen.size === 0)
  // The first step told them what they knew of already; the next one tells them again.
  expect(here.toasts).toHaveLength(1)
  step('h1', policyOf('h1').dueAt)
  await soon(() => expect([here.toasts, there.toasts].map(({ length }) => length)).toEqual([2, 2]))
  expect(bo.notifications.get().unseen).toEqual(new Set(['escalation:h1']))
  await bo.markHandoffSeen('h1')
  rig.server.must('handoff.claim', { handoffId: 'h1' }, 'cy')
  await until(bo.notifications, ({ notifications }) => notifications.length === 0)
  const since = comesBack('h1')
  await soon(() => expect(here.toasts).toHaveLength(3))
  expect(here.toasts.at(-1)).toMatchObject({ key: 'escalation:h1' })
  expect(bo.notifications.get().unseen).toEqual(new Set(['escalation:h1']))
  await soon(() =>
    expect(marks().at(-1)).toEqual({
      handoffId: 'h1',
      channel: 'toast',
      state: 'delivered',
      reason: null,
      toldAt: since,
    }),
  )
  // Its first step is no other news, and a count of before it came back says nothing of now.
  step('h1', since + 1000)
  seen(0, accepted + 1000)
  await until(elsewhere.openHandoffs(), (rows) => rows[0]?.policy?.current !== null)
  expect(elsewhere.notifications.get().unseen.size).toBe(1)
  expect(rig.server.world.get('handoffs', 'h1').reach.seen.count).toBe(0)
  seen(since, since)
  await until(elsewhere.notifications, ({ unseen }) => unseen.size === 0)
  expect([here.toasts, there.toasts].map(({ length }) => length)).toEqual([3, 3])
})

test('whoever claims what came back is news to whoever escalated it', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  escalate('h1')
  await until(ann.openHandoffs(), (rows) => rows.length === 1)
  rig.server.must('handoff.claim', { handoffId: 'h1' }, 'cy')
  await soon(() => expect(device.toasts).toMatchObject([{ title: 'Cy claimed your escalation' }]))
  comesBack('h1')
  rig.server.must('handoff.claim', { handoffId: 'h1' }, 'bo')
  await soon(() => expect(device.toasts.at(-1)).toMatchObject({ title: 'Bo claimed your escalation' }))
})

test('what is switched off on a device stays inside Baton, and the server hears why', async () => {
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  await bo.writePreference('notifications', JSON.stringify({ escalation: false }))
  escalate('h1')
  await until(bo.notifications, ({ notifications }) => notifications.length === 1)
  await soon(() => expect(marks()).toHaveLength(2))
  expect(device.toasts).toEqual([])
  expect(marks()).toEqual([
    { handoffId: 'h1', channel: 'in_app', state: 'delivered', reason: null, ...told },
    {
      handoffId: 'h1',
      channel: 'toast',
      state: 'failed',
      reason: 'Escalation notifications are turned off on this device.',
      ...told,
    },
  ])
  await bo.writePreference('notifications', JSON.stringify({ sound: false }))
  rig.server.must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
  escalate('h2')
  await soon(() => expect(device.toasts).toHaveLength(1))
  expect(device.toasts[0]).toMatchObject({ key: 'escalation:h2', silent: true })
})

test('neither the escalator nor a viewer is told', async () => {
  const devices = [makeDevice(), makeDevice()]
  const ann = await rig.sit('ann', devices[0])
  const vic = await rig.sit('vic', devices[1])
  escalate('h1')
  for (const desk of [ann, vic]) await until(desk.openHandoffs(), (rows) => rows.length === 1)
  expect([ann, vic].map((desk) => desk.notifications.get().notifications)).toEqual([[], []])
  expect(devices.map((device) => device.toasts)).toEqual([[], []])
  expect(marks()).toEqual([])
})

test('a toast that could not be shown is told as such', async () => {
  const device = makeDevice({ toastOutcome: 'denied' })
  await rig.sit('bo', device)
  escalate('h1')
  await soon(() => expect(marks()).toHaveLength(2))
  expect(marks()[1]).toEqual({
    handoffId: 'h1',
    channel: 'toast',
    state: 'failed',
    reason: 'Notifications aren’t allowed.',
    ...told,
  })
})

test('on a device’s first day what is already there is no news', async () => {
  escalate('h1')
  const device = makeDevice()
  let bo = await rig.sit('bo', device)
  await until(bo.notifications, ({ unseen }) => unseen.has('escalation:h1'))
  await soon(() =>
    expect(marks()).toEqual([
      { handoffId: 'h1', channel: 'in_app', state: 'delivered', reason: null, ...told },
    ]),
  )
  bo = await rig.restart(bo, device)
  await untilReady(bo, (state) => state.connection.kind === 'online')
  await until(bo.notifications, ({ unseen }) => unseen.has('escalation:h1'))
  expect(device.toasts).toEqual([])
})

test('what came while the desk was away is one summary, and is not raised twice', async () => {
  const device = makeDevice()
  let bo = await rig.sit('bo', device)
  await bo.close()
  for (let n = 2; n <= 6; n += 1) {
    rig.server.must('session.start', { sessionId: `s${n}`, ...printer }, 'ann')
    escalate(`h${n}`, `s${n}`)
  }
  bo = await rig.open(device)
  await until(bo.notifications, ({ notifications }) => notifications.length === 5)
  await soon(() => expect(marks()).toHaveLength(10))
  expect(device.toasts).toMatchObject([
    { key: 'summary', title: 'While you were away: 5 escalations waiting', link: '/queue' },
  ])
  bo = await rig.restart(bo, device)
  await untilReady(bo, (state) => state.connection.kind === 'online')
  escalate('h1')
  await soon(() => expect(device.toasts).toHaveLength(2))
  expect(device.toasts[1]).toMatchObject({ key: 'escalation:h1' })
})

test('a parked session wakes by this device’s clock, without a network as well', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  ann = await rig.restart(ann, device, noNetwork)
  await untilReady(ann, (state) => state.connection.kind === 'offline')
  const wakeAt = ann.now() + 500
  await ann.act('handoff.create', {
    handoffId: 'p1',
    sessionId: 's1',
    intent: 'park',
    wakeAt,
    snapshot: makeSnapshot(),
  })
  await until(ann.notifications, ({ notifications }) =>
    notifications.some((notification) => notification.key === 'woke:p1'),
  )
  expect(ann.now()).toBeGreaterThanOrEqual(wakeAt)
  await soon(() => expect(device.toasts).toMatchObject([{ key: 'woke:p1', link: '/sessions/s1' }]))
  expect(marks()).toEqual([])
})

test('marks made without a connection wait through a restart', async () => {
  const device = makeDevice()
  let bo = await rig.sit('bo', device)
  rig.server.faults.set('handoffs:mark', () => rig.server.cut())
  escalate('h1')
  await until(bo.notifications, ({ notifications }) => notifications.length === 1)
  // What the toast came to is written down by when the server is told of it.
  await soon(() => expect(marks().some(({ channel }) => channel === 'toast')).toBe(true))
  await bo.markHandoffSeen('h1')
  bo = await rig.restart(bo, device, noNetwork)
  const before = rig.server.requestsOf('handoffs:mark').length
  rig.server.faults.clear()
  bo = await rig.restart(bo, device)
  await soon(() => expect(rig.server.requestsOf('handoffs:mark').length).toBeGreaterThan(before))
  expect(marks().slice(-2)).toEqual(
    expect.arrayContaining([
      { handoffId: 'h1', channel: 'in_app', state: 'seen', reason: null, ...told },
      { handoffId: 'h1', channel: 'toast', state: 'delivered', reason: null, ...told },
    ]),
  )
  expect(bo.notifications.get().unseen.size).toBe(0)
})

test('whoever claims what I handed off is news to me', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  escalate('h1')
  await until(ann.openHandoffs(), (rows) => rows.length === 1)
  rig.server.must('handoff.claim', { handoffId: 'h1' }, 'bo')
  await until(ann.notifications, ({ notifications }) =>
    notifications.some((notification) => notification.key === 'claimed:h1'),
  )
  await soon(() => expect(device.toasts).toMatchObject([{ title: 'Bo claimed your escalation' }]))
  await ann.markNotificationsSeen(['claimed:h1'])
  expect(ann.notifications.get().unseen.size).toBe(0)
})

test('what arrives is told in the window too, with whether the system has shown it', async () => {
  const device = makeDevice({ toastOutcome: 'denied' })
  const bo = await rig.sit('bo', device)
  const arrivals: Arrival[] = []
  const stop = bo.onArrival((arrival) => void arrivals.push(arrival))
  escalate('h1')
  await soon(() => expect(arrivals).toHaveLength(1))
  expect(arrivals[0]).toMatchObject({ key: 'escalation:h1', link: '/handoffs/h1', shown: false })
  expect(arrivals[0]?.body).toContain('Out of ideas')
  stop()
})

test('an admin is told of a session whose owner cannot work any more', async () => {
  const cy = await rig.sit('cy')
  rig.server.must('person.update', { personId: 'ann', active: false }, 'olga')
  const { notifications } = await until(cy.notifications, (shown) => shown.notifications.length === 1)
  expect(notifications[0]).toMatchObject({ key: 'left:s1:ann', kind: 'left', link: '/sessions/s1' })
  rig.server.must('session.take-over', { sessionId: 's1' }, 'bo')
  await until(cy.notifications, (shown) => shown.notifications.length === 0)
})

describe('an answer of the assistant to a question of long ago', () => {
  const withAi = deskRig(makeWorldWithAi)
  const ask = (entryId: string) =>
    withAi.server.must('assistant.ask', { entryId, sessionId: 's1', text: 'What next?' }, 'bo', {
      at: Date.now() - 3_600_000,
    })
  const answer = (questionId: string) =>
    withAi.server.must('assistant.answer', { questionId, tries: 1, answer: makeAnswer() }, 'system')

  test('is told to whoever asked, and leads to it', async () => {
    const devices = [makeDevice(), makeDevice()]
    const bo = await withAi.sit('bo', devices[0])
    const ann = await withAi.sit('ann', devices[1])
    ask('q1')
    answer('q1')
    await soon(() => expect(devices[0]?.toasts).toHaveLength(1))
    const answerId = answerTo(withAi.server.world, 'q1').id
    expect(devices[0]?.toasts[0]).toMatchObject({
      key: `answered:${answerId}`,
      link: `/sessions/s1/${answerId}`,
    })
    expect(devices[0]?.toasts[0]?.title).toMatch(/^The assistant answered · /u)
    expect(bo.notifications.get().unseen.size).toBe(1)
    await until(ann.document('sessions', 's1'), (session) => (session?.news.length ?? 0) > 0)
    expect(ann.notifications.get().notifications).toEqual([])
  })

  test('is none of that where they look at the session, and still is elsewhere', async () => {
    const [here, there] = [makeDevice(), makeDevice()]
    const bo = await withAi.sit('bo', here)
    await withAi.sit('bo', there)
    bo.lookAt({ kind: 'session', id: 's1' })
    ask('q1')
    answer('q1')
    await until(bo.notifications, ({ notifications }) => notifications.length === 1)
    await soon(() => expect(there.toasts).toHaveLength(1))
    expect(bo.notifications.get().unseen.size).toBe(0)
    expect(here.toasts).toEqual([])
    // Gone on to something else, they are told of the next one.
    bo.lookAt(null)
    ask('q2')
    answer('q2')
    await soon(() => expect(here.toasts).toHaveLength(1))
  })
})

test('in quiet hours an escalation stands in the bell, held, and is told when they end', async () => {
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  const until7 = rig.server.now() + 9 * 3_600_000
  rig.server.choose('bo', { ...defaultRules, doNotDisturbUntil: until7 })
  await until(bo.notifications, ({ quietUntil }) => quietUntil === until7)
  escalate('h1')
  const { unseen, held } = await until(bo.notifications, ({ notifications }) => notifications.length === 1)
  expect(unseen).toContain('escalation:h1')
  expect(held).toEqual(new Map([['escalation:h1', until7]]))
  // No one counts as told before they are.
  await soon(() =>
    expect(marks()).toEqual([
      {
        handoffId: 'h1',
        channel: 'toast',
        state: 'failed',
        reason: 'Held until their quiet hours end.',
        ...told,
      },
    ]),
  )
  expect(device.toasts).toEqual([])
  rig.server.choose('bo', defaultRules)
  await until(bo.notifications, ({ held: still }) => still.size === 0)
  await soon(() => expect(device.toasts).toMatchObject([{ key: 'escalation:h1' }]))
  await soon(() =>
    expect(marks().slice(1)).toEqual([
      { handoffId: 'h1', channel: 'in_app', state: 'delivered', reason: null, ...told },
      { handoffId: 'h1', channel: 'toast', state: 'delivered', reason: null, ...told },
    ]),
  )
})

test('how someone wants to be told is known wherever they changed it; what one device changes undoes nothing of another', async () => {
  const device = makeDevice()
  let bo = await rig.sit('bo', device)
  expect(bo.howTold.get()).toEqual({ rules: defaultRules, hasChosen: false })
  const long = rig.server.now() + 3_600_000
  const phone = await rig.sit('bo')
  const change = { doNotDisturbUntil: long }
  expect(await phone.askServer('channels:save', { change })).toMatchObject({ ok: true })
  const chosen = { rules: { ...defaultRules, ...change }, hasChosen: true }
  expect(phone.howTold.get()).toEqual(chosen)
  await until(bo.howTold, ({ rules }) => rules.doNotDisturbUntil === long)
  // Without a network too, and through a restart.
  bo = await rig.restart(bo, device, noNetwork)
  expect(bo.howTold.get()).toEqual(chosen)
  bo = await rig.restart(bo, device)
  await untilReady(bo, ({ connection }) => connection.kind === 'online')
  await bo.askServer('channels:save', { change: { breaksThrough: ['high', 'urgent'] } })
  await until(phone.howTold, ({ rules }) => rules.breaksThrough.includes('high'))
  expect(phone.howTold.get().rules.doNotDisturbUntil).toBe(long)
  await phone.signOut({ everywhere: false })
  expect(phone.howTold.get()).toEqual({ rules: defaultRules, hasChosen: false })
})

test('quiet hours hold without a network, and through a restart', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  const long = rig.server.now() + 3_600_000
  rig.server.choose('ann', { ...defaultRules, doNotDisturbUntil: long })
  await until(ann.notifications, ({ quietUntil }) => quietUntil === long)
  ann = await rig.restart(ann, device, noNetwork)
  await untilReady(ann, (state) => state.connection.kind === 'offline')
  await ann.act('handoff.create', {
    handoffId: 'p1',
    sessionId: 's1',
    intent: 'park',
    wakeAt: ann.now() + 100,
    snapshot: makeSnapshot(),
  })
  await until(ann.notifications, ({ held }) => held.has('woke:p1'))
  expect(device.toasts).toEqual([])
})

test('what breaks through, and whoever is on duty, is told in quiet hours', async () => {
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  const long = rig.server.now() + 3_600_000
  rig.server.choose('bo', { ...defaultRules, doNotDisturbUntil: long })
  await until(bo.notifications, ({ quietUntil }) => quietUntil === long)
  rig.server.must(
    'handoff.create',
    { handoffId: 'u1', sessionId: 's1', intent: 'escalate', priority: 'urgent', snapshot: makeSnapshot() },
    'ann',
  )
  await soon(() => expect(device.toasts).toMatchObject([{ key: 'escalation:u1' }]))
  rig.server.must('session.start', { sessionId: 's2', ...printer }, 'ann')
  escalate('h2', 's2')
  await until(bo.notifications, ({ held }) => held.has('escalation:h2'))
  const { rotations, ...schedule } = makeSchedule()
  rig.server.must(
    'schedule.save',
    {
      scheduleId: schedule.id,
      name: schedule.name,
      teamId: null,
      zone: 'UTC',
      rotations: rotations.map((one) => ({ ...one, people: ['bo'], startsOn: '2020-01-06' })),
    },
    'olga',
  )
  await until(bo.notifications, ({ held }) => held.size === 0)
  await soon(() => expect(device.toasts.at(-1)).toMatchObject({ key: 'escalation:h2' }))
})

test('a burst makes three toasts and one that counts the rest', async () => {
  const device = makeDevice()
  // However long this machine takes for them.
  const now = Date.now()
  const bo = await rig.sit('bo', device, { clock: () => now })
  for (let n = 1; n <= 12; n += 1) {
    if (n > 1) rig.server.must('session.start', { sessionId: `s${n}`, ...printer }, 'ann')
    escalate(`h${n}`, `s${n}`)
    await until(bo.notifications, ({ notifications }) => notifications.length === n)
  }
  await soon(() => expect(device.toasts).toHaveLength(4))
  expect(device.toasts.map(({ key }) => key)).toEqual([
    'escalation:h1',
    'escalation:h2',
    'escalation:h3',
    'more',
  ])
  expect(device.toasts[3]).toMatchObject({ title: '1 more escalation', link: '/queue' })
})

test('a duty that begins soon stands in the bell, once', async () => {
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  const { rotations, ...schedule } = makeSchedule()
  const begins = new Date(rig.server.now() + 6 * 60_000).toISOString()
  rig.server.must(
    'schedule.save',
    {
      scheduleId: schedule.id,
      name: schedule.name,
      teamId: null,
      zone: 'UTC',
      rotations: rotations.map((one) => ({
        ...one,
        people: ['bo'],
        startsOn: begins.slice(0, 10),
        handoverAt: begins.slice(11, 16),
      })),
    },
    'olga',
  )
  const { notifications } = await until(bo.notifications, (shown) => shown.notifications.length === 1)
  expect(notifications[0]).toMatchObject({ kind: 'duty_soon', link: '/duty' })
  expect(notifications[0]?.body).toContain('First line')
  await soon(() => expect(device.toasts).toHaveLength(1))
})
