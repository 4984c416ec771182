import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ResponseTargets } from '../../../core/domain/duty/response-targets.ts'
import type { SlaClock } from '../../../core/domain/duty/sla.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider } from '../../../server/deciding/decider.ts'
import { createPolicySweep } from '../../../server/policy/sweep.ts'
import { warnInTime, warnOwner } from '../../../server/sla/warn-owner.ts'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { dueWarnings, dueWarningsQuery, type DueWarning } from '../../../server/store/policy/sla-store.ts'
import { targetsOf } from '../../support/samples/make.ts'
import { noQuotas } from '../../support/server/no-quotas.ts'
import { shortPolicy, startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'
import { escalatePayload, eventually } from '../../support/server/sync-rig.ts'

/*
 * The clock of the rig jumps, and that of the database doesn't: the timers that belong to a jump never start by themselves, as if
 * they had been lost. A test starts those it is about.
 */

const minute = 60_000
const hour = 60 * minute

let rig: PolicyRig
beforeAll(async () => {
  rig = await startPolicyRig()
  // A claim stays with its claimer, however long nothing happens.
  await ok(rig.request('olga', 'policy.save', shortPolicy('urgent', { idle: null })))
  await promise(240)
})
/** What went wrong in the background fails the test in which it did. */
afterEach(() => {
  const [error] = rig.sync.errors
  if (error !== undefined) throw new Error('Something went wrong in the background.', { cause: error })
})
afterAll(async () => rig?.close())

/** An urgent escalation is due in 15 minutes and resolved in so many, at any hour. */
const promise = async (resolveMinutes: number) => {
  const { calendar, targets } = targetsOf()
  const responseTargets: ResponseTargets = {
    calendar: { ...calendar, hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }] },
    targets: { ...targets, urgent: { touchMinutes: 15, resolveMinutes } },
  }
  const account = await readDocument(rig.sync.db, rig.accountId, 'accounts', rig.accountId)
  const targetsBasedOn = account?.targetsSaved?.version ?? null
  const done = await rig.request('olga', 'account.update', { responseTargets, targetsBasedOn })
  if (!done.ok) throw new Error(done.problem.message)
}
const clockOf = async (sessionId: string, which: DueWarning['clock'] = 'resolve'): Promise<SlaClock> => {
  const session = await readDocument(rig.sync.db, rig.accountId, 'sessions', sessionId)
  const clock = session?.sla?.[which]
  if (clock === null || clock === undefined) throw new Error('It has no such clock.')
  return clock
}
/** How often its owner was warned of a clock. */
const warnings = async (sessionId: string, which: DueWarning['clock'] = 'resolve'): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from documents where collection = 'entries' and body->>'sessionId' = ${sessionId}
      and body->'event'->>'name' = 'due_soon' and body->>'text' = ${which}`.execute(rig.sync.db)
  return rows[0]?.count ?? 0
}
const textsOf = async (sessionId: string): Promise<string[]> => {
  const session = await readDocument(rig.sync.db, rig.accountId, 'sessions', sessionId)
  return (session?.news ?? []).flatMap(({ kind, text }) => (kind === 'due_soon' ? [text] : []))
}
const ok = async (done: Promise<{ ok: boolean }>) => expect(await done).toMatchObject({ ok: true })

/** An escalation that Bob has claimed and touched, so that only its resolution is to come. */
const claimed = async (): Promise<string> => {
  const { sessionId, handoffId } = await rig.escalate({ priority: 'urgent' })
  await ok(rig.request('bob', 'handoff.claim', { handoffId }))
  const desk = await rig.sync.desk(rig.accountId, 'bob')
  const note = { entryId: uuid(), sessionId, kind: 'note' as const, text: 'On it.' }
  expect(await desk.push(desk.intent('entry.add', note, { at: rig.clock() }))).toMatchObject({ ok: true })
  desk.close()
  return sessionId
}
const dueOf = async (sessionId: string, clock: DueWarning['clock'] = 'resolve'): Promise<DueWarning> => ({
  accountId: rig.accountId,
  sessionId,
  clock,
  warnAt: (await clockOf(sessionId, clock)).warnAt,
})
const jumpTo = (at: number) => rig.jump(Math.max(0, at - rig.clock()))

/** Starts a timer now, whatever its time is, and waits until it has run. */
const startTimer = async (due: DueWarning) => {
  const key = uuid()
  await rig.sync.db
    .transaction()
    .execute(async (trx) => rig.sync.jobs.enqueue(trx, [warnOwner.about(key, due)]))
  await eventually('the timer to have run', async () => {
    const { rows } = await sql<{ state: string }>`
      select state from pgboss.job where name = 'sla-warn' and singleton_key = ${key}`.execute(rig.sync.db)
    return rows[0]?.state === 'completed'
  })
}
/** Another server on the same database. */
const otherServer = () => {
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
  return { ...rig.parts, act: other.act }
}
const sweepOf = (parts: PolicyRig['parts']) =>
  createPolicySweep(parts, (error) => rig.sync.errors.push(error), { every: 20 })

test('a timer that starts early does nothing, and the warning comes at its time all the same', async () => {
  const sessionId = await claimed()
  const due = await dueOf(sessionId)
  await startTimer(due)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(0)
  jumpTo(due.warnAt - minute)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(0)
  jumpTo(due.warnAt + 1)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
  expect(await textsOf(sessionId)).toEqual(['Less than 20% of the time is left to resolve it.'])
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
})

test('one that a server starts by a clock that is ahead waits for the time of whichever decides', async () => {
  const sessionId = await claimed()
  const due = await dueOf(sessionId)
  await warnInTime(due, rig.parts)
  expect(await warnings(sessionId)).toBe(0)
  expect(await clockOf(sessionId)).toMatchObject({ warned: false })
})

test('a timer that starts late warns, and says so if the time is over', async () => {
  const sessionId = await claimed()
  const due = await dueOf(sessionId)
  jumpTo((await clockOf(sessionId)).dueAt + hour)
  await startTimer(due)
  expect(await warnings(sessionId)).toBe(1)
  expect(await textsOf(sessionId)).toEqual(['The time to resolve it is over.'])
  await startTimer(due)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
})

test('a server that was down at the time warns once it is back, also if its timer was lost', async () => {
  const sessions = await Promise.all(Array.from({ length: 3 }, claimed))
  for (const sessionId of sessions) jumpTo((await clockOf(sessionId)).warnAt + 20 * minute)
  await sql`delete from pgboss.job where name = 'sla-warn'`.execute(rig.sync.db)
  const started = sweepOf(rig.parts)
  started.start()
  try {
    await eventually('the warnings', async () => {
      const counts = await Promise.all(sessions.map(async (id) => warnings(id)))
      return counts.every((count) => count === 1)
    })
  } finally {
    await started.stop()
  }
  expect(await dueWarnings(rig.sync.db, rig.clock(), 10)).toEqual([])
})

test('a due time that is moved before it warns, warns at its new time only', async () => {
  const sessionId = await claimed()
  const before = await dueOf(sessionId)
  await promise(480)
  await ok(rig.request('olga', 'account.update', { applyTargets: true }))
  const after = await eventually('the new time', async () => {
    const now = await dueOf(sessionId)
    return now.warnAt > before.warnAt ? now : undefined
  })
  jumpTo(before.warnAt + minute)
  await startTimer(before)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(0)
  jumpTo(after.warnAt + 1)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
  await promise(240)
})

test('one that is moved after it warned, warns once more at its new time', async () => {
  const sessionId = await claimed()
  const before = await dueOf(sessionId)
  jumpTo(before.warnAt + 1)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
  // Applied as it is, a target moves nothing.
  await ok(rig.request('olga', 'account.update', { applyTargets: true }))
  await promise(480)
  await ok(rig.request('olga', 'account.update', { applyTargets: true }))
  const after = await eventually('the new time', async () => {
    const now = await dueOf(sessionId)
    return now.warnAt > before.warnAt ? now : undefined
  })
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(1)
  jumpTo(after.warnAt + 1)
  await startTimer(before)
  await startTimer(after)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(2)
  await promise(240)
})

test('a clock that waits for the client warns no one, and once with what is left when it goes on', async () => {
  const sessionId = await claimed()
  const before = await dueOf(sessionId)
  rig.jump(hour)
  const desk = await rig.sync.desk(rig.accountId, 'bob')
  const park = { ...escalatePayload(sessionId, uuid()), intent: 'park' as const, targetUserId: null }
  const parked = desk.intent(
    'handoff.create',
    { ...park, wakeOnReply: true, wakeAt: rig.clock() + 90 * 24 * hour },
    { at: rig.clock() },
  )
  expect(await desk.push(parked)).toMatchObject({ verdicts: [{ status: 'accepted' }] })
  expect(await clockOf(sessionId)).toMatchObject({ state: 'paused', spentMs: expect.any(Number) })
  jumpTo(before.warnAt + hour)
  await startTimer(before)
  await rig.sweep.run(0)
  expect(await dueWarnings(rig.sync.db, rig.clock(), 10)).toEqual([])
  expect(await warnings(sessionId)).toBe(0)
  const resumed = desk.intent('session.resume', { sessionId }, { at: rig.clock() })
  expect(await desk.push(resumed)).toMatchObject({ verdicts: [{ status: 'accepted' }] })
  desk.close()
  const after = await dueOf(sessionId)
  expect(after.warnAt).toBeGreaterThan(rig.clock() + 2 * hour)
  await rig.sweep.run(0)
  expect(await warnings(sessionId)).toBe(0)
  jumpTo(after.warnAt + 1)
  await rig.sweep.run(0)
  await startTimer(after)
  expect(await warnings(sessionId)).toBe(1)
})

test('two servers, with their sweeps and timers at once, warn once of each due time', async () => {
  const sessions = await Promise.all(Array.from({ length: 6 }, claimed))
  const dues = await Promise.all(sessions.map(async (id) => dueOf(id)))
  jumpTo(Math.max(...dues.map(({ warnAt }) => warnAt)) + 1)
  const other = otherServer()
  const second = sweepOf(other)
  await Promise.all([
    rig.sweep.run(0),
    second.run(0),
    ...dues.flatMap((due) => [warnInTime(due, rig.parts), warnInTime(due, other), startTimer(due)]),
    second.run(0),
    rig.sweep.run(0),
  ])
  for (const sessionId of sessions) expect(await warnings(sessionId)).toBe(1)
})

test('while no one has claimed it, nothing is due; whoever claims it then is warned', async () => {
  const { sessionId, handoffId } = await rig.escalate({ priority: 'urgent' })
  jumpTo((await clockOf(sessionId, 'touch')).warnAt + 1)
  expect(await dueWarnings(rig.sync.db, rig.clock(), 10)).toEqual([])
  await ok(rig.request('cyd', 'handoff.claim', { handoffId }))
  await rig.sweep.run(0)
  await eventually('the warning', async () => (await warnings(sessionId, 'touch')) === 1)
  const session = await readDocument(rig.sync.db, rig.accountId, 'sessions', sessionId)
  expect(session?.news.filter(({ kind }) => kind === 'due_soon')).toMatchObject([{ to: 'cyd' }])
  await rig.sweep.run(0)
  expect(await warnings(sessionId, 'touch')).toBe(1)
  expect(await warnings(sessionId)).toBe(0)
})

test('what is due is found by its index', async () => {
  const plan = await rig.sync.db.transaction().execute(async (trx) => {
    // So few documents would be read one by one.
    await sql`set local enable_seqscan = off`.execute(trx)
    const { rows } = await sql<Record<string, string>>`explain ${dueWarningsQuery(rig.clock(), 500)}`.execute(
      trx,
    )
    return rows.flatMap((row) => Object.values(row)).join('\n')
  })
  expect(plan).toContain('Index Scan using warnings_due')
})
