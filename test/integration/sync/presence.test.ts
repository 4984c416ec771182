import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFlakyNetwork } from '../../support/desk/flaky-network.ts'
import { eventually, openRigDesk, staff, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
let second: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  second = await startSyncRig({ database: rig.database })
  await rig.addAccount('acme', staff())
  await rig.addAccount('other', [{ ...staff()[1], id: 'zoe' } as ReturnType<typeof staff>[number]])
})
afterAll(async () => {
  await second.close()
  await rig.close()
})

const session = (id: string) => ({ subject: { kind: 'session' as const, id } })
const handoff = (id: string) => ({ subject: { kind: 'handoff' as const, id } })
const nothing = { subject: null }

test('two desks see each other come, move and go; who comes later knows at once', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  expect(await ann.ask('presence:look', session('s1'))).toEqual({ ok: true })
  await eventually('Bob to see Ann', () => bob.looking.get('ann')?.join() === 'session/s1')
  await bob.ask('presence:look', handoff('h1'))
  await eventually('Ann to see Bob', () => ann.looking.get('bob')?.join() === 'handoff/h1')
  const vic = await rig.desk('acme', 'vic')
  await eventually('a viewer to see both', () => vic.looking.size === 2)
  await vic.ask('presence:look', session('s1'))
  await eventually('a viewer to be seen', () => bob.looking.get('vic')?.join() === 'session/s1')
  await ann.ask('presence:look', nothing)
  await eventually('Ann to leave', () => bob.looking.get('ann')?.length === 0)
  bob.close()
  await eventually('Bob to be cut', () => ann.looking.get('bob')?.length === 0)
  vic.close()
  await eventually('the viewer to be cut', () => ann.looking.get('vic')?.length === 0)
  ann.close()
})

test('who is at their desk, away, or gone is known to all, on every device', async () => {
  const bob = await rig.desk('acme', 'bob')
  const ann = await rig.desk('acme', 'ann')
  await eventually('Ann', () => bob.atDesk.get('ann') === 'online')
  await eventually('Bob, who was there before', () => ann.atDesk.get('bob') === 'online')
  await ann.ask('presence:look', { subject: null, away: true })
  await eventually('Ann to be away', () => bob.atDesk.get('ann') === 'away')
  const phone = await second.desk('acme', 'ann')
  await eventually('Ann to be at her phone', () => bob.atDesk.get('ann') === 'online')
  phone.close()
  await eventually('Ann to be away again', () => bob.atDesk.get('ann') === 'away')
  ann.close()
  await eventually('Ann to be gone', () => bob.atDesk.get('ann') === 'offline')
  expect(bob.atDesk.get('bob')).toBe('online')
  bob.close()
})

test('one person on two devices is there until both have gone', async () => {
  const laptop = await rig.desk('acme', 'ann')
  const phone = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  await laptop.ask('presence:look', session('s2'))
  await phone.ask('presence:look', session('s3'))
  await eventually('both', () => bob.looking.get('ann')?.toSorted().join() === 'session/s2,session/s3')
  laptop.close()
  await eventually('one', () => bob.looking.get('ann')?.join() === 'session/s3')
  phone.close()
  await eventually('none', () => bob.looking.get('ann')?.length === 0)
  expect([...bob.looking.keys()]).toEqual(['ann'])
  bob.close()
})

test('workspaces do not see each other, whatever ids they name', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const zoe = await rig.desk('other', 'zoe')
  const known = await ann.ask('presence:look', session('s4'))
  expect(await zoe.ask('presence:look', session('s4'))).toEqual(known)
  expect(await zoe.ask('presence:look', session(uuid()))).toEqual(known)
  await eventually('Bob to see Ann', () => bob.looking.get('ann')?.join() === 'session/s4')
  await eventually('Zoe to see herself', () => zoe.looking.has('zoe'))
  expect([...zoe.looking.keys()]).toEqual(['zoe'])
  expect(bob.looking.has('zoe')).toBe(false)
  for (const desk of [ann, bob, zoe]) desk.close()
})

