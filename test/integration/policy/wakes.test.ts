import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { instantOf, wallTimeAt, type WallTime } from '../../../core/domain/time/wall-time.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import { wakeByReply } from '../../../server/escalations/wake-handoff.ts'
import { putRules } from '../../../server/store/notify/rules-store.ts'
import { startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'
import { escalatePayload, eventually, startPayload, type RigDesk } from '../../support/server/sync-rig.ts'

let rig: PolicyRig
beforeAll(async () => {
  rig = await startPolicyRig()
})
beforeEach(async () => rig.atDesks('olga', 'ann', 'bob', 'cyd'))
/** What went wrong in the background fails the test in which it did. */
afterEach(() => {
  const [error] = rig.sync.errors
  if (error !== undefined) throw new Error('Something went wrong in the background.', { cause: error })
})
afterAll(async () => rig.close())

const hour = 3_600_000
const minute = 60_000

/** Lets someone do things at a desk that is closed again afterwards. */
const doAs = async (personId: string, intents: (desk: RigDesk) => Parameters<RigDesk['push']>) => {
  const isOpen = async (): Promise<boolean> => {
    const { rows } = await sql<{ process: string }>`
      select process from open_desks where person_id = ${personId} and process <> 'rig'`.execute(rig.sync.db)
    return rows.length > 0
  }
  const desk = await rig.sync.desk(rig.accountId, personId)
  // Before it is closed: a busy server would otherwise write down that it is open when it no longer is.
  await eventually('the desk to be open', isOpen)
  const answer = await desk.push(...intents(desk))
  desk.close()
  await eventually('the desk to be closed', async () => !(await isOpen()))
  return answer
}

/** Parks a session of Ann's. */
const park = async (over: Partial<IntentInput<'handoff.create'>>) => {
  const sessionId = uuid()
  const handoffId = uuid()
  const answer = await doAs('ann', (ann) => [
    ann.intent('session.start', startPayload(sessionId), { at: rig.clock() }),
    ann.intent(
      'handoff.create',
      { ...escalatePayload(sessionId, handoffId), intent: 'park', targetUserId: null, ...over },
      { at: rig.clock() },
    ),
  ])
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  return { sessionId, handoffId }
}
const later = async (ms: number) => {
  rig.jump(ms)
  await rig.sweep.run(0)
}
const told = async (handoffId: string) =>
  (await rig.told(handoffId)).filter(({ why }) => why === 'woke').map(({ personId }) => personId)

/** Until the test ends, Bob is on duty, all the time; `others` take turns of a week after him. */
const putOnDuty = async (...people: string[]) => {
  const scheduleId = uuid()
  const done = await rig.request('olga', 'schedule.save', {
    scheduleId,
    basedOn: null,
    name: 'First line',
    teamId: null,
    zone: 'UTC',
    rotations: [
      {
        id: uuid(),
        people,
        turn: { every: 1, unit: 'week' },
        startsOn: new Date(rig.clock() - 24 * hour).toISOString().slice(0, 10),
        handoverAt: '00:00',
        hours: [],
      },
    ],
  })
  expect(done).toMatchObject({ ok: true })
  onTestFinished(async () => void (await rig.request('olga', 'schedule.remove', { scheduleId })))
}

test('at its time, once, for its owner, who is there', async () => {
  const { handoffId } = await park({ wakeAt: rig.clock() + hour })
  await later(hour - minute)
  expect((await rig.handoff(handoffId)).wokeAt).toBeNull()
  rig.jump(minute + 1000)
  await Promise.all([rig.sweep.run(0), rig.sweep.run(0)])
  expect(await rig.handoff(handoffId)).toMatchObject({
    wokeAt: expect.any(Number),
    woken: { who: 'owner', people: ['ann'], because: null, changes: [] },
  })
  expect(await told(handoffId)).toEqual(['ann'])
})

test('a clock that jumps two hours back and on again wakes it once, no earlier than its time', async () => {
  const { handoffId } = await park({ wakeAt: rig.clock() + hour })
  await later(-2 * hour)
  await later(2 * hour)
  expect((await rig.handoff(handoffId)).wokeAt).toBeNull()
  await later(hour + 1000)
  const { wokeAt } = await rig.handoff(handoffId)
  await later(-2 * hour)
  await later(2 * hour)
  expect((await rig.handoff(handoffId)).wokeAt).toBe(wokeAt)
  expect(await told(handoffId)).toEqual(['ann'])
})

/** What the wall of a zone shows half an hour before and after its clocks change, in the next eleven months. */
const aroundChanges = (zone: string, from: number): WallTime[] => {
  const shown = (at: number) => Date.parse(`${wallTimeAt(at, zone).time}Z`)
  const hours = Array.from({ length: 330 * 24 }, (_, index) => (Math.floor(from / hour) + 1 + index) * hour)
  return hours
    .filter((at) => shown(at) - shown(at - hour) !== hour)
    .flatMap((at) => [-hour / 2, hour / 2].map((by) => shown(at) + by))
    .map((at) => ({ time: new Date(at).toISOString().slice(0, 16), zone }))
}

test('on the wall, through the changes of the clocks, in three zones', async () => {
  const walls = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
    .flatMap((zone) => aroundChanges(zone, rig.clock()))
    .toSorted((a, b) => instantOf(a) - instantOf(b))
  expect(walls.length).toBeGreaterThanOrEqual(6)
  for (const wall of walls) {
    const said = rig.clock()
    const wakeAt = instantOf(wall)
    if (wakeAt <= said + minute) continue
    const { handoffId } = await park({ wakeAt, reminder: { said, wall } })
    await later(wakeAt - rig.clock() - minute)
    expect(await rig.handoff(handoffId)).toMatchObject({ wakeAt, wakeWall: wall, wokeAt: null })
    await later(wakeAt - rig.clock() + 10)
    expect((await rig.handoff(handoffId)).wokeAt).toBeGreaterThanOrEqual(wakeAt)
  }
})

test('by a reply, with what changed since, and an unrelated event cancels nothing', async () => {
  const { handoffId, sessionId } = await park({ wakeAt: rig.clock() + 48 * hour, wakeOnReply: true })
  await doAs('bob', (bob) => [
    bob.intent(
      'entry.add',
      { entryId: uuid(), sessionId, kind: 'note', text: 'Seen on another site, too.' },
      { at: rig.clock() },
    ),
    bob.intent('fact.add', { factId: uuid(), sessionId, text: 'Only Outlook.' }, { at: rig.clock() }),
  ])
  expect(await rig.handoff(handoffId)).toMatchObject({ state: 'open', wokeAt: null })
  await later(2000)
  expect((await rig.handoff(handoffId)).wokeAt).toBeNull()
  await wakeByReply({ accountId: rig.accountId, handoffId }, 'It works again.', rig.parts)
  await wakeByReply({ accountId: rig.accountId, handoffId }, 'Thanks!', rig.parts)
  const { woken } = await rig.handoff(handoffId)
  expect(woken?.changes.map((line) => line.replace(/[⁨⁩]/gu, ''))).toEqual([
    'The client replied: “It works again.”',
    'Bob wrote: “Seen on another site, too.”',
  ])
  expect(await told(handoffId)).toEqual(['ann'])
  // Its time, which comes later, wakes no one again.
  await later(49 * hour)
  expect(await told(handoffId)).toEqual(['ann'])
})

test('no time and no reply: nothing wakes it', async () => {
  const { handoffId } = await park({})
  await wakeByReply({ accountId: rig.accountId, handoffId }, 'Hello', rig.parts)
  await later(90 * hour)
  expect((await rig.handoff(handoffId)).wokeAt).toBeNull()
})

test('not after it was resumed', async () => {
  const { handoffId, sessionId } = await park({ wakeAt: rig.clock() + hour })
  await doAs('ann', (ann) => [ann.intent('session.resume', { sessionId }, { at: rig.clock() })])
  await later(2 * hour)
  expect(await rig.handoff(handoffId)).toMatchObject({ wokeAt: null, state: 'closed' })
  expect(await told(handoffId)).toEqual([])
})

test('its owner is off duty and away: whoever is on duty is told, and the owner too', async () => {
  await putOnDuty('bob', 'ann')
  await rig.atDesks('olga', 'bob', 'cyd')
  const { handoffId } = await park({ wakeAt: rig.clock() + hour })
  await later(hour + 1000)
  expect((await rig.handoff(handoffId)).woken).toMatchObject({
    who: 'duty',
    people: ['bob'],
    because: 'off_duty',
  })
  expect(await told(handoffId)).toEqual(['ann', 'bob'])
})

test('their desk is open, so that they are there, whatever the plan says', async () => {
  await putOnDuty('bob', 'ann')
  const { handoffId } = await park({ wakeAt: rig.clock() + hour })
  await later(hour + 1000)
  expect((await rig.handoff(handoffId)).woken).toMatchObject({ who: 'owner', because: null })
})

test('they don’t want to be disturbed: someone else is told; with no one on duty, the team', async () => {
  const until = rig.clock() + 12 * hour
  await rig.sync.db
    .transaction()
    .execute(async (trx) =>
      putRules(
        trx,
        { accountId: rig.accountId, personId: 'ann' },
        { ...defaultRules, doNotDisturbUntil: until },
      ),
    )
  const { handoffId } = await park({ wakeAt: rig.clock() + hour })
  await later(hour + 1000)
  const { woken } = await rig.handoff(handoffId)
  expect(woken).toMatchObject({ who: 'team', because: 'quiet' })
  expect(woken?.people.toSorted()).toEqual(['bob', 'cyd', 'olga'])
  // Urgent breaks through.
  const urgent = await park({ wakeAt: rig.clock() + hour, priority: 'urgent' })
  await later(hour + 1000)
  expect((await rig.handoff(urgent.handoffId)).woken).toMatchObject({ who: 'owner', because: null })
  await rig.sync.db
    .transaction()
    .execute(async (trx) => putRules(trx, { accountId: rig.accountId, personId: 'ann' }, defaultRules))
})

test('whoever took it over at the end of a shift is woken, not who parked it', async () => {
  const { handoffId, sessionId } = await park({ wakeAt: rig.clock() + hour })
  const handoverId = uuid()
  await doAs('ann', (ann) => [
    ann.intent('handover.send', { handoverId, personId: 'cyd', items: [{ sessionId }] }, { at: rig.clock() }),
  ])
  await rig.request('cyd', 'handover.take', { handoverId, items: [{ sessionId }] })
  await later(hour + 1000)
  expect((await rig.handoff(handoffId)).woken).toMatchObject({ who: 'owner', people: ['cyd'] })
  expect(await told(handoffId)).toEqual(['cyd'])
})
