import { expect, test } from 'vitest'
import { problem } from '../../../core/domain/document/problem.ts'
import { printer, deskRig } from '../../support/desk/desk-rig.ts'
import { makeSnapshot } from '../../support/samples/make.ts'
import {
  makeDevice,
  signInAs,
  until,
  readyState,
  untilReady,
  untilState,
} from '../../support/desk/open-test-desk.ts'

const rig = deskRig()

test('a session started here is seen here at once and elsewhere after', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const bo = await rig.sit('bo')
  const elsewhere = until(
    bo.sessions({ scope: 'all', limit: 50 }),
    (rows) => rows.length === 1,
    'the session at Bo',
  )
  expect(await ann.act('session.start', { sessionId: 's1', ...printer })).toMatchObject({ ok: true })
  const [own] = await until(ann.sessions({ scope: 'mine', limit: 50 }), (rows) => rows.length === 1)
  expect(own).toMatchObject({ id: 's1', ownerId: 'ann', status: 'active' })
  expect(await elsewhere).toMatchObject([{ id: 's1', title: printer.title, rev: 2 }])
  await until(ann.document('sessions', 's1'), (session) => session?.rev === 2, 'the server’s version at Ann')
  await untilReady(ann, (state) => state.waiting === 0)
  expect(ann.pendingDocuments.get().size).toBe(0)
  expect(device.errors).toEqual([])
})

test('every list shows what belongs to it, in its order', async () => {
  const ann = await rig.sit('ann')
  const act = async (...args: Parameters<typeof ann.act>) =>
    expect(await ann.act(...args)).toMatchObject({ ok: true })
  await act('session.start', { sessionId: 's1', ...printer })
  await act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'one' })
  await act('entry.add', { entryId: 'e2', sessionId: 's1', kind: 'note', text: 'two' })
  await act('fact.add', { factId: 'f1', sessionId: 's1', text: 'It has paper.' })
  await act('branch.fork', {
    sessionId: 's1',
    branches: [
      { id: 'b1', label: 'Network' },
      { id: 'b2', label: 'Driver' },
    ],
  })
  await act('fix.propose', { fixId: 'x1', sessionId: 's1', text: 'Restart the spooler', confidence: 60 })
  const snapshot = makeSnapshot()
  await act('handoff.create', { handoffId: 'h1', sessionId: 's1', intent: 'park', snapshot })

  const texts = (rows: readonly { text: string }[]) => rows.map((row) => row.text)
  const newest = await until(ann.entries('s1', 3), (rows) => rows.length === 3)
  expect(newest.map((entry) => entry.event?.name)).toEqual(['forked', 'fix_proposed', 'parked'])
  const all = await until(ann.entries('s1', 50), (rows) => rows.length === 6)
  expect(texts(all).slice(1, 3)).toEqual(['one', 'two'])
  expect(texts(await until(ann.facts('s1'), (rows) => rows.length === 1))).toEqual(['It has paper.'])
  expect((await until(ann.branches('s1'), (rows) => rows.length === 2)).map((row) => row.label)).toEqual([
    'Network',
    'Driver',
  ])
  expect(texts(await until(ann.fixes('s1'), (rows) => rows.length === 1))).toEqual(['Restart the spooler'])
  expect(await until(ann.handoffsOf('s1'), (rows) => rows.length === 1)).toMatchObject([{ id: 'h1' }])
  expect(await until(ann.openHandoffs(), (rows) => rows.length === 1)).toMatchObject([{ id: 'h1' }])
  expect(await until(ann.sessions({ scope: 'parked', limit: 9 }), (rows) => rows.length === 1)).toMatchObject(
    [{ id: 's1' }],
  )
  expect((await until(ann.people(), (people) => people.size === 5)).get('bo')).toMatchObject({ name: 'Bo' })
  expect(await until(ann.document('sessions', 'nothing'), () => true)).toBeNull()
  // The same once the server's own versions have taken over.
  await untilReady(ann, (state) => state.waiting === 0)
  await until(ann.document('handoffs', 'h1'), (handoff) => handoff?.acceptedAt !== null)
  expect(
    texts((await until(ann.entries('s1', 50), (rows) => rows.every((row) => row.rev > 0))).slice(1, 3)),
  ).toEqual(['one', 'two'])
})

test('rows that did not change stay the same objects', async () => {
  const ann = await rig.sit('ann')
  for (const id of ['s1', 's2', 's3']) await ann.act('session.start', { sessionId: id, ...printer })
  const list = ann.sessions({ scope: 'all', limit: 50 })
  await untilReady(ann, (state) => state.waiting === 0)
  const before = await until(list, (rows) => rows.length === 3 && rows.every((row) => row.rev > 0))
  const stop = list.subscribe(() => undefined)
  rig.server.must('session.edit', { sessionId: 's2', title: 'Renamed' }, 'bo')
  const after = await until(list, (rows) => rows.some((row) => row.title === 'Renamed'))
  for (const id of ['s1', 's3']) {
    expect(after.find((row) => row.id === id)).toBe(before.find((row) => row.id === id))
  }
  stop()
})

test('a limit bounds the list to the newest, and one that leaves makes room for the next', async () => {
  const ann = await rig.sit('ann')
  for (let n = 1; n <= 5; n += 1) {
    await ann.act('session.start', { sessionId: `s${n}`, ...printer })
    // Sorted by when they changed: no two of them in the same millisecond.
    const now = ann.now()
    while (ann.now() === now) await Promise.resolve()
  }
  await untilReady(ann, (state) => state.waiting === 0)
  const parked = ann.sessions({ scope: 'mine', limit: 3 })
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)
  expect(ids(await until(parked, (rows) => rows.length === 3))).toEqual(['s5', 's4', 's3'])
  rig.server.world.add('sessions', {
    ...rig.server.world.get('sessions', 's4'),
    ownerId: 'bo',
    rev: rig.server.world.rev + 1,
  })
  rig.server.world.rev += 1
  rig.server.announce()
  expect(ids(await until(parked, (rows) => !ids(rows).includes('s4') && rows.length === 3))).toEqual([
    's5',
    's3',
    's2',
  ])
})

