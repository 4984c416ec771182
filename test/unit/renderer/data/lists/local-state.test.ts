import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothingYet, type Checkpoint } from '../../../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../../../core/domain/shapes/collections.ts'
import type { Intent } from '../../../../../core/intents/intent.ts'
import { createFreshIds, type FreshIds } from '../../../../../renderer/data/lists/fresh-ids.ts'
import { createLocalState } from '../../../../../renderer/data/lists/local-state.ts'
import type { LocalState } from '../../../../../renderer/data/lists/what-is-known.ts'
import type { IntentLog } from '../../../../../renderer/data/outbox/intent-log.ts'
import type { ShownIntent } from '../../../../../renderer/data/outbox/overlay.ts'
import type { Replica } from '../../../../../renderer/data/store/replica/replica.ts'
import { makeWorldWithSession, nine, type World } from '../../../../support/samples/make.ts'

/** A checkpoint of the one history that these tests have. */
const at = (rev: number): Checkpoint => ({ rev, history: `h${rev}` })

/** A replica in memory whose storing can be held up. */
const makeReplica = () => {
  const documents = new Map<string, Change['document']>()
  const taken = new Map<number, readonly Change[]>()
  let gate = Promise.resolve()
  let open: () => void = () => undefined
  let reading = Promise.resolve()
  const asked: string[] = []
  let read: () => void = () => undefined
  const replica: Replica = {
    head: nothingYet,
    synced: true,
    markSynced: async () => undefined,
    async findMany(refs) {
      asked.push(...refs.map(({ collection, id }) => `${collection}/${id}`))
      const found = refs.flatMap(({ collection, id }) => {
        const document = documents.get(`${collection}/${id}`)
        return document === undefined ? [] : [[`${collection}/${id}`, document] as const]
      })
      await reading
      return new Map(found)
    },
    list: async () => {
      throw new Error('No lists here.')
    },
    page: async () => ({ changes: [], next: null }),
    stage: async (id, changes) => void taken.set(id, changes),
    async write(ids) {
      await gate
      for (const { collection, document } of ids.flatMap((id) => taken.get(id) ?? [])) {
        const key = `${collection}/${document.id}`
        if ((documents.get(key)?.rev ?? 0) < document.rev) documents.set(key, document)
      }
    },
    fill: async () => undefined,
    isWhole: async () => true,
    holdsAll: async () => true,
    lacking: async () => [],
    letGo: async () => 0,
    close: async () => undefined,
    remove: async () => undefined,
  }
  return {
    replica,
    /** Everything that was looked for so far. */
    asked,
    hold() {
      open()
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
    /** What is read from now on is as of now, and comes only when this is called. */
    holdReading() {
      reading = new Promise((resolve) => {
        read = resolve
      })
      return () => read()
    },
  }
}

/** The intents of one device, as far as showing them goes. */
const makeLog = () => {
  let shown: ShownIntent[] = []
  const log: Pick<IntentLog, 'shown' | 'release'> = {
    shown: () => shown,
    release: (head) => {
      shown = shown.filter((one) => one.status === 'pending' || one.rev > head)
    },
  }
  return {
    log: log as IntentLog,
    append: (intent: Intent) => shown.push({ intent, status: 'pending' }),
    accept: (id: string, rev: number) => {
      shown = shown.map((one) =>
        one.intent.id === id ? { intent: one.intent, status: 'accepted', rev } : one,
      )
    },
    drop: (id: string) => {
      shown = shown.filter((one) => one.intent.id !== id)
    },
  }
}

type Device = {
  state: LocalState
  world: World
  head: number
  unsent: Intent[]
  /** Verdicts that the device has not heard of yet. */
  unheard: { id: string; rev: number | null }[]
  replica: ReturnType<typeof makeReplica>
  log: ReturnType<typeof makeLog>
  fresh: FreshIds
  seq: number
}

const makeDevice = async (): Promise<Device> => {
  const world = makeWorldWithSession()
  const replica = makeReplica()
  const log = makeLog()
  let made = 0
  const fresh = createFreshIds(() => `fresh-${(made += 1)}`)
  const state = createLocalState({
    replica: replica.replica,
    log: log.log,
    self: () => ({ personId: 'ann', accountId: world.accountId, name: 'Ann', role: 'engineer' }),
    now: Date.now,
    fresh,
    onStorageTrouble(error) {
      if (error !== null) throw new Error('The replica is in trouble.', { cause: error })
    },
  })
  const device = { state, world, head: 0, unsent: [], unheard: [], replica, log, fresh, seq: 0 }
  pull(device, 1000)
  await state.stored(0)
  return device
}

const after = (world: World, rev: number): Change[] =>
  world
    .everything()
    .filter((change) => change.document.rev > rev)
    .toSorted((a, b) => a.document.rev - b.document.rev)

/** One page of a pull: whole revs, at most about `limit` documents. */
const pull = (device: Device, limit: number): void => {
  const all = after(device.world, device.head)
  const cut = all[limit - 1]?.document.rev ?? device.world.rev
  const changes = all.filter((change) => change.document.rev <= cut)
  const more = changes.length < all.length
  device.head = more ? cut : device.world.rev
  device.state.arrive(changes, at(device.head), { complete: !more })
}

/** The device does something; gives back whether it foresaw success. */
const act = async (device: Device, type: string, payload: Record<string, unknown>): Promise<boolean> => {
  device.seq += 1
  const intent: Intent = { id: `mine-${device.seq}`, seq: device.seq, at: nine, type, version: 1, payload }
  const foreseen = await device.state.foresee(intent)
  if (!foreseen.ok) return false
  device.log.append(intent)
  device.unsent.push(intent)
  device.state.show(foreseen.value)
  return true
}

/** The server takes the oldest unsent intent. */
const push = (device: Device): void => {
  const intent = device.unsent.shift()
  if (intent === undefined) return
  const decision = device.world.act(intent.type, intent.payload, 'ann', { intentId: intent.id, at: nine })
  device.unheard.push({ id: intent.id, rev: decision.status === 'accepted' ? device.world.rev : null })
}

/** The device hears of the oldest verdict. */
const hear = (device: Device): void => {
  const verdict = device.unheard.shift()
  if (verdict === undefined) return
  if (verdict.rev === null) device.log.drop(verdict.id)
  else device.log.accept(verdict.id, verdict.rev)
  device.state.intentsChanged()
}

const titleOf = (device: Device): number => {
  const session = device.state.view.get('sessions', 's1') as { title: string } | null | undefined
  return Number(/^title (\d+)$/.exec(session?.title ?? '')?.[1] ?? 0)
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'retitle' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'note' as const }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'push' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'hear' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'others' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'takeover' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'hold' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'release' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'breathe' as const }) },
)