test('it crosses processes, and a process that stops takes its people along', async () => {
  const third = await startSyncRig({ database: rig.database })
  const here = await rig.desk('acme', 'bob')
  const there = await openRigDesk(third.url, 'acme/ann')
  await here.ask('presence:look', session('s5'))
  await eventually('Ann to see Bob', () => there.looking.get('bob')?.join() === 'session/s5')
  await there.ask('presence:look', session('s5'))
  await eventually('Bob to see Ann', () => here.looking.get('ann')?.join() === 'session/s5')
  const elsewhere = await second.desk('acme', 'vic')
  await eventually('a third to see both', () => elsewhere.looking.size === 2)
  await third.close()
  await eventually('Ann to be gone', () => here.looking.get('ann')?.length === 0)
  expect(here.looking.get('bob')).toEqual(['session/s5'])
  here.close()
  elsewhere.close()
})

test('someone whose access has ended is gone, on every process', async () => {
  const olga = await rig.desk('acme', 'olga')
  const vic = await second.desk('acme', 'vic')
  await vic.ask('presence:look', session('s6'))
  await eventually('Vic', () => olga.looking.get('vic')?.join() === 'session/s6')
  const ended = new Promise((resolve) => vic.socket.once('ended', resolve))
  const { id, at, type, version, payload } = olga.intent('person.update', { personId: 'vic', active: false })
  expect(await olga.ask('intents:request', { intent: { id, at, type, version, payload } })).toMatchObject({
    ok: true,
  })
  expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
  await eventually('Vic to be gone', () => olga.looking.get('vic')?.length === 0)
  olga.close()
})

test('a device whose network is gone without a word disappears when it does not answer', async () => {
  const impatient = await startSyncRig({ database: rig.database, ping: { interval: 2000, timeout: 2000 } })
  const network = await openFlakyNetwork(impatient.url)
  const lost = await openRigDesk(network.url, 'acme/ann')
  const bob = await rig.desk('acme', 'bob')
  await lost.ask('presence:look', session('s7'))
  await eventually('Ann', () => bob.looking.get('ann')?.join() === 'session/s7')
  // The device hears no ping any more; no connection is closed.
  network.swallow('answered')
  await eventually('Ann to be gone', () => bob.looking.get('ann')?.length === 0)
  expect(impatient.sockets.count()).toBe(0)
  lost.close()
  bob.close()
  await network.close()
  await impatient.close()
})

test('malformed looks are answered, and change nothing', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  await ann.ask('presence:look', session('s8'))
  await eventually('Ann', () => bob.looking.get('ann')?.join() === 'session/s8')
  const garbage: unknown[] = [
    undefined,
    null,
    's8',
    {},
    { subject: 's8' },
    { subject: { kind: 'account', id: 'acme' } },
    { subject: { kind: 'session', id: '../s' } },
    { subject: { kind: 'session', id: 'x'.repeat(41) } },
  ]
  for (const value of garbage) {
    const answer: unknown = await ann.socket.timeout(60_000).emitWithAck('presence:look', value)
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
  }
  ann.socket.emit('presence:look')
  ann.socket.emit('presence:look', session('s9'))
  await eventually('Ann to have moved on', () => bob.looking.get('ann')?.join() === 'session/s9')
  ann.close()
  bob.close()
})

test('a flood of looks is held back, and others hear a handful of messages', async () => {
  const flooder = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const began = Date.now()
  const before = bob.presenceMessages()
  const answers = await Promise.all(
    Array.from({ length: 1500 }, async (_, n) => flooder.ask('presence:look', session(`f${n}`))),
  )
  expect(answers.filter((answer) => !answer.ok).length).toBeGreaterThan(0)
  const last = answers.findLastIndex((answer) => answer.ok)
  await eventually('the last one', () => bob.looking.get('ann')?.join() === `session/f${last}`)
  const pauses = (Date.now() - began) / 250
  expect(bob.presenceMessages() - before).toBeLessThanOrEqual(Math.ceil(pauses) + 2)
  flooder.close()
  bob.close()
})
