import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { RxStorage } from 'rxdb/plugins/core'
import { expect, test } from 'vitest'
import type { Intent } from '../../../core/intents/intent.ts'
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
import { soon } from '../../support/soon.ts'

const rig = deskRig()

/** Nothing of the server can be reached, neither by HTTP nor by socket. */
const noNetwork = { http: async () => Promise.reject(new TypeError('fetch failed')) }
const pushed = () =>
  rig.server.requestsOf('intents:push').flatMap((request) => (request as { intents: Intent[] }).intents)

test('without a network a desk opens from what is on the device, works, and survives being closed', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  await until(ann.document('sessions', 's1'), (session) => session?.rev === 2)

  ann = await rig.restart(ann, device, noNetwork)
  expect(ann.state.get()).toMatchObject({ phase: 'ready', synced: true, identity: { personId: 'ann' } })
  await untilReady(ann, (state) => state.connection.kind === 'offline')
  await until(ann.sessions({ scope: 'mine', limit: 9 }), (rows) => rows.length === 1)
  await ann.act('session.start', { sessionId: 's2', ...printer, title: 'Written on a roof' })
  await ann.act('handoff.create', {
    handoffId: 'h1',
    sessionId: 's1',
    intent: 'escalate',
    snapshot: makeSnapshot(),
  })
  expect(readyState(ann).waiting).toBe(2)
  expect(ann.pendingDocuments.get()).toContain('handoffs/h1')

  ann = await rig.restart(ann, device, noNetwork)
  expect(readyState(ann).waiting).toBe(2)
  const mine = await until(ann.sessions({ scope: 'mine', limit: 9 }), (rows) => rows.length === 2)
  expect(Object.fromEntries(mine.map((row) => [row.id, row.status]))).toEqual({
    s1: 'requesting_escalation',
    s2: 'active',
  })
  expect(ann.pendingDocuments.get()).toContain('sessions/s2')

  ann = await rig.restart(ann, device)
  await untilReady(ann, (state) => state.waiting === 0, 'everything to be sent')
  await until(ann.document('sessions', 's1'), (session) => session?.status === 'escalated')
  expect(pushed().map((intent) => intent.seq)).toEqual([1, 2, 3])
  expect(rig.server.world.get('sessions', 's2').title).toBe('Written on a roof')
  expect(ann.pendingDocuments.get().size).toBe(0)
})

test('an answer that was lost is asked for again, and nothing happens twice', async () => {
  const ann = await rig.sit('ann')
  let lost = 0
  rig.server.faults.set('intents:push', (request, _answer, proceed) => {
    if (lost > 0) return proceed()
    lost += 1
    rig.server.decideSilently(request, 'ann')
    rig.server.cut()
  })
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(lost).toBe(1)
  expect(pushed().map((intent) => intent.seq)).toEqual([1, 1])
  expect(rig.server.world.all('sessions')).toHaveLength(1)
  expect(rig.server.world.all('entries')).toHaveLength(1)
})

test('a server that never answers is left, and asked again on another connection', async () => {
  const ann = await rig.sit('ann', makeDevice(), { requestTimeoutMs: 1500 })
  let swallowed = 0
  rig.server.faults.set('intents:push', (_request, _answer, proceed) => {
    if (swallowed > 0) return proceed()
    swallowed += 1
  })
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(swallowed).toBe(1)
  expect(rig.server.world.all('sessions')).toHaveLength(1)
})

test('many actions go out in messages of at most a hundred, in their order', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  for (let n = 0; n < 250; n += 1)
    await ann.act('entry.add', { entryId: `e${n}`, sessionId: 's1', kind: 'note', text: `${n}` })
  ann = await rig.restart(ann, device)
  await untilReady(ann, (state) => state.waiting === 0)
  expect(pushed().map((intent) => intent.seq)).toEqual(Array.from({ length: 251 }, (_, index) => index + 1))
  const sizes = rig.server
    .requestsOf('intents:push')
    .map((request) => (request as { intents: unknown[] }).intents.length)
  expect(sizes).toEqual([100, 100, 51])
  const entries = await until(
    ann.entries('s1', 300),
    (rows) => rows.length === 251 && rows.every((row) => row.rev > 0),
  )
  expect(entries.map((entry) => entry.text).slice(1)).toEqual(Array.from({ length: 250 }, (_, n) => `${n}`))
})

