import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sla } from '../../../core/domain/duty/sla.ts'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import type { Intent } from '../../../core/intents/intent.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { retimedTogether } from '../../../core/intents/session/session-retime.ts'
import { warnOwner } from '../../../server/sla/warn-owner.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import type { ResponseTargets } from '../../../core/domain/duty/response-targets.ts'
import { targetsOf } from '../../support/samples/make.ts'
import {
  escalatePayload,
  eventually,
  type RigDesk,
  staff,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

const minute = 60_000
const hour = 60 * minute
/** The server's clock: Monday, 30 November 2026, ten in the morning, and as much later as a test lets pass. */
let now = Date.UTC(2026, 10, 30, 10)
let rig: SyncRig
const desks = new Map<string, RigDesk>()
beforeAll(async () => {
  rig = await startSyncRig({ clock: () => now })
  await rig.addAccount('acme', staff())
  for (const id of ['olga', 'ann', 'bob']) desks.set(id, await rig.desk('acme', id))
  await promise(targetsOf())
})
afterAll(async () => rig?.close())

const desk = (id: string): RigDesk => {
  const found = desks.get(id)
  if (found === undefined) throw new Error(`${id} has no desk.`)
  return found
}
const push = async (id: string, ...intents: Intent[]) => {
  const answer = await desk(id).push(...intents)
  if (!answer.ok) throw new Error(answer.problem.message)
  for (const verdict of answer.verdicts) if (verdict.status === 'rejected') throw new Error(verdict.message)
}
const act = async <T extends IntentType>(id: string, type: T, payload: IntentInput<T>, at = now) =>
  push(id, desk(id).intent(type, payload, { at }))
const request = async <T extends IntentType>(id: string, type: T, payload: IntentInput<T>) => {
  const intent = { id: uuid(), at: now, type, version: 1, payload }
  const answer = await desk(id).ask('intents:request', { intent })
  if (!answer.ok) throw new Error(answer.problem.message)
}
/** Olga saves targets, having read those there are. */
const promise = async (responseTargets: ResponseTargets) => {
  const account = await readDocument(rig.db, 'acme', 'accounts', 'acme')
  const targetsBasedOn = account?.targetsSaved?.version ?? null
  await request('olga', 'account.update', { responseTargets, targetsBasedOn })
}
const session = async (id: string): Promise<Documents['sessions']> => {
  const found = await readDocument(rig.db, 'acme', 'sessions', id)
  if (found === null) throw new Error(`No session ${id}.`)
  return found
}
const slaOf = async (id: string): Promise<Sla> => {
  const { sla } = await session(id)
  if (sla === null) throw new Error('It has no clocks.')
  return sla
}
const urgent = (sessionId: string, handoffId: string): IntentInput<'handoff.create'> => ({
  ...escalatePayload(sessionId, handoffId),
  priority: 'urgent',
})
const escalated = async (at = now) => {
  const [sessionId, handoffId] = [uuid(), uuid()]
  await act('ann', 'session.start', startPayload(sessionId), at)
  await act('ann', 'handoff.create', urgent(sessionId, handoffId), at)
  return { sessionId, handoffId }
}

test('a device whose clock is wrong moves no due time', async () => {
  for (const skew of [-48 * hour, -20 * minute, 20 * minute, 48 * hour]) {
    const { sessionId } = await escalated(now + skew)
    expect(await slaOf(sessionId)).toMatchObject({
      touch: { startedAt: now, dueAt: now + 15 * minute },
      resolve: { dueAt: now + 4 * hour },
    })
  }
})

test('what arrives twice or again after a lost answer, restarts no clock', async () => {
  const [sessionId, handoffId] = [uuid(), uuid()]
  await act('ann', 'session.start', startPayload(sessionId))
  const escalation = desk('ann').intent('handoff.create', urgent(sessionId, handoffId), { at: now })
  await push('ann', escalation)
  const first = await slaOf(sessionId)
  now += 5 * minute
  await push('ann', escalation)
  await push('ann', escalation, escalation)
  expect(await slaOf(sessionId)).toEqual(first)
})

test('a step that was taken offline before the claim arrived counts when it arrives, once', async () => {
  const { sessionId, handoffId } = await escalated()
  const note = (text: string) =>
    desk('bob').intent('entry.add', { entryId: uuid(), sessionId, kind: 'note' as const, text }, { at: now })
  // Bob wrote before he had it: that is no first touch of a claimer.
  await push('bob', note('I may know this.'))
  await request('bob', 'handoff.claim', { handoffId })
  expect((await slaOf(sessionId)).touch?.state).toBe('running')
  now += minute
  const [one, two] = [note('Looked at the logs.'), note('Found it.')]
  // Out of order: the server waits for the first.
  expect(await desk('bob').push(two)).toMatchObject({ problem: { kind: 'missing_prior' } })
  expect((await slaOf(sessionId)).touch?.state).toBe('running')
  await push('bob', one, two)
  const { touch } = await slaOf(sessionId)
  expect(touch).toMatchObject({ state: 'stopped', since: now, missed: false })
  now += hour
  await push('bob', one, two)
  expect((await slaOf(sessionId)).touch).toEqual(touch)
})

test('every desk is told with the change that caused it, in one rev', async () => {
  const { sessionId, handoffId } = await escalated()
  const told = await eventually('the escalation', () =>
    desk('bob').changed.find(({ changes }) => changes.some(({ document }) => document.id === handoffId)),
  )
  const documentOf = (id: string) =>
    told.changes.find(({ document }) => document.id === id)?.document as { rev: number; sla: Sla }
  expect(documentOf(handoffId).sla).toEqual(await slaOf(sessionId))
  expect(documentOf(sessionId)).toMatchObject({
    rev: documentOf(handoffId).rev,
    sla: documentOf(handoffId).sla,
  })
})

test('waiting for the client takes no time, and stopping and reopening keeps what is left', async () => {
  now = Date.UTC(2026, 11, 1, 10)
  const { sessionId, handoffId } = await escalated()
  await request('bob', 'handoff.claim', { handoffId })
  now += hour
  await act('bob', 'handoff.create', {
    ...escalatePayload(sessionId, uuid()),
    intent: 'park',
    wakeOnReply: true,
    wakeAt: now + 90 * 24 * hour,
  })
  expect((await slaOf(sessionId)).resolve).toMatchObject({ state: 'paused', spentMs: hour })
  now = Date.UTC(2026, 11, 3, 9)
  await act('bob', 'session.resume', { sessionId })
  expect((await slaOf(sessionId)).resolve).toMatchObject({ state: 'running', dueAt: now + 3 * hour })
  now += hour
  await act('bob', 'session.resolve', { sessionId, resolutionSummary: 'A new profile' })
  now = Date.UTC(2026, 11, 4, 9)
  await act('bob', 'session.reopen', { sessionId })
  expect((await slaOf(sessionId)).resolve).toMatchObject({ state: 'running', dueAt: now + 2 * hour })
})

test('its owner is warned at 80 %, by a timer that was stored with the clock', async () => {
  now = Date.now()
  const { calendar, targets } = targetsOf()
  const always = { ...calendar, hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }] }
  await promise({ calendar: always, targets })
  const { sessionId, handoffId } = await escalated()
  await request('bob', 'handoff.claim', { handoffId })
  const { resolve } = await slaOf(sessionId)
  const jobs = await sql<{ start_after: Date }>`select start_after from pgboss.job
    where name = 'sla-warn' and data->>'sessionId' = ${sessionId} and data->>'clock' = 'resolve'`.execute(
    rig.db,
  )
  expect(jobs.rows[0]?.start_after.getTime()).toBe(resolve?.warnAt)
  const due = { accountId: 'acme', sessionId, clock: 'resolve' as const, warnAt: resolve?.warnAt ?? 0 }
  now = due.warnAt
  await rig.db
    .transaction()
    .execute(async (trx) =>
      rig.jobs.enqueue(trx, [warnOwner.about('now', due), warnOwner.about('again', due)]),
    )
  const { news } = await eventually('the warning', async () => {
    const warned = await session(sessionId)
    return warned.sla?.resolve?.warned === true ? warned : undefined
  })
  expect(news.filter(({ kind }) => kind === 'due_soon')).toMatchObject([{ to: 'bob' }])
  await promise(targetsOf())
})