/** Lets everything that is under way come to its end. */
const breathe = async (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })

test('whatever comes in whichever order, nothing that was accepted is seen to go back, and all ends as on the server', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const device = await makeDevice()
      let title = 0
      let shownTitle = 0
      const notes = new Set<string>()
      // Loads the session, so that it can be looked at.
      await act(device, 'session.edit', { sessionId: 's1', confidenceScore: 0.5 })
      const look = () => {
        const now = titleOf(device)
        expect(now).toBeGreaterThanOrEqual(shownTitle)
        shownTitle = now
        for (const id of notes) expect(device.state.view.get('entries', id)).toBeTruthy()
      }
      for (const one of steps) {
        switch (one.kind) {
          case 'retitle':
            title += 1
            await act(device, 'session.edit', { sessionId: 's1', title: `title ${title}` })
            break
          case 'note': {
            const entryId = device.seq % 2 === 0 ? device.fresh.make() : `note-${device.seq}`
            if (await act(device, 'entry.add', { entryId, sessionId: 's1', kind: 'note', text: 'x' }))
              notes.add(entryId)
            break
          }
          case 'push':
            push(device)
            break
          case 'hear':
            hear(device)
            break
          case 'pull':
            pull(device, one.limit)
            break
          case 'others':
            device.world.act(
              'entry.add',
              { entryId: `theirs-${device.world.rev}`, sessionId: 's1', kind: 'note', text: 'y' },
              'bo',
            )
            break
          case 'takeover':
            device.world.act(
              'session.edit',
              { sessionId: 's1', problemSummary: `as of ${device.world.rev}` },
              'bo',
            )
            break
          case 'hold':
            device.replica.hold()
            break
          case 'release':
            device.replica.release()
            break
          case 'breathe':
            await breathe()
            break
        }
        look()
      }
      device.replica.release()
      while (device.unsent.length > 0) push(device)
      while (device.unheard.length > 0) {
        hear(device)
        look()
      }
      pull(device, 10_000)
      look()
      await device.state.stored(0)
      await breathe()
      look()
      expect(device.state.pendingKeys.get().size).toBe(0)
      for (const { collection, document } of device.world.everything()) {
        const loaded = device.state.view.get(collection, document.id)
        const stored = (await device.replica.replica.findMany([{ collection, id: document.id }])).get(
          `${collection}/${document.id}`,
        )
        expect(stored).toEqual(document)
        // What no one has asked for is not in memory.
        if (loaded !== undefined) expect(loaded).toEqual(document)
      }
      await device.state.close()
    }),
    { numRuns: 300 },
  )
})