test('what the server refuses stays on the device with all that was typed, until it is discarded', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  ann = await rig.restart(ann, device, noNetwork)
  const text = 'What I found out on the roof'
  await ann.act('session.resolve', { sessionId: 's1', resolutionSummary: text })
  rig.server.must('session.abandon', { sessionId: 's1' }, 'ann')

  ann = await rig.restart(ann, device)
  const { rejected } = await untilReady(ann, (state) => state.rejected.length === 1)
  expect(rejected[0]).toMatchObject({
    type: 'session.resolve',
    payload: { sessionId: 's1', resolutionSummary: text },
    problem: { kind: 'wrong_status' },
  })
  await until(ann.document('sessions', 's1'), (session) => session?.status === 'abandoned')
  expect(readyState(ann).waiting).toBe(0)

  ann = await rig.restart(ann, device)
  expect(readyState(ann).rejected).toHaveLength(1)
  await ann.discard(rejected[0]?.id ?? '')
  expect(readyState(ann).rejected).toEqual([])
  ann = await rig.restart(ann, device)
  expect(readyState(ann).rejected).toEqual([])
  // Numbers go on where they were: what was rejected has used one up.
  await ann.act('session.reopen', { sessionId: 's1' })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(pushed().at(-1)?.seq).toBe(3)
})

/** A device whose disk can be filled. */
const makeFullDevice = () => {
  const device = makeDevice()
  const disk = { isFull: false }
  const memory = getRxStorageMemory()
  const own: RxStorage<unknown, unknown> = {
    ...memory,
    async createStorageInstance(params) {
      const instance = await memory.createStorageInstance(params as never)
      const bulkWrite = instance.bulkWrite.bind(instance)
      instance.bulkWrite = async (...args) => {
        if (disk.isFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
        return bulkWrite(...args)
      }
      return instance as never
    },
  }
  device.storages = { ...device.storages, own }
  return { device, disk }
}
const note = { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'one' } as const

test('a full disk is said, leaves no gap, and nothing is shown that is not stored', async () => {
  const { device, disk } = makeFullDevice()
  let ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  ann = await rig.restart(ann, device, noNetwork)
  await untilReady(ann, (state) => state.connection.kind === 'offline')
  disk.isFull = true
  expect(await ann.act('entry.add', note)).toMatchObject({ ok: false, problem: { kind: 'storage_full' } })
  expect(ann.pendingDocuments.get()).not.toContain('entries/e1')
  disk.isFull = false
  expect(await ann.act('entry.add', note)).toMatchObject({ ok: true })
  ann = await rig.restart(ann, device)
  await untilReady(ann, (state) => state.waiting === 0)
  expect(pushed().map((intent) => intent.seq)).toEqual([1, 2])
})

test('on a full disk what the server has done all the same counts as done', async () => {
  const { device, disk } = makeFullDevice()
  const ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await until(ann.document('sessions', 's1'), (session) => session?.rev === 2)
  // The verdict has to be on the disk before that fills up: only an idle desk sends while it stores.
  await untilReady(ann, (state) => state.waiting === 0)
  await soon(() => expect(ann.pendingDocuments.get().size).toBe(0))
  disk.isFull = true
  const result = await ann.act('entry.add', note)
  disk.isFull = false
  const sent = pushed().some((intent) => intent.payload['entryId'] === 'e1')
  // Sent or not, what the person is told is what happened.
  expect(result.ok).toBe(sent)
  expect(rig.server.world.find('entries', 'e1') !== null).toBe(sent)
  expect(await ann.act('entry.add', { ...note, entryId: 'e2' })).toMatchObject({ ok: true })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(rig.server.world.find('entries', 'e2')).not.toBeNull()
  expect(readyState(ann).rejected).toEqual([])
})

test('a server restored from a backup is given again what it has lost', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const bo = await rig.sit('bo')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  const backup = rig.server.backup()
  await ann.act('session.start', { sessionId: 's2', ...printer })
  await ann.act('session.start', { sessionId: 's3', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  await until(bo.sessions({ scope: 'all', limit: 9 }), (rows) => rows.length === 3)
  rig.server.restore(backup)

  await soon(() => expect(rig.server.world.all('sessions')).toHaveLength(3))
  await untilReady(ann, (state) => state.waiting === 0 && state.synced)
  expect(rig.server.world.all('sessions').map((session) => session.id)).toEqual(['s1', 's2', 's3'])
  expect(rig.server.world.all('entries')).toHaveLength(3)
  expect(readyState(ann).rejected).toEqual([])
  expect(pushed().map((intent) => intent.seq)).toEqual([1, 2, 3, 1, 2])
  // Everyone else reads from the start as well.
  const all = await until(
    bo.sessions({ scope: 'all', limit: 9 }),
    (rows) => rows.length === 3 && rows.every((row) => row.rev <= rig.server.world.rev),
  )
  expect(all).toHaveLength(3)
})

test('a restored server that went on to the same number is noticed all the same', async () => {
  const ann = await rig.sit('ann')
  const bo = await rig.sit('bo')
  const backup = rig.server.backup()
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  await until(bo.document('sessions', 's1'), (session) => session !== null)
  const { rev } = rig.server.world
  rig.server.restore(backup)
  rig.server.must('session.start', { sessionId: 'other', ...printer }, 'cy')
  expect(rig.server.world.rev).toBe(rev)

  for (const desk of [ann, bo]) {
    const rows = await until(desk.sessions({ scope: 'all', limit: 9 }), (all) => all.length === 2)
    expect(rows.map((row) => row.id).toSorted()).toEqual(['other', 's1'])
  }
  expect(readyState(ann).rejected).toEqual([])
})

test('a granted claim that a restored server has lost is asked for again, in its place', async () => {
  const ann = await rig.sit('ann')
  const bo = await rig.sit('bo')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  const escalation = {
    handoffId: 'h1',
    sessionId: 's1',
    intent: 'escalate' as const,
    snapshot: makeSnapshot(),
  }
  rig.server.must('handoff.create', escalation, 'ann')
  const backup = rig.server.backup()
  await until(bo.document('handoffs', 'h1'), (handoff) => handoff !== null)
  expect(await bo.request('handoff.claim', { handoffId: 'h1' })).toMatchObject({ ok: true })
  expect(
    await bo.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'Mine now' }),
  ).toMatchObject({ ok: true })
  await untilReady(bo, (state) => state.waiting === 0)
  rig.server.restore(backup)

  await soon(() => expect(rig.server.world.find('entries', 'e1')).not.toBeNull())
  await untilReady(bo, (state) => state.waiting === 0)
  expect(rig.server.world.get('sessions', 's1').ownerId).toBe('bo')
  expect(readyState(bo).rejected).toEqual([])
})

