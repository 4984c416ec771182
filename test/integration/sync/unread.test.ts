import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { openRawDesk } from '../../support/server/raw-client.ts'
import { eventually, staff, startPayload, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

const unreadBytes = 3 * 1024 * 1024

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig({ limits: { unreadBytes, requestsInFlight: 16 } })
  await rig.addAccount('acme', staff())
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  await ann.push(ann.intent('session.start', startPayload(sessionId)))
  for (let n = 0; n < 4; n += 1) {
    const text = 'log line of a firewall\n'.repeat(8000)
    const entry = { entryId: uuid(), sessionId, kind: 'paste' as const, text }
    await ann.push(ann.intent('entry.add', entry, { version: 2 }))
  }
  ann.close()
})
afterAll(async () => rig.close())

const deskOf = async (personId: string) =>
  openRawDesk(rig.url, { token: `acme/${personId}`, deviceId: uuid(), protocol: protocolVersion })

test('a desk that asks and never reads is cut, and little was held for it', async () => {
  const bob = await deskOf('bob')
  bob.stopReading()
  let most = 0
  let id = 0
  const asking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
    for (let times = 0; times < 3; times += 1) {
      id += 1
      bob.text(`42${id}["sync:pull",{"after":${JSON.stringify(nothingYet)},"limit":1000}]`)
    }
  }, 30)
  const before = process.memoryUsage().rss
  await eventually('the desk to be cut', () => rig.cuts.includes('unread'))
  clearInterval(asking)
  await eventually('its connection to be gone', () => rig.sockets.count() === 0)
  expect(most - before).toBeLessThan(200 * 1024 * 1024)
  bob.end()
})

test('a desk that does not read what it is told is cut as well, and everyone else hears it', async () => {
  rig.cuts.length = 0
  const bob = await deskOf('bob')
  bob.stopReading()
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  await ann.push(ann.intent('session.start', startPayload(sessionId)))
  for (let n = 0; n < 60 && rig.cuts.length === 0; n += 1) {
    const entry = { entryId: uuid(), sessionId, kind: 'paste' as const, text: 'x'.repeat(200_000) }
    expect(await ann.push(ann.intent('entry.add', entry, { version: 2 }))).toMatchObject({ ok: true })
  }
  await eventually('the desk to be cut', () => rig.cuts.includes('unread'))
  expect(ann.socket.connected).toBe(true)
  expect(ann.changed.at(-1)?.changes.length).toBeGreaterThan(0)
  bob.end()
})

test('a device reads one page at a time', async () => {
  const ann = await rig.desk('acme', 'ann')
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => ann.ask('sync:pull', { after: nothingYet, limit: 5 })),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.problem.kind).toBe('rate_limited')
})

test('requests that wait for their answer are few', async () => {
  const ann = await rig.desk('acme', 'ann')
  const intents = Array.from({ length: 40 }, () => ann.intent('session.start', startPayload(uuid())))
  const answers = await Promise.all(
    intents.map(async (intent) => ann.ask('intents:push', { intents: [intent] })),
  )
  const later = answers.filter((answer) => !answer.ok && answer.problem.kind === 'rate_limited')
  expect(later.length).toBeGreaterThan(10)
  expect(answers[0]).toMatchObject({ ok: true })
})