test('what this desk has just named is not looked for on the disk; once there is such a document, it is', async () => {
  const device = await makeDevice()
  await act(device, 'session.edit', { sessionId: 's1', title: 'title 1' })
  const handoffId = device.fresh.make()
  const escalation = { handoffId, sessionId: 's1', intent: 'escalate', snapshot: device.world.snapshot('s1') }
  expect(await act(device, 'handoff.create', escalation)).toBe(true)
  expect(device.replica.asked).not.toContain(`handoffs/${handoffId}`)
  // The same name again is no longer new.
  expect(await act(device, 'handoff.create', escalation)).toBe(false)
  while (device.unsent.length > 0) push(device)
  while (device.unheard.length > 0) hear(device)
  pull(device, 1000)
  await device.state.stored(0)
  expect(await act(device, 'handoff.withdraw', { handoffId })).toBe(true)
  await device.state.close()
})

test('a document that came from elsewhere under a name of this desk is found on the disk', async () => {
  const device = await makeDevice()
  const handoffId = device.fresh.make()
  // By a request, which only the server decides.
  const park = { handoffId, sessionId: 's1', intent: 'park' as const, snapshot: device.world.snapshot('s1') }
  device.world.must('handoff.create', park, 'ann')
  pull(device, 1000)
  await device.state.stored(0)
  expect(await act(device, 'handoff.create', park)).toBe(false)
  expect(device.replica.asked).toContain(`handoffs/${handoffId}`)
  await device.state.close()
})

test('a rejected intent takes what it showed with it', async () => {
  const device = await makeDevice()
  await act(device, 'session.edit', { sessionId: 's1', title: 'title 1' })
  await act(device, 'handoff.create', {
    handoffId: 'h1',
    sessionId: 's1',
    intent: 'park',
    snapshot: device.world.snapshot('s1'),
  })
  expect(device.state.view.get('sessions', 's1')).toMatchObject({ status: 'paused', title: 'title 1' })
  expect(device.state.pendingKeys.get()).toContain('handoffs/h1')
  device.log.drop('mine-2')
  device.state.intentsChanged()
  expect(device.state.view.get('sessions', 's1')).toMatchObject({ status: 'active', title: 'title 1' })
  expect(device.state.view.get('handoffs', 'h1')).toBeFalsy()
  expect(device.state.pendingKeys.get()).not.toContain('handoffs/h1')
  await device.state.close()
})