test('where a number can never come, the device starts numbering again under another name', async () => {
  const ann = await rig.sit('ann')
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  rig.server.muteLive = true
  rig.server.must('session.abandon', { sessionId: 's1' }, 'ann')
  await ann.act('session.resolve', { sessionId: 's1', resolutionSummary: 'New driver' })
  await untilReady(ann, (state) => state.rejected.length === 1)
  const devices = rig.server.lastSeq.size
  // The server forgets the second intent, which it had rejected: the person was told, so it is not sent again.
  rig.server.forgetIntents([pushed().at(-1)?.id ?? ''])
  await ann.act('session.start', { sessionId: 's2', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(rig.server.world.find('sessions', 's2')).not.toBeNull()
  expect(rig.server.lastSeq.size).toBe(devices + 1)
  expect(pushed().at(-1)?.seq).toBe(1)
  expect(readyState(ann).rejected).toHaveLength(1)
})

test('what waits stays when someone signs out, and goes out when the same person is back', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  expect(await ann.signOut({ everywhere: false })).toMatchObject({ ok: true })
  expect(ann.state.get()).toMatchObject({ phase: 'signed_out', left: [{ name: 'Ann', waiting: 1 }] })
  // The token by which the server is still to be told.
  expect(device.secret).toBe('refresh-ann')
  expect(await ann.act('session.start', { sessionId: 's9', ...printer })).toMatchObject({
    problem: { kind: 'unauthenticated' },
  })

  const bo = await rig.restart(ann, device)
  await untilState(bo, (state) => state.phase === 'signed_out')
  await signInAs(bo, 'bo')
  await untilReady(bo, (state) => state.synced)
  expect(readyState(bo).waiting).toBe(0)
  expect(await until(bo.sessions({ scope: 'all', limit: 9 }), () => true)).toEqual([])
  await signInAs(bo, 'ann')
  await untilReady(bo, (state) => state.identity?.personId === 'ann' && state.waiting === 0)
  expect(rig.server.world.get('sessions', 's1').ownerId).toBe('ann')
})