test('an action that cannot be done is rejected on the spot and stores nothing', async () => {
  const ann = await rig.sit('ann')
  const bo = await rig.sit('bo')
  const vic = await rig.sit('vic')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await until(bo.document('sessions', 's1'), (session) => session !== null)
  await until(vic.document('sessions', 's1'), (session) => session !== null)
  const kindOf = async (result: Promise<unknown>) =>
    ((await result) as { problem: { kind: string } }).problem.kind
  expect(await kindOf(bo.act('session.resume', { sessionId: 's1' }))).toBe('not_owner')
  expect(
    await kindOf(vic.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'hi' })),
  ).toBe('forbidden')
  expect(await kindOf(ann.act('session.resume', { sessionId: 's1' }))).toBe('wrong_status')
  expect(await kindOf(ann.act('session.start', { sessionId: 's1', ...printer }))).toBe('already_exists')
  expect(await kindOf(ann.act('session.start', { sessionId: 's 2', ...printer }))).toBe('bad_request')
  expect(await kindOf(ann.act('handoff.claim', { handoffId: 'h1' }))).toBe('online_only')
  expect(rig.server.verdicts.size).toBe(1)
  expect(readyState(bo).waiting + readyState(vic).waiting).toBe(0)
})

test('what is too large to be sent is rejected with its size, and what was typed can go on', async () => {
  const ann = await rig.sit('ann')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  const text = 'x'.repeat(2 * 1024 * 1024)
  const result = await ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'paste', text })
  expect(result).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
  expect(result.ok ? '' : result.problem.message).toMatch(
    /^This is 2 MB, and you can send 256 KB at most\. Shorten it/,
  )
  expect(
    await ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'paste', text: text.slice(0, 1000) }),
  ).toMatchObject({ ok: true })
})

test('actions done at once are numbered without gaps, each on what the one before has left', async () => {
  const ann = await rig.sit('ann')
  const results = await Promise.all([
    ann.act('session.start', { sessionId: 's1', ...printer }),
    ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'one' }),
    ann.act('session.start', { sessionId: 's1', ...printer }),
    ...Array.from({ length: 20 }, async (_, n) =>
      ann.act('entry.add', { entryId: `more${n}`, sessionId: 's1', kind: 'note', text: `${n}` }),
    ),
  ])
  expect(results.map((result) => result.ok)).toEqual([
    true,
    true,
    false,
    ...Array.from({ length: 20 }, () => true),
  ])
  await untilReady(ann, (state) => state.waiting === 0)
  const sent = rig.server
    .requestsOf('intents:push')
    .flatMap((request) => (request as { intents: { seq: number }[] }).intents)
  expect(sent.map((intent) => intent.seq)).toEqual(sent.map((_, index) => index + 1))
  expect(sent).toHaveLength(22)
})

test('a claim is asked for, and its outcome is there when it is answered', async () => {
  const ann = await rig.sit('ann')
  const bo = await rig.sit('bo')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  const snapshot = makeSnapshot()
  await ann.act('handoff.create', { handoffId: 'h1', sessionId: 's1', intent: 'escalate', snapshot })
  const shown = bo.document('sessions', 's1')
  const stop = shown.subscribe(() => undefined)
  await until(shown, (session) => session?.status === 'escalated')
  expect(await bo.request('handoff.claim', { handoffId: 'h1' })).toMatchObject({ ok: true })
  expect(shown.get()).toMatchObject({ status: 'active', ownerId: 'bo' })
  expect(await ann.request('handoff.claim', { handoffId: 'h1' })).toMatchObject({
    ok: false,
    problem: { kind: 'already_claimed' },
  })
  stop()
})

test('drafts, preferences and the seen live through a restart', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  await ann.writeDraft('note/s1', 'half a sent')
  await ann.writeDraft('note/s1', 'half a sentence')
  await ann.writeDraft('note/s2', 'gone')
  await ann.writeDraft('note/s2', '')
  await ann.writePreference('theme', 'dark')
  ann = await rig.restart(ann, device)
  expect(await ann.readDraft('note/s1')).toBe('half a sentence')
  expect(await ann.readDraft('note/s2')).toBe('')
  expect(await ann.readDraft('never')).toBe('')
  expect(await ann.readPreference('theme')).toBe('dark')
  expect(await ann.readPreference('never')).toBeNull()
  await ann.writeDraft('note/s2', 'again')
  expect(await ann.readDraft('note/s2')).toBe('again')
})

test('what is still being typed while the server signs someone out is kept', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  // The field goes away with its screen and saves what was typed last, as a screen does that is closing.
  const saved: Promise<string>[] = []
  const stop = ann.state.subscribe(() => {
    if (ann.state.get().phase === 'signed_out') saved.push(ann.writeDraft('note/s1', 'the last words'))
  })
  rig.server.emit('ended', { problem: problem('deactivated', 'An admin has ended your access.') })
  await untilState(ann, (state) => state.phase === 'signed_out')
  await Promise.all(saved)
  stop()
  await signInAs(ann, 'ann')
  expect(await ann.readDraft('note/s1')).toBe('the last words')
})