test('an older version that arrives late changes nothing', async () => {
  const device = await makeDevice()
  const old = device.world.everything()
  device.world.must('session.edit', { sessionId: 's1', title: 'title 7' }, 'ann')
  pull(device, 1000)
  device.state.arrive(old, at(device.head), { complete: true })
  await device.state.stored(0)
  const [stored] = (await device.replica.replica.findMany([{ collection: 'sessions', id: 's1' }])).values()
  await device.state.foresee({
    id: 'look',
    at: nine,
    type: 'session.resume',
    version: 1,
    payload: { sessionId: 's1' },
  })
  expect(titleOf(device)).toBe(7)
  expect(stored).toMatchObject({ title: 'title 7' })
  await device.state.close()
})

test('outcomes that arrive before their verdicts are not applied a second time', async () => {
  const device = await makeDevice()
  device.world.must('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'one' }, 'ann')
  pull(device, 1000)
  await act(device, 'entry.edit', { entryId: 'e1', text: 'two' })
  await act(device, 'entry.edit', { entryId: 'e1', text: 'three' })
  const versions = async () => {
    const [stored] = (await device.replica.replica.findMany([{ collection: 'entries', id: 'e1' }])).values()
    return ((device.state.view.get('entries', 'e1') ?? stored) as { history: unknown[] }).history.length
  }
  expect(await versions()).toBe(2)
  device.state.sending(true)
  push(device)
  push(device)
  pull(device, 1000)
  await breathe()
  expect(await versions()).toBe(2)
  hear(device)
  hear(device)
  device.state.sending(false)
  expect(await versions()).toBe(2)
  expect(device.state.pendingKeys.get().size).toBe(0)
  await device.state.close()
})

test('in the middle of a pull nothing goes back to what it was before', async () => {
  const device = await makeDevice()
  await act(device, 'session.edit', { sessionId: 's1', title: 'title 3' })
  push(device)
  hear(device)
  // The session has changed again since, so it comes at the end of the pull, after the rev of the verdict.
  device.world.must('entry.add', { entryId: 'later', sessionId: 's1', kind: 'note', text: 'x' }, 'bo')
  pull(device, 1)
  expect(device.state.head()).toBeLessThan(device.world.rev)
  await breathe()
  expect(titleOf(device)).toBe(3)
  pull(device, 1000)
  expect(titleOf(device)).toBe(3)
  await device.state.close()
})

test('what arrives while the disk is being read is newer than what was read', async () => {
  const device = await makeDevice()
  const release = device.replica.holdReading()
  const deciding = act(device, 'session.edit', { sessionId: 's1', problemCategory: 'printing' })
  await breathe()
  device.world.must('session.edit', { sessionId: 's1', title: 'title 9' }, 'ann')
  pull(device, 1000)
  await device.state.stored(0)
  release()
  expect(await deciding).toBe(true)
  expect(titleOf(device)).toBe(9)
  await device.state.close()
})

test('what a pull brings is drawn at once, then now and then, and all of it when it ends', async () => {
  const { state, head, replica, world } = await makeDevice()
  const sample = after(world, 0).find((change) => change.collection === 'sessions')
  if (sample === undefined) throw new Error('There is no session.')
  replica.hold()
  const drawn: number[] = []
  state.watch({
    collection: 'sessions',
    find: () => undefined,
    refresh: () => drawn.push(state.patches('sessions').arrived.size),
    settle: async () => undefined,
  })
  const bring = (number: number, { complete }: { complete: boolean }) => {
    const document = { ...sample.document, id: `more-${number}`, rev: head + number }
    state.arrive([{ collection: 'sessions', document }], at(head + number), { complete })
  }
  bring(1, { complete: false })
  expect(drawn).toEqual([1])
  bring(2, { complete: false })
  bring(3, { complete: false })
  expect(drawn).toEqual([1])
  await expect.poll(() => drawn).toEqual([1, 3])
  bring(4, { complete: false })
  bring(5, { complete: true })
  expect(drawn).toEqual([1, 3, 5])
  replica.release()
  await state.close()
})
