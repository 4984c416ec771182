import { v7 as uuid } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import type { Problem } from '../../../core/domain/document/problem.ts'
import {
  escalatePayload,
  eventually,
  staff,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

/** What one person and one workspace may have this server take, and what a flood of rejections leaves behind. */

const hour = 3_600_000
const nine = Date.UTC(2026, 10, 20, 9)
let now = nine
let rig: SyncRig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
  now = nine
})
const start = async (quotas: Parameters<typeof startSyncRig>[0] = {}): Promise<SyncRig> => {
  rig = await startSyncRig({ clock: () => now, ...quotas })
  await rig.addAccount('acme', staff())
  return rig
}

const note = (desk: RigDesk, sessionId: string, text = 'note') =>
  desk.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text })
const begin = async (desk: RigDesk): Promise<string> => {
  const sessionId = uuid()
  const answer = await desk.push(desk.intent('session.start', startPayload(sessionId)))
  if (!answer.ok) throw new Error(answer.problem.message)
  return sessionId
}
const problemOf = (answer: { ok: boolean; problem?: Problem }) => answer.problem

test('a rejected action keeps its answer on the server, and nothing of what it carried', async () => {
  const { db, desk } = await start()
  const vic = await desk('acme', 'vic')
  const secret = 'x'.repeat(200_000)
  const pushed = note(vic, uuid(), secret)
  const first = await vic.push(pushed)
  expect(first).toMatchObject({
    ok: true,
    verdicts: [{ id: pushed.id, status: 'rejected', kind: 'forbidden' }],
  })
  expect(await vic.push(pushed)).toEqual(first)
  const row = await db.selectFrom('intents').selectAll().where('id', '=', pushed.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ type: 'entry.add', payload: null, rev: null, rejection: { kind: 'forbidden' } })
})

test('a flood of rejections is slowed, leaves little, and ends with its connection', async () => {
  const { db, desk } = await start()
  const vic = await desk('acme', 'vic')
  const cut = new Promise<void>((resolve) => vic.socket.once('disconnect', () => resolve()))
  const flood = Array.from({ length: 1200 }, () => note(vic, uuid(), 'y'.repeat(500)))
  const verdicts: unknown[] = []
  let refused: Problem | undefined
  for (let at = 0; at < flood.length && refused === undefined; at += 100) {
    const answer = await vic.push(...flood.slice(at, at + 100))
    if (answer.ok) verdicts.push(...answer.verdicts)
    else refused = answer.problem
  }
  expect(refused).toMatchObject({ kind: 'rate_limited', message: expect.stringContaining('rejected') })
  expect(verdicts).toHaveLength(500)
  // A minute later it goes on where it was left, a little.
  now += 60_000
  expect(await vic.push(...flood.slice(500, 600))).toMatchObject({ ok: true })
  const more = await vic.push(...flood.slice(600, 700))
  expect(more.ok && more.verdicts.length).toBe(20)
  // A desk waits when it is told to. One that does not is cut.
  const again = flood.slice(620, 621)
  for (let tries = 0; tries < 60; tries += 1)
    vic.socket.emit('intents:push', { intents: again }, () => undefined)
  await cut
  const { rows, bytes } = await db
    .selectFrom('intents')
    .select([
      (e) => e.fn.countAll<number>().as('rows'),
      (e) => e.fn.sum<number>(e.fn('pg_column_size', ['payload'])).as('bytes'),
    ])
    .where('person_id', '=', 'vic')
    .executeTakeFirstOrThrow()
  expect([rows, bytes]).toEqual([620, null])
})

test('whoever means well is not slowed by what was rejected before', async () => {
  const { desk } = await start()
  const ann = await desk('acme', 'ann')
  const sessionId = await begin(ann)
  for (let round = 0; round < 6; round += 1) {
    const answer = await ann.push(...Array.from({ length: 100 }, () => note(ann, sessionId)))
    expect(answer.ok && answer.verdicts.every((verdict) => verdict.status === 'accepted')).toBe(true)
  }
})

test('a person who has reached the hour’s limit is told, loses nothing, and goes on in the next hour', async () => {
  const { desk } = await start({ quotas: { personHourlyActions: 3 } })
  const ann = await desk('acme', 'ann')
  const bob = await desk('acme', 'bob')
  const sessionId = await begin(ann)
  const notes = [note(ann, sessionId), note(ann, sessionId), note(ann, sessionId), note(ann, sessionId)]
  // Taken as far as it goes; the rest is told apart from what was decided.
  expect(await ann.push(...notes)).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }, { status: 'accepted' }],
  })
  const told = problemOf(await ann.push(...notes.slice(2)))
  expect(told).toMatchObject({ kind: 'quota_reached', at: nine + hour })
  expect(told?.message).toBe(
    'You’ve reached this server’s limit of 3 actions an hour. Everything you do stays on this device and sends automatically within the hour.',
  )
  // Another device does not help, others are not concerned, and an answer that was given is given again.
  const second = await desk('acme', 'ann')
  expect(problemOf(await second.push(note(second, sessionId)))?.kind).toBe('quota_reached')
  expect((await bob.push(note(bob, sessionId))).ok).toBe(true)
  expect(await ann.push(...notes.slice(0, 2))).toMatchObject({ ok: true })
  now += hour
  expect(await ann.push(...notes.slice(2))).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }, { status: 'accepted' }],
  })
})

test('bytes count as well, those of rejected actions too', async () => {
  const { desk } = await start({ quotas: { personHourlyBytes: 150_000 } })
  const vic = await desk('acme', 'vic')
  await vic.push(note(vic, uuid(), 'x'.repeat(100_000)))
  await vic.push(note(vic, uuid(), 'x'.repeat(100_000)))
  const told = problemOf(await vic.push(note(vic, uuid())))
  expect(told?.message).toContain('limit of 147 KB an hour')
})

test('a workspace that has reached the day’s limit still claims, and goes on the next day', async () => {
  const { desk } = await start({ quotas: { workspaceDailyActions: 2 } })
  const ann = await desk('acme', 'ann')
  const bob = await desk('acme', 'bob')
  const sessionId = await begin(ann)
  const handoffId = uuid()
  await ann.push(ann.intent('handoff.create', escalatePayload(sessionId, handoffId)))
  const late = note(bob, sessionId)
  const told = problemOf(await bob.push(late))
  expect(told).toMatchObject({ kind: 'quota_reached', at: Date.UTC(2026, 10, 21) })
  expect(told?.message).toContain('Your workspace has reached this server’s limit of 2 actions a day.')
  const { seq: _, ...claim } = bob.intent('handoff.claim', { handoffId })
  expect(await bob.ask('intents:request', { intent: claim })).toMatchObject({ ok: true })
  now += 24 * hour
  expect(await bob.push(late)).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
})

test('rejections count as no one’s but the person’s', async () => {
  const { desk } = await start({ quotas: { workspaceDailyActions: 2 } })
  const vic = await desk('acme', 'vic')
  const ann = await desk('acme', 'ann')
  await vic.push(note(vic, uuid()), note(vic, uuid()), note(vic, uuid()))
  const sessionId = await begin(ann)
  expect((await ann.push(note(ann, sessionId))).ok).toBe(true)
  await eventually('the end of the room', async () => !(await ann.push(note(ann, sessionId))).ok)
})
