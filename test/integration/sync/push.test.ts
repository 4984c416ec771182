import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Intent } from '../../../core/intents/intent.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import {
  escalatePayload,
  eventually,
  staff,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
  await rig.addAccount('other', staff())
})
afterAll(async () => {
  await rig.close()
})

const intentsOf = async (accountId: string, ids: string[]) =>
  rig.db
    .selectFrom('intents')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .execute()

test('a pushed session reaches another desk with its rev, and the pull has the same', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const sessionId = uuid()
  const answer = await ann.push(ann.intent('session.start', startPayload(sessionId)))
  if (!answer.ok) throw new Error(answer.problem.message)
  const [verdict] = answer.verdicts
  expect(verdict?.status).toBe('accepted')
  const seen = await eventually('the live change', () =>
    bob.changed.flatMap((message) => message.changes).find((change) => change.document.id === sessionId),
  )
  const pulled = (await bob.pullAll()).find((change) => change.document.id === sessionId)
  expect(pulled).toEqual(seen)
  expect(seen.document).toMatchObject({
    status: 'active',
    ownerId: 'ann',
    rev: verdict?.status === 'accepted' && verdict.rev,
  })
})

test('pushing again after a lost answer changes nothing and gives the same answer', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const start = ann.intent('session.start', startPayload(sessionId))
  const bad = ann.intent('session.resume', { sessionId })
  const first = await ann.push(start, bad)
  const before = await readDocument(rig.db, 'acme', 'sessions', sessionId)
  const again = await ann.push(start, bad)
  expect(again).toEqual(first)
  expect(first).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }, { status: 'rejected', kind: 'wrong_status' }],
  })
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toEqual(before)
  expect(await intentsOf('acme', [start.id, bad.id])).toHaveLength(2)
})

test('the same intents on two connections at once are decided once', async () => {
  const one = await rig.desk('acme', 'ann')
  const two = await rig.desk('acme', 'ann', { deviceId: one.deviceId })
  const sessionId = uuid()
  const intents = [
    one.intent('session.start', startPayload(sessionId)),
    ...Array.from({ length: 20 }, () =>
      one.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'note' }),
    ),
  ]
  const answers = await Promise.all([one.push(...intents), two.push(...intents), one.push(...intents)])
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({ entryCount: 21 })
})

test('a gap in a device’s numbering is rejected by name and nothing is taken', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const first = ann.intent('session.start', startPayload(sessionId))
  const lost = ann.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'two' })
  const third = ann.intent('handoff.create', escalatePayload(sessionId, uuid()))
  expect(await ann.push(third)).toMatchObject({ ok: false, problem: { kind: 'missing_prior', expected: 1 } })
  const answer = await ann.push(first, third)
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  expect(await ann.push(third)).toMatchObject({ ok: false, problem: { kind: 'missing_prior', expected: 2 } })
  expect(await intentsOf('acme', [third.id])).toHaveLength(0)
  expect(await ann.push(lost, third)).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }, { status: 'accepted' }],
  })
})

test('a device with a new id goes on after what was decided under its old one, whose answer it never heard', async () => {
  const old = await rig.desk('acme', 'ann')
  const renamed = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const note = (text: string, seq: number) =>
    renamed.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text }, { seq })
  const start = old.intent('session.start', startPayload(sessionId))
  const bad = old.intent('session.resume', { sessionId })
  const first = await old.push(start, bad)
  expect(await renamed.push(start, bad)).toEqual(first)
  expect(await renamed.push(note('three', 3))).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  // In one message with what comes after it, too, and never past a number that is missing.
  const again = await rig.desk('acme', 'ann')
  expect(await again.push({ ...bad, seq: 1 }, note('four', 2))).toMatchObject({
    verdicts: [{ status: 'rejected' }, { status: 'accepted' }],
  })
  const gap = await rig.desk('acme', 'ann')
  expect(await gap.push({ ...start, seq: 2 })).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  expect(await gap.push(note('five', 3))).toMatchObject({ problem: { kind: 'missing_prior', expected: 1 } })
})

test('a device set back to an old number loses nothing', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  await ann.push(ann.intent('session.start', startPayload(sessionId)))
  await ann.push(ann.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'two' }))
  const repeated = ann.intent(
    'entry.add',
    { entryId: uuid(), sessionId, kind: 'note', text: 'other two' },
    { seq: 2 },
  )
  expect(await ann.push(repeated)).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({ entryCount: 3 })
})

