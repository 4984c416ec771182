import { expect, test } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import { makeDevice, until, untilReady } from '../../support/desk/open-test-desk.ts'

const rig = deskRig()
const year = 365 * 86_400_000

/** A session of Ann's with three notes, resolved a year ago; and one that is still open. */
const yearAgo = (): void => {
  const { server } = rig
  server.clockAhead = -year
  for (const sessionId of ['old', 'open']) {
    server.must('session.start', { sessionId, ...printer }, 'ann')
    for (const n of [1, 2, 3])
      server.must(
        'entry.add',
        {
          entryId: `${sessionId}-${n}`,
          sessionId,
          kind: 'note',
          text: `Note ${n}`,
        },
        'ann',
      )
  }
  server.must('session.resolve', { sessionId: 'old', resolutionSummary: 'Replaced the cable' }, 'ann')
  server.clockAhead = 0
}

const notes = async (desk: Desk, sessionId: string, count: number): Promise<string[]> => {
  const entries = await until(
    desk.entries(sessionId, 50),
    (found) => found.filter(({ kind }) => kind === 'note').length === count,
    `${count} notes of ${sessionId}`,
  )
  return entries.filter(({ kind }) => kind === 'note').map(({ id }) => id)
}
const reads = () => rig.server.requestsOf('session:read').length

test('an old session of someone else is in the list, and its entries come when it is opened', async () => {
  yearAgo()
  rig.server.readLimit = 2
  const bo = await rig.sit('bo')
  await until(bo.sessions({ scope: 'all', limit: 9 }), (sessions) => sessions.length === 2)
  expect(await notes(bo, 'open', 3)).toHaveLength(3)
  expect(await notes(bo, 'old', 0)).toEqual([])
  expect(reads()).toBe(0)

  await until(bo.contents('old'), (contents) => contents === 'here')
  expect(await notes(bo, 'old', 3)).toEqual(['old-1', 'old-2', 'old-3'])
  const asked = reads()
  expect(asked).toBeGreaterThan(1)
  // Kept from then on.
  await until(bo.contents('old'), (contents) => contents === 'here')
  expect(reads()).toBe(asked)
  await expect.poll(async () => (await bo.search('note', { limit: 9 })).hits.length).toBe(2)
})

test('the server is asked for notes that are only there, and no longer once they are all here', async () => {
  yearAgo()
  const bo = await rig.sit('bo')
  await until(bo.sessions({ scope: 'all', limit: 9 }), (sessions) => sessions.length === 2)
  expect(await bo.searchServer('note 2', { limit: 9 })).toMatchObject({
    state: 'found',
    hits: [{ sessionId: 'old', field: 'note', entryId: 'old-2' }],
  })
  await until(bo.contents('old'), (contents) => contents === 'here')
  await expect.poll(async () => (await bo.searchServer('note 2', { limit: 9 })).state).toBe('none')
})

test('offline it says that the entries are not here, and fetches them when the connection is back', async () => {
  yearAgo()
  const device = makeDevice()
  const first = await rig.sit('bo', device)
  await first.close()
  let isOffline = true
  const bo = await rig.open(device, {
    http: async (path, init) => {
      if (isOffline) throw new TypeError('fetch failed')
      return fetch(`${rig.server.url}${path}`, init)
    },
  })
  await until(bo.contents('old'), (contents) => contents === 'offline')
  expect((await bo.searchServer('note 2', { limit: 9 })).state).toBe('offline')
  expect(await notes(bo, 'open', 3)).toHaveLength(3)
  const seen: string[] = []
  const contents = bo.contents('old')
  const stop = contents.subscribe(() => seen.push(contents.get()))
  isOffline = false
  bo.reconnect()
  await until(contents, (value) => value === 'here')
  stop()
  expect(seen.at(-1)).toBe('here')
  expect(await notes(bo, 'old', 3)).toHaveLength(3)
})

test('its owner has it whole, and so has everyone once it is reopened, without opening it', async () => {
  yearAgo()
  const ann = await rig.sit('ann')
  expect(await notes(ann, 'old', 3)).toHaveLength(3)
  expect(reads()).toBe(0)
  const bo = await rig.sit('bo')
  expect(await ann.act('session.reopen', { sessionId: 'old' })).toMatchObject({ ok: true })
  expect(await notes(bo, 'old', 3)).toEqual(['old-1', 'old-2', 'old-3'])
  expect(reads()).toBeGreaterThan(0)
})

test('what has become old leaves the device, unless something of it is not sent yet', async () => {
  const { server } = rig
  for (const sessionId of ['s1', 's2']) {
    server.must('session.start', { sessionId, ...printer }, 'ann')
    server.must('entry.add', { entryId: `${sessionId}-1`, sessionId, kind: 'note', text: 'Note' }, 'ann')
    server.must('session.resolve', { sessionId, resolutionSummary: 'Done' }, 'ann')
  }
  const device = makeDevice()
  const bo = await rig.sit('bo', device)
  expect(await notes(bo, 's1', 1)).toEqual(['s1-1'])
  server.faults.set('intents:push', () => undefined)
  expect(
    await bo.act('entry.add', { entryId: 'mine', sessionId: 's2', kind: 'note', text: 'Mine' }),
  ).toMatchObject({ ok: true })
  await bo.close()

  server.clockAhead = year
  const again = await rig.open(device, { requestTimeoutMs: 60_000 })
  await untilReady(again, ({ connection, lastSyncAt }) => connection.kind === 'online' && lastSyncAt !== null)
  const readAgain = async (sessionId: string) => {
    await until(again.contents(sessionId), (contents) => contents === 'here')
    return server.requestsOf('session:read').map((request) => (request as { sessionId: string }).sessionId)
  }
  // It left, and so has to be read when it is opened.
  await expect.poll(async () => readAgain('s1')).toEqual(['s1'])
  expect(await readAgain('s2')).toEqual(['s1'])
  expect(await notes(again, 's1', 1)).toEqual(['s1-1'])
  expect(await notes(again, 's2', 2)).toEqual(['s2-1', 'mine'])
  expect(device.errors).toEqual([])
})
