import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { openRawClient, openRawDesk, type RawClient } from '../../support/server/raw-client.ts'
import { eventually, staff, startPayload, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

const limits = { strangerMs: 3000, strangersPerAddress: 5, bytesPerSecond: 256 * 1024, socketsPerPerson: 3 }

let rig: SyncRig
const raw: RawClient[] = []
beforeAll(async () => {
  rig = await startSyncRig({ limits })
  await rig.addAccount('acme', staff())
})
afterEach(() => {
  for (const client of raw.splice(0)) client.end()
})
afterAll(async () => rig.close())

const desk = async (personId: string): Promise<RawClient> => {
  const handshake = { token: `acme/${personId}`, deviceId: uuid(), protocol: protocolVersion }
  const client = await openRawDesk(rig.url, handshake)
  raw.push(client)
  return client
}
const stranger = async (): Promise<RawClient> => {
  const client = await openRawClient(rig.url)
  raw.push(client)
  return client
}
/** The server still answers, and this is how. */
const stillServes = async (): Promise<void> => {
  const bob = await rig.desk('acme', 'bob')
  expect(await bob.push(bob.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
  bob.close()
}

test('a message with binary attachments is rejected unread, and costs its connection', async () => {
  const vic = await desk('vic')
  const placeholders = Array.from({ length: 8000 }, () => '{"_placeholder":true,"num":0}').join()
  vic.text(`451-7["intents:request",{"intent":{"payload":{"x":[${placeholders}]}}}]`)
  vic.binary(Buffer.alloc(200_000, 1))
  await vic.closed
  expect(vic.heard()).not.toContain('437[')
  const other = await desk('vic')
  other.binary(Buffer.from('hello'))
  await other.closed
  await stillServes()
})

test.each([
  ['an acknowledgement', '437["yes"]'],
  ['a namespace', '42/admin,7["sync:pull",{}]'],
  ['a second handshake', '40{}'],
  ['an event of the connection', '42["disconnect"]'],
  ['no JSON', '42["sync:pull",'],
  ['a name that is no text', '42[1,{}]'],
  ['three arguments', '427["sync:pull",1,2]'],
  ['a hundred thousand arguments', `427["x"${',0'.repeat(200_000)}]`],
])('a packet that no desk sends costs its connection and nothing else: %s', async (_, packet) => {
  const vic = await desk('vic')
  vic.text(packet)
  await vic.closed
  expect(vic.heard()).not.toMatch(/437\[/)
  await stillServes()
})

test('a message of very many parts, or very deep ones, is rejected before it is looked at', async () => {
  const vic = await rig.desk('acme', 'vic')
  const intent = (payload: Record<string, unknown>) => ({
    intent: { id: uuid(), at: Date.now(), type: 'handoff.claim', version: 1, payload },
  })
  const wide = intent({ x: Array.from({ length: 60_000 }, () => 0) })
  let deep: unknown = 0
  for (let depth = 0; depth < 100; depth += 1) deep = [deep]
  for (const message of [wide, intent({ x: deep })]) {
    expect(await vic.ask('intents:request', message)).toMatchObject({
      ok: false,
      problem: { kind: 'too_large' },
    })
  }
  vic.close()
})

test('an action that is asked for is held to 256 KB like one that is queued', async () => {
  const ann = await rig.desk('acme', 'ann')
  const intent = { id: uuid(), at: Date.now(), type: 'handoff.claim', version: 1 }
  const asked = await ann.ask('intents:request', {
    intent: { ...intent, payload: { x: 'x'.repeat(300_000) } },
  })
  expect(asked).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
  ann.close()
})

test('a connection is metered by bytes: it is told to wait, and cut when it does not', async () => {
  const ann = await rig.desk('acme', 'ann')
  const ended = new Promise((resolve) => ann.socket.once('ended', resolve))
  const mark = { handoffId: 'h', channel: 'toast', state: 'seen', reason: 'x'.repeat(200_000) } as const
  const answers: unknown[] = []
  for (let sent = 0; sent < 20; sent += 1) {
    ann.socket.emit('handoffs:mark', { marks: [mark] }, (answer: unknown) => void answers.push(answer))
  }
  expect(await ended).toMatchObject({ problem: { kind: 'rate_limited' } })
  expect(answers).toContainEqual(
    expect.objectContaining({ problem: expect.objectContaining({ kind: 'rate_limited' }) }),
  )
  await stillServes()
})

test('a connection reads few sessions at once, so that answers of 1 MB don’t pile up; the rest is told to wait', async () => {
  const ann = await rig.desk('acme', 'ann')
  const answers = await Promise.all(
    Array.from({ length: 12 }, async () => ann.ask('session:read', { sessionId: uuid(), after: null })),
  )
  expect(answers.slice(0, 2).map(({ ok }) => ok)).toEqual([true, true])
  expect(answers).toContainEqual({
    ok: false,
    problem: expect.objectContaining({
      kind: 'rate_limited',
      message: 'This device is already reading sessions. Wait until that’s done.',
    }),
  })
  expect(await ann.ask('session:read', { sessionId: uuid(), after: null })).toMatchObject({ ok: true })
  ann.close()
})

test('whoever has not said who they are may send little', async () => {
  const client = await stranger()
  client.text(`40{"token":"${'x'.repeat(20_000)}"}`)
  await client.closed
  expect(client.heard()).not.toContain('44{')
})

test('whoever does not say who they are is cut before long, and so is whoever was turned away', async () => {
  const silent = await stranger()
  await silent.closed
  const rejected = await stranger()
  rejected.text(`40${JSON.stringify({ token: 'acme/nobody', deviceId: uuid(), protocol: protocolVersion })}`)
  await rejected.closed
  expect(rejected.heard()).toContain('"unauthenticated"')
})

test('a connection has one handshake, however fast it sends more', async () => {
  const client = await stranger()
  const knock = `40${JSON.stringify({ token: 'acme/nobody', deviceId: uuid(), protocol: protocolVersion })}`
  for (let times = 0; times < 20; times += 1) client.text(knock)
  await client.closed
  expect(client.heard().match(/"unauthenticated"/g)?.length ?? 0).toBeLessThanOrEqual(1)
})

test('few from one address may be at the door at once; those inside are not counted', async () => {
  const inside = await Promise.all(['ann', 'bob', 'olga'].map(async (personId) => rig.desk('acme', personId)))
  const waiting = await Promise.all(Array.from({ length: 9 }, stranger))
  const turnedAway = waiting.filter((client) => client.heard().startsWith('HTTP/1.1 400'))
  expect(turnedAway).toHaveLength(4)
  await Promise.all(waiting.map(async (client) => client.closed))
  await stillServes()
  for (const client of inside) client.close()
})

test('a person has a few connections; one more is told why, and a device makes room for itself', async () => {
  await eventually('those of before to be gone', () => rig.sockets.count() === 0)
  const first = await rig.desk('acme', 'olga')
  const others = [await rig.desk('acme', 'olga'), await rig.desk('acme', 'olga')]
  await expect(rig.desk('acme', 'olga')).rejects.toMatchObject({ kind: 'rate_limited' })
  const again = await rig.desk('acme', 'olga', { deviceId: first.deviceId })
  await eventually('the one left behind to go', () => !first.socket.connected)
  expect(await again.push(again.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
  others[0]?.close()
  await eventually('room for another', async () => rig.desk('acme', 'olga').catch(() => undefined))
})

test('polling is not offered: it would need the same process each time', async () => {
  const answer = await fetch(`${rig.url}/socket.io/?EIO=4&transport=polling`)
  expect(answer.status).toBe(400)
})
