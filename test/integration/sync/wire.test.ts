import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { intents, type IntentType } from '../../../core/intents/registry.ts'
import { oldestProtocol, protocolVersion } from '../../../core/protocol/version.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import {
  eventually,
  openRigDesk,
  staff,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
})
afterAll(async () => {
  await rig.close()
})

test('a client that is too old or too new is told so before anything else', async () => {
  await expect(rig.desk('acme', 'ann', { protocol: oldestProtocol - 1 })).rejects.toMatchObject({
    kind: 'protocol_too_old',
  })
  await expect(rig.desk('acme', 'ann', { protocol: protocolVersion + 1 })).rejects.toMatchObject({
    kind: 'protocol_too_new',
  })
})

test('strangers and clients without manners are turned away with a reason', async () => {
  await expect(rig.desk('acme', 'nobody')).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(openRigDesk(rig.url, '')).rejects.toMatchObject({ kind: 'bad_request' })
  await expect(rig.desk('acme', 'ann', { deviceId: '../../etc' })).rejects.toMatchObject({
    kind: 'bad_request',
  })
})

test('a viewer is rejected on every write, and nothing changes', async () => {
  const vic = await rig.desk('acme', 'vic')
  const before = vic.welcome.head
  const writes = (Object.keys(intents) as IntentType[]).filter((type) => type !== 'person.update')
  for (const type of writes) {
    const payload = { sessionId: uuid(), handoffId: uuid() } as never
    const over = { id: uuid(), at: Date.now(), version: 1 }
    const asked = await vic.ask('intents:request', { intent: { ...over, type, payload } })
    expect(asked).toMatchObject({ ok: false })
    const pushed = await vic.push(vic.intent(type, payload))
    expect(pushed).toMatchObject({ ok: true, verdicts: [{ status: 'rejected' }] })
  }
  const mark = { handoffId: uuid(), channel: 'toast' as const, state: 'seen' as const, reason: null }
  expect(await vic.ask('handoffs:mark', { marks: [mark] })).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  })
  expect(await vic.pullAll(before)).toEqual([])
})

test('malformed requests get a typed answer and the connection lives on', async () => {
  const ann = await rig.desk('acme', 'ann')
  const garbage: unknown[] = [
    undefined,
    null,
    42,
    'x',
    [],
    {},
    { intents: [] },
    { intents: 'x' },
    { intents: [{}] },
    { intents: [{ id: '../x', seq: -1, at: 'now', type: 5, version: 0, payload: [] }] },
    JSON.parse('{"__proto__": {"polluted": true}, "intents": [{"__proto__": 1}]}'),
  ]
  for (const name of ['intents:push', 'intents:request', 'sync:pull', 'handoffs:mark']) {
    for (const value of garbage) {
      const answer: unknown = await ann.socket.timeout(60_000).emitWithAck(name, value)
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
    }
  }
  expect(await ann.socket.timeout(60_000).emitWithAck('sessions:drop', { all: true })).toMatchObject({
    problem: { kind: 'unknown_event' },
  })
  expect(await ann.socket.timeout(60_000).emitWithAck('constructor', {})).toMatchObject({
    problem: { kind: 'unknown_event' },
  })
  ann.socket.emit('intents:push', { intents: [{}] })
  ann.socket.emit('intents:push')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(await ann.push(ann.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
})

test('an action over 256 KB is rejected by name; a message over the limit costs only its connection', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  await ann.push(ann.intent('session.start', startPayload(sessionId)))
  const large = ann.intent('entry.add', {
    entryId: uuid(),
    sessionId,
    kind: 'note',
    text: 'x'.repeat(300_000),
  })
  expect(await ann.push(large)).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
  const huge = { ...large, payload: { ...large.payload, text: 'x'.repeat(3_000_000) } }
  await expect(ann.push(huge)).rejects.toThrow('disconnected')
  const again = await rig.desk('acme', 'ann', { deviceId: ann.deviceId })
  const small = { ...large, payload: { ...large.payload, text: 'short' } }
  expect(await again.push(small)).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({ entryCount: 2 })
})

test('a thousand events a second from one client are held back while another is served', async () => {
  const flooder = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const answers = Array.from({ length: 1000 }, async () =>
    flooder.ask('sync:pull', { after: nothingYet, limit: 1 }),
  )
  const served = await bob.push(bob.intent('session.start', startPayload(uuid())))
  expect(served).toMatchObject({ ok: true })
  const rejected = (await Promise.all(answers)).filter((answer) => !answer.ok)
  expect(rejected.length).toBeGreaterThan(500)
  for (const answer of rejected) expect(answer).toMatchObject({ problem: { kind: 'rate_limited' } })
  await eventually(
    'the flooder to be served again',
    async () => (await flooder.ask('sync:pull', { after: nothingYet, limit: 1 })).ok,
  )
})

test('a flood without end is cut, with a reason', async () => {
  const flooder = await rig.desk('acme', 'ann')
  const ended = new Promise((resolve) => flooder.socket.once('ended', resolve))
  for (let index = 0; index < 6000; index += 1) flooder.socket.emit('nonsense', index)
  expect(await ended).toMatchObject({ problem: { kind: 'rate_limited' } })
})

test('a desk that comes from another history is told to read from the start, whatever its number', async () => {
  const ann = await rig.desk('acme', 'ann')
  const { rev, history } = ann.welcome.head
  for (const after of [
    { rev: 9_999_999_999, history },
    { rev: rev + 1, history: uuid() },
    { rev, history: uuid() },
    { rev, history: '' },
  ]) {
    expect(await ann.ask('sync:pull', { after, limit: 10 })).toMatchObject({
      ok: false,
      problem: { kind: 'other_history' },
    })
  }
  expect(await ann.ask('sync:pull', { after: ann.welcome.head, limit: 10 })).toMatchObject({ ok: true })
})

test('pulls come in whole revs however small the batch, and miss nothing under writes', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const writing = (async () => {
    for (let index = 0; index < 60; index += 1)
      await ann.push(ann.intent('session.start', startPayload(uuid())))
  })()
  const seen = new Map<string, number>()
  let after = nothingYet
  let written = false
  void writing.then(() => (written = true))
  for (let complete = false; !complete;) {
    const writtenBefore = written
    const answer = await bob.ask('sync:pull', { after, limit: 1 })
    if (!answer.ok) {
      expect(answer.problem.kind).toBe('rate_limited')
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    for (const change of answer.changes)
      seen.set(`${change.collection}/${change.document.id}`, change.document.rev)
    expect(answer.reached.rev).toBeGreaterThanOrEqual(after.rev)
    after = answer.reached
    complete = writtenBefore && !answer.more
  }
  const whole = await bob.pullAll()
  expect(seen.size).toBe(whole.length)
  for (const change of whole)
    expect(seen.get(`${change.collection}/${change.document.id}`)).toBe(change.document.rev)
})