test('only admins promise; what makes no sense is rejected with a sentence', async () => {
  await expect(request('ann', 'account.update', { responseTargets: null })).rejects.toThrow(/admin/u)
  const { calendar, targets } = targetsOf()
  await expect(
    request('olga', 'account.update', {
      responseTargets: { calendar: { ...calendar, hours: [] }, targets },
    }),
  ).rejects.toThrow(/Add business hours/u)
})

test('an admin applies changed targets to everything underway, in more than one go; what has ended is left alone', async () => {
  now = Date.UTC(2026, 11, 7, 10)
  const open: string[] = []
  for (let count = 0; count < retimedTogether + 5; count += 1) open.push((await escalated()).sessionId)
  const ended = (await escalated()).sessionId
  await act('ann', 'session.resolve', { sessionId: ended, resolutionSummary: 'It came back.' })
  const { resolve } = await slaOf(ended)
  const base = targetsOf(30)
  const own = {
    ...base,
    targets: { ...base.targets, urgent: { touchMinutes: 30, resolveMinutes: 120 } },
  }
  await promise(own)
  const first = open[0] ?? ''
  expect((await slaOf(first)).resolve?.minutes).toBe(240)
  now += minute
  await request('olga', 'account.update', { applyTargets: true })
  await eventually('all of them', async () => {
    const all = await Promise.all(open.map(async (id) => slaOf(id)))
    return all.every((sla) => sla.resolve?.minutes === 120 && sla.touch?.minutes === 30)
  })
  expect((await slaOf(first)).resolve).toMatchObject({ dueAt: now - minute + 2 * hour })
  expect((await slaOf(ended)).resolve).toEqual(resolve)
  expect(await readDocument(rig.db, 'acme', 'accounts', 'acme')).toMatchObject({
    targetsApplied: { by: 'olga', at: now },
  })
})