test('another tenant’s ids are unknown in every field, and change nothing there', async () => {
  const theirs = await rig.desk('other', 'bob')
  const sessionId = uuid()
  const handoffId = uuid()
  const entryId = uuid()
  const factId = uuid()
  await theirs.push(
    theirs.intent('session.start', startPayload(sessionId)),
    theirs.intent('entry.add', { entryId, sessionId, kind: 'step', text: 'secret', step: { type: 'check' } }),
    theirs.intent('fact.add', { factId, sessionId, text: 'secret' }),
    theirs.intent('handoff.create', escalatePayload(sessionId, handoffId)),
  )
  // No one can be reached, which ends its policy by itself; and it is assessed.
  await eventually('the end of its policy', async () => {
    const handoff = await readDocument(rig.db, 'other', 'handoffs', handoffId)
    return handoff?.policy?.phase === 'exhausted' && handoff.enrichment?.state === 'made'
  })
  const before = await theirs.pullAll()
  const ann = await rig.desk('acme', 'ann')
  const mine = uuid()
  const attempts: Intent[] = [
    ann.intent('session.start', startPayload(mine)),
    ann.intent('session.edit', { sessionId, title: 'mine' }),
    ann.intent('session.resolve', { sessionId }),
    ann.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'x' }),
    ann.intent('entry.edit', { entryId, text: 'x' }),
    ann.intent('step.answer', { entryId, skipped: true }),
    ann.intent('fact.add', { factId: uuid(), sessionId: mine, text: 'x', sourceEntryId: entryId }),
    ann.intent('fact.remove', { factId }),
    ann.intent('branch.fork', { sessionId, branches: [{ id: uuid(), label: 'x' }] }),
    ann.intent('handoff.withdraw', { handoffId }),
    ann.intent('handoff.confirm', { handoffId, text: 'x' }),
    ann.intent('assessment.edit', { handoffId, text: 'x' }),
    ann.intent('assessment.judge', { handoffId, was: 'wrong' }),
    ann.intent('session.keep-from-ai', { sessionId, keep: true }),
    ann.intent('handoff.create', { ...escalatePayload(mine, uuid()), targetUserId: 'no one-of-ours' }),
  ]
  const answer = await ann.push(...attempts)
  if (!answer.ok) throw new Error(answer.problem.message)
  expect(answer.verdicts.map((verdict) => verdict.status)).toEqual([
    'accepted',
    ...attempts.slice(1).map(() => 'rejected'),
  ])
  for (const verdict of answer.verdicts.slice(1, -1)) expect(verdict).toMatchObject({ kind: 'not_found' })
  const claim = { id: uuid(), at: Date.now(), type: 'handoff.claim', version: 1, payload: { handoffId } }
  expect(await ann.ask('intents:request', { intent: claim })).toMatchObject({
    ok: false,
    problem: { kind: 'not_found' },
  })
  const mark = { handoffId, channel: 'toast' as const, state: 'seen' as const, reason: null }
  expect(await ann.ask('handoffs:mark', { marks: [mark] })).toEqual({ ok: true })
  expect(
    await rig.db.selectFrom('delivery_marks').selectAll().where('handoff_id', '=', handoffId).execute(),
  ).toEqual([])
  expect(await theirs.pullAll()).toEqual(before)
  expect(JSON.stringify(await ann.pullAll())).not.toContain('secret')
})

test('the same ids in two tenants are two sessions', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('other', 'bob')
  const sessionId = uuid()
  const intent = ann.intent('session.start', startPayload(sessionId))
  await ann.push(intent)
  expect(await bob.push({ ...intent, seq: 1 })).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }],
  })
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({
    accountId: 'acme',
    ownerId: 'ann',
  })
  expect(await readDocument(rig.db, 'other', 'sessions', sessionId)).toMatchObject({
    accountId: 'other',
    ownerId: 'bob',
  })
})

test('a clock two hours ahead does not write into the future, one behind keeps its order', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const now = Date.now()
  const ahead = ann.intent('session.start', startPayload(sessionId), { at: now + 7_200_000 })
  const behind = ann.intent(
    'entry.add',
    { entryId: uuid(), sessionId, kind: 'note', text: 'x' },
    { at: now - 7_200_000 },
  )
  await ann.push(ahead, behind)
  const session = await readDocument(rig.db, 'acme', 'sessions', sessionId)
  expect(session?.createdAt).toBeLessThanOrEqual(Date.now())
  expect(session?.updatedAt).toBeGreaterThanOrEqual(session?.createdAt ?? Infinity)
  expect(session?.entryCount).toBe(2)
})

test('old versions of an intent are taken, newer ones than the server knows are rejected and kept', async () => {
  const ann = await rig.desk('acme', 'ann')
  const answer = await ann.push(
    ann.intent('session.start', startPayload(uuid()), { version: 7 }),
    ann.intent('session.start', startPayload(uuid()), { type: 'session.teleport' }),
    ann.intent('session.start', startPayload(uuid())),
  )
  expect(answer).toMatchObject({
    ok: true,
    verdicts: [{ kind: 'unsupported_intent' }, { kind: 'unsupported_intent' }, { status: 'accepted' }],
  })
})
