import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { advancePolicy } from '../../../server/policy/run-policy.ts'
import { createPolicySweep } from '../../../server/policy/sweep.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider } from '../../../server/deciding/decider.ts'
import { noQuotas } from '../../support/server/no-quotas.ts'
import { shortPolicy, startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'

const minute = 60_000
let rig: PolicyRig
beforeAll(async () => {
  rig = await startPolicyRig()
  const saved = await rig.request('olga', 'policy.save', shortPolicy('high'))
  if (!saved.ok) throw new Error(saved.problem.message)
})
afterAll(async () => rig.close())
beforeEach(async () => rig.atDesks('olga', 'ann', 'bob', 'cyd'))

const who = (told: readonly { personId: string | null; why: string }[]) =>
  told.map(({ personId, why }) => `${personId} ${why}`)

test('the first step tells its people as soon as the escalation is accepted', async () => {
  const { handoffId } = await rig.escalate()
  const policy = await rig.fired(handoffId, 1)
  expect(policy).toMatchObject({ phase: 'running', round: 0, index: 1, past: [{ told: 1, passed: null }] })
  expect(policy.nextAt).toBe((policy.past[0]?.at ?? 0) + minute)
  expect(who(await rig.told(handoffId))).toEqual(['bob escalated'])
})

test('its timer is written down with it, for the time that was set', async () => {
  const { handoffId } = await rig.escalate()
  const { nextAt } = await rig.fired(handoffId, 1)
  const jobs = (await rig.sync.db
    .selectFrom('pgboss.job' as never)
    .select(['start_after', 'data'] as never)
    .where('name' as never, '=', 'policy-run' as never)
    .where('singleton_key' as never, '=', handoffId as never)
    .execute()) as { start_after: Date; data: { dueAt: number } }[]
  expect(jobs.find(({ data }) => data.dueAt === nextAt)?.start_after.getTime()).toBe(nextAt)
})

test('it widens, and says in the end that no one took it: to whoever escalated it, and to admins', async () => {
  const { handoffId } = await rig.escalate()
  await rig.fired(handoffId, 1)
  await rig.next(handoffId)
  expect(await rig.next(handoffId)).toMatchObject({ phase: 'exhausted', exhausted: { times: 1 } })
  expect(who(await rig.told(handoffId))).toEqual([
    'bob escalated',
    'bob step',
    'cyd step',
    'olga step',
    'ann exhausted',
    'olga exhausted',
  ])
})

test('a step in which no one can be reached is passed at once; they find it all the same', async () => {
  await rig.atDesks('olga', 'ann')
  await rig.sync.db.deleteFrom('credentials').execute()
  const { handoffId } = await rig.escalate()
  const policy = await rig.fired(handoffId, 2)
  expect(policy.past).toMatchObject([
    { index: 0, passed: 'no_channel', told: 1 },
    { index: 1, passed: null, told: 2 },
  ])
})

test('a directed one that lapses tells whoever escalated it, and the person it was for', async () => {
  const saved = await rig.request('olga', 'policy.save', {
    ...shortPolicy('low'),
    steps: [
      { who: { kind: 'target' }, waitMinutes: 1, acknowledge: 'any' },
      { who: { kind: 'person', personId: 'cyd' }, waitMinutes: 1, acknowledge: 'any' },
      { who: { kind: 'everyone' }, waitMinutes: 1, acknowledge: 'any' },
    ],
  })
  expect(saved.ok).toBe(true)
  const { handoffId } = await rig.escalate({ priority: 'low', targetUserId: 'bob' })
  await rig.fired(handoffId, 1)
  expect(who(await rig.told(handoffId))).toEqual(['bob escalated'])
  await rig.next(handoffId)
  const told = (await rig.told(handoffId)).slice(1)
  expect(who(told)).toEqual(['ann opened', 'bob opened', 'cyd step'])
  expect(told[0]?.text).toContain('claim it within 1 min, so it’s open to everyone now.')
  expect(told[1]?.text).toBe(
    'You didn’t claim it within 1 min, so it’s open to everyone now. You can still claim it.',
  )
  await rig.next(handoffId)
  expect(who(await rig.told(handoffId)).filter((line) => line.includes('opened'))).toHaveLength(2)
})

test('one whose target can’t be reached opens at once, and says why', async () => {
  await rig.atDesks('olga', 'ann', 'cyd')
  await rig.sync.db.deleteFrom('credentials').execute()
  const { handoffId } = await rig.escalate({ priority: 'low', targetUserId: 'bob' })
  await rig.fired(handoffId, 2)
  const told = await rig.told(handoffId)
  expect(told.find(({ why }) => why === 'opened')).toMatchObject({ personId: 'ann' })
  const ofTarget = told.find(({ personId }) => personId === 'bob')
  expect(ofTarget?.text).toBe(
    'You couldn’t be reached, so it’s open to everyone now. You can still claim it.',
  )
})

test('after an outage it fires once, and says how late that is', async () => {
  const { handoffId } = await rig.escalate()
  await rig.fired(handoffId, 1)
  rig.jump(2 * 60 * minute)
  await rig.sweep.run()
  await rig.sweep.run()
  const policy = await rig.policy(handoffId)
  expect(policy.past).toHaveLength(2)
  expect(policy.past[1]?.lateMs).toBeGreaterThan(118 * minute)
  const late = (await rig.told(handoffId)).filter(({ why }) => why === 'step')
  expect(late.map(({ text }) => text)).toEqual(Array(3).fill(expect.stringContaining('late')))
})

test('a clock that is turned back keeps it waiting, and brings nothing twice', async () => {
  const { handoffId } = await rig.escalate()
  const { nextAt } = await rig.fired(handoffId, 1)
  rig.jump(-2 * 60 * minute)
  const due = { accountId: rig.accountId, handoffId, dueAt: nextAt ?? 0 }
  await advancePolicy(due, rig.parts)
  await rig.sweep.run(0)
  expect((await rig.policy(handoffId)).past).toHaveLength(1)
  rig.jump(2 * 60 * minute + minute + 1)
  await rig.sweep.run(0)
  expect((await rig.policy(handoffId)).past).toHaveLength(2)
})

test('a claim, a withdrawal or a resolution at the moment of a step: one wins, and nothing is told after it', async () => {
  const ends = [
    async (at: { handoffId: string }) => rig.request('cyd', 'handoff.claim', { handoffId: at.handoffId }),
    async (at: { sessionId: string }) => {
      const desk = await rig.sync.desk(rig.accountId, 'ann')
      return desk.push(
        desk.intent(
          'session.resolve',
          { sessionId: at.sessionId, resolutionSummary: 'Done' },
          { at: rig.clock() },
        ),
      )
    },
  ]
  for (let round = 0; round < 24; round += 1) {
    const made = await rig.escalate()
    const { nextAt } = await rig.fired(made.handoffId, 1)
    rig.jump(Math.max(0, (nextAt ?? 0) - rig.clock()))
    const due = { accountId: rig.accountId, handoffId: made.handoffId, dueAt: nextAt ?? 0 }
    const end = ends[round % ends.length]
    const wait = async () => new Promise((resolve) => setTimeout(resolve, (round % 6) * 8))
    // Whichever comes first: up to 40 ms apart, both ways.
    const step = async () => advancePolicy(due, rig.parts)
    const ending = async () => void (await end?.(made))
    const isStepLater = round % 4 < 2
    await Promise.all([isStepLater ? ending() : step(), wait().then(isStepLater ? step : ending)])
    const { policy, state } = await rig.handoff(made.handoffId)
    expect(['claimed', 'closed']).toContain(state)
    expect(['watching', 'stopped']).toContain(policy?.phase)
    const steps = policy?.past.length ?? 0
    expect(steps).toBeLessThanOrEqual(2)
    await rig.sweep.run(0)
    await advancePolicy(due, rig.parts)
    expect((await rig.handoff(made.handoffId)).policy?.past).toHaveLength(steps)
    const told = (await rig.told(made.handoffId)).filter(({ why }) => why === 'step')
    expect(told).toHaveLength(steps === 2 ? 3 : 0)
  }
})

test('two processes and their sweeps: each time counts once', async () => {
  const other = createDecider({
    follow: allEffects,
    db: rig.sync.db,
    inLine: createAccountLine({ atOnce: 1, mostWaiting: 10 }),
    jobs: rig.sync.jobs,
    clock: rig.clock,
    quotas: noQuotas,
    revokePerson: async () => undefined,
    committed: () => undefined,
  })
  const second = createPolicySweep({ ...rig.parts, act: other.act }, (error) => rig.sync.errors.push(error))
  const made = await Promise.all(Array.from({ length: 6 }, async () => rig.escalate()))
  for (const { handoffId } of made) await rig.fired(handoffId, 1)
  rig.jump(minute + 1000)
  await Promise.all([rig.sweep.run(0), second.run(0), rig.sweep.run(0), second.run(0)])
  for (const { handoffId } of made) {
    expect((await rig.policy(handoffId)).past).toHaveLength(2)
    expect((await rig.told(handoffId)).filter(({ why }) => why === 'step')).toHaveLength(3)
  }
})

test('looking at it keeps the next step waiting for ten minutes', async () => {
  const { handoffId } = await rig.escalate()
  await rig.fired(handoffId, 1)
  expect((await rig.request('bob', 'handoff.look', { handoffId })).ok).toBe(true)
  const paused = await rig.policy(handoffId)
  expect(paused).toMatchObject({ phase: 'paused', looking: [{ personId: 'bob' }] })
  rig.jump(5 * minute)
  await rig.sweep.run(0)
  expect((await rig.policy(handoffId)).past).toHaveLength(1)
  rig.jump(5 * minute)
  await rig.sweep.run(0)
  expect(await rig.policy(handoffId)).toMatchObject({ phase: 'running', past: [{}, {}] })
})

test('a claim on which nothing happens is asked about and comes back; work on it keeps it', async () => {
  const saved = await rig.request('olga', 'policy.save', {
    ...shortPolicy('urgent'),
    idle: { nudgeMinutes: 5, returnMinutes: 5 },
  })
  expect(saved.ok).toBe(true)
  const idle = await rig.escalate({ priority: 'urgent' })
  const busy = await rig.escalate({ priority: 'urgent' })
  for (const { handoffId } of [idle, busy]) {
    await rig.fired(handoffId, 1)
    expect((await rig.request('cyd', 'handoff.claim', { handoffId })).ok).toBe(true)
  }
  rig.jump(5 * minute + 1000)
  await rig.sweep.run(0)
  expect((await rig.policy(idle.handoffId)).phase).toBe('nudged')
  const desk = await rig.sync.desk(rig.accountId, 'cyd')
  const note = { entryId: uuid(), sessionId: busy.sessionId, kind: 'note' as const, text: 'On it.' }
  expect(await desk.push(desk.intent('entry.add', note, { at: rig.clock() }))).toMatchObject({ ok: true })
  rig.jump(5 * minute + 1000)
  await rig.sweep.run(0)
  expect(await rig.handoff(busy.handoffId)).toMatchObject({ state: 'claimed', policy: { phase: 'watching' } })
  expect(await rig.handoff(idle.handoffId)).toMatchObject({
    state: 'open',
    claimedBy: null,
    policy: { returns: 1 },
  })
  expect(await readDocument(rig.sync.db, rig.accountId, 'sessions', idle.sessionId)).toMatchObject({
    status: 'escalated',
    ownerId: 'ann',
  })
  const told = who(await rig.told(idle.handoffId))
  expect(told).toContain('cyd nudge')
  expect(told).toContain('cyd returned')
  expect(told).toContain('ann returned')
  // The first step again, to whoever is on it now.
  await rig.sweep.run(0)
  expect((await rig.fired(idle.handoffId, 2)).past.at(-1)).toMatchObject({ index: 0, passed: null })
})
