import { expect, test } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { createSearchEngine } from '../../../renderer/data/search/search-engine.ts'
import { createMemoryStore, type SearchStore } from '../../../renderer/data/search/search-store.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import { makeSnapshot } from '../../support/samples/make.ts'
import { makeDevice, type Device, untilReady } from '../../support/desk/open-test-desk.ts'

const rig = deskRig()

const noNetwork = { http: async () => Promise.reject(new TypeError('fetch failed')) }

const found = async (desk: Desk, query: string): Promise<string[]> =>
  (await desk.search(query, { limit: 10 })).hits.map(({ sessionId }) => sessionId)
const act = async (desk: Desk, ...args: Parameters<Desk['act']>) =>
  expect(await desk.act(...args)).toMatchObject({ ok: true })

/** A device whose index outlives a restart, as in a browser, and that can lose it. */
const withKeptIndex = (): { device: Device; stores: Map<string, SearchStore> } => {
  const stores = new Map<string, SearchStore>()
  const device = makeDevice()
  device.storages = {
    ...device.storages,
    search({ name }) {
      const store = stores.get(name) ?? createMemoryStore()
      stores.set(name, store)
      return createSearchEngine(store)
    },
  }
  return { device, stores }
}

test('what is written is found at once, sent or not, and by others once it has reached them', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const bo = await rig.sit('bo')
  let send = (): void => undefined
  const held = new Promise<void>((resolve) => {
    send = resolve
  })
  rig.server.faults.set('intents:push', (_request, _answer, proceed) => void held.then(proceed))
  await act(ann, 'session.start', { sessionId: 's1', ...printer, psaTicketId: '48190' })
  await act(ann, 'entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'The spooler hangs' })
  await act(ann, 'fact.add', { factId: 'f1', sessionId: 's1', text: 'Toner is full' })
  expect(await found(ann, 'pritner')).toEqual(['s1'])
  expect((await ann.search('spoler', { limit: 1 })).hits).toMatchObject([{ sessionId: 's1', entryId: 'e1' }])
  expect(await found(ann, '#48190')).toEqual(['s1'])
  await act(ann, 'fact.remove', { factId: 'f1' })
  expect(await found(ann, 'toner')).toEqual([])
  expect(await found(bo, 'printer')).toEqual([])

  send()
  await untilReady(ann, (state) => state.waiting === 0)
  await expect.poll(async () => found(bo, 'spooler')).toEqual(['s1'])
  expect(await found(ann, 'spooler')).toEqual(['s1'])
  expect(await found(bo, 'toner')).toEqual([])
  expect(device.errors).toEqual([])
})

test('what the server rejected is not found any more', async () => {
  const ann = await rig.sit('ann')
  await act(ann, 'session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  // Someone else holds it by the time this arrives.
  let send = (): void => undefined
  const held = new Promise<void>((resolve) => {
    send = resolve
  })
  rig.server.faults.set('intents:push', (_request, _answer, proceed) => void held.then(proceed))
  await act(ann, 'handoff.create', {
    handoffId: 'h2',
    sessionId: 's1',
    intent: 'park',
    snapshot: makeSnapshot(),
    engineerNotes: 'telescope',
  })
  expect(await found(ann, 'telescope')).toEqual(['s1'])
  rig.server.must('session.abandon', { sessionId: 's1' }, 'ann')
  send()
  await untilReady(ann, (state) => state.rejected.length === 1)
  await expect.poll(async () => found(ann, 'telescope')).toEqual([])
  expect(await found(ann, 'printer')).toEqual(['s1'])
})

test('a restart knows what was there, with its index and without', async () => {
  const { device, stores } = withKeptIndex()
  let ann = await rig.sit('ann', device)
  await act(ann, 'session.start', { sessionId: 's1', ...printer })
  await act(ann, 'entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'The spooler hangs' })
  await untilReady(ann, (state) => state.waiting === 0)
  expect(stores.size).toBe(1)
  ann = await rig.restart(ann, device, noNetwork)
  expect(await found(ann, 'spooler')).toEqual(['s1'])
  await ann.close()
  stores.clear()
  ann = await rig.open(device, noNetwork)
  await expect
    .poll(async () => (await ann.search('spooler', { limit: 1 })).complete, { timeout: 20_000 })
    .toBe(true)
  expect(await found(ann, 'spooler')).toEqual(['s1'])
  expect(device.errors).toEqual([])
})

test('sessions like another one are told by whoever has them', async () => {
  const ann = await rig.sit('ann')
  await act(ann, 'session.start', { sessionId: 's1', ...printer })
  await act(ann, 'session.resolve', { sessionId: 's1', resolutionSummary: 'Set a fixed address' })
  const similar = await ann.similar('Printer offline since noon', { limit: 3 })
  expect(similar).toMatchObject([{ sessionId: 's1', status: 'resolved', resolution: 'Set a fixed address' }])
  expect(await ann.similar('Printer offline since noon', { exclude: 's1', limit: 3 })).toEqual([])
})

test('signed out, there is nothing to find', async () => {
  const ann = await rig.sit('ann')
  await act(ann, 'session.start', { sessionId: 's1', ...printer })
  await ann.signOut({ everywhere: false })
  expect(await ann.search('printer', { limit: 5 })).toEqual({ hits: [], complete: true })
  expect(await ann.similar('printer', { limit: 5 })).toEqual([])
})
