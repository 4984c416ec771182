import type { RxStorage } from 'rxdb/plugins/core'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import { memoryStorages } from '../../support/desk/memory-storages.ts'
import { makeDevice, readyState, untilReady, untilState } from '../../support/desk/open-test-desk.ts'
import { soon } from '../../support/soon.ts'

const rig = deskRig()
const noNetwork = {
  openSocket: () => {
    throw new Error('There is no network.')
  },
}

/** A device whose disk takes nothing while `failure` is set. */
const makeFailingDevice = () => {
  const disk: { failure: Error | null } = { failure: null }
  const memory = getRxStorageMemory()
  const own: RxStorage<unknown, unknown> = {
    ...memory,
    async createStorageInstance(params) {
      const instance = await memory.createStorageInstance(params as never)
      const bulkWrite = instance.bulkWrite.bind(instance)
      instance.bulkWrite = async (...args) => {
        if (disk.failure !== null) throw disk.failure
        return bulkWrite(...args)
      }
      return instance as never
    },
  }
  const device = makeDevice()
  device.storages = { ...device.storages, own }
  return { device, disk }
}

let wipes = 0
/** The storages of a device whose databases were deleted. */
const wipedStorages = () => {
  const memory = getRxStorageMemory()
  wipes += 1
  const suffix = `-wiped${wipes}`
  return memoryStorages({
    own: {
      ...memory,
      // Memory storages share their contents by name in one process.
      createStorageInstance: async (params) =>
        memory.createStorageInstance({
          ...params,
          databaseName: params.databaseName + suffix,
        } as never) as never,
    },
  })
}

/** What Chromium says at first on a full disk, and afterwards. */
const noSpace = new DOMException('Connection is closing because of: FILE_ERROR_NO_SPACE', 'UnknownError')
const closing = new DOMException('The database connection is closing.', 'InvalidStateError')

test('a draft that cannot be stored is told, kept over a restart, and stored once that works', async () => {
  const { device, disk } = makeFailingDevice()
  let ann = await rig.sit('ann', device)
  disk.failure = noSpace
  await expect(ann.writeDraft('note:s1', 'Only at shift start')).rejects.toThrow('NO_SPACE')
  await untilReady(ann, (state) => state.problem?.kind === 'storage_full', 'the full disk to be told')
  expect(await ann.readDraft('note:s1')).toBe('Only at shift start')

  const aside = [...device.aside].filter(([key]) => key.startsWith('baton-unsaved'))
  expect(aside[0]?.[1]).toContain('Only at shift start')

  // A browser that was killed has what was kept aside, and no more than that.
  disk.failure = null
  await ann.close()
  device.aside = new Map(aside.map(([key, text]) => [key, text.replace('start', 'end')]))
  ann = await rig.open(device)
  expect(await ann.readDraft('note:s1')).toBe('Only at shift end')
  await untilReady(ann, (state) => state.problem === null && state.connection.kind === 'online')
  await soon(() => expect([...device.aside.keys()].join(' ')).not.toContain('baton-unsaved'))

  disk.failure = closing
  await expect(ann.writeDraft('note:s1', 'Only at shift start, on 5 GHz')).rejects.toThrow('closing')
  await untilReady(ann, (state) => state.problem?.kind === 'storage_failed', 'the failure to be told')
  disk.failure = null
  await untilReady(ann, (state) => state.problem === null, 'the trouble to be over')
  ann = await rig.restart(ann, device)
  expect(await ann.readDraft('note:s1')).toBe('Only at shift start, on 5 GHz')
})

test('what could not be stored before a kill is found aside', async () => {
  const { device, disk } = makeFailingDevice()
  const ann = await rig.sit('ann', device)
  disk.failure = closing
  await expect(ann.writeDraft('note:s1', 'first')).rejects.toThrow('closing')
  await untilReady(ann, (state) => state.problem !== null)
  await expect(ann.writeDraft('note:s1', 'second')).rejects.toThrow('closing')
  const asides = () => [...device.aside.entries()].filter(([key]) => key.startsWith('baton-unsaved'))
  await soon(() => expect(asides()[0]?.[1]).toContain('second'))
  disk.failure = null
  await untilReady(ann, (state) => state.problem === null)
  expect(asides()).toEqual([])
})

test('an error that says nothing is a full device if nothing at all can be stored', async () => {
  const { device, disk } = makeFailingDevice()
  let takesNothing = true
  const ann = await rig.sit('ann', device, { takesNothing: async () => takesNothing })
  disk.failure = closing
  await expect(ann.writeDraft('a', 'one')).rejects.toThrow('closing')
  await untilReady(ann, (state) => state.problem?.kind === 'storage_full')
  takesNothing = false
  await untilReady(ann, (state) => state.problem?.kind === 'storage_failed')
  disk.failure = null
  await untilReady(ann, (state) => state.problem === null)
})

test('databases that are gone are told with what they held, until someone has read it', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'one' })
  await ann.writeDraft('note:s1', 'half a thought')
  await ann.close()

  // Who was signed in is gone too: all that is left to say it on is the sign-in page.
  const bare = { ...device, storages: wipedStorages(), remembered: new Map(), secret: null }
  const signedOut = await rig.open(bare)
  const lost = { name: 'Ann', waiting: 2, filesWaiting: 0, drafts: 1 }
  const way = await untilState(signedOut, (state) => state.phase === 'signed_out')
  expect(way).toMatchObject({ left: [], missing: [lost] })
  await signedOut.close()

  device.storages = wipedStorages()
  ann = await rig.open(device)
  await untilReady(ann, (state) => state.connection.kind === 'online')
  expect(readyState(ann).lost).toEqual([lost])
  ann = await rig.restart(ann, device)
  expect(readyState(ann).lost).toEqual([lost])
  ann.acknowledgeLost()
  expect(readyState(ann).lost).toEqual([])
  ann = await rig.restart(ann, device)
  expect(readyState(ann).lost).toEqual([])
})

test('nothing is said of work that was sent', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await ann.writeDraft('note:s1', 'typed')
  await ann.writeDraft('note:s1', '')
  await untilReady(ann, (state) => state.waiting === 0)
  expect([...device.aside.keys()]).toEqual([])
})

/** A device on which one of the databases can't be opened the first time. */
const makeLockedDevice = (which: 'own' | 'replica' | 'files') => {
  const device = makeDevice()
  const { storages } = device
  let isFirst = true
  const failOnce = (): void => {
    const fails = isFirst
    isFirst = false
    if (fails) throw noSpace
  }
  const failing = {
    own: {
      ...storages.own,
      async createStorageInstance(params: Parameters<typeof storages.own.createStorageInstance>[0]) {
        failOnce()
        return storages.own.createStorageInstance(params) as never
      },
    },
    async replica(name: string) {
      failOnce()
      return storages.replica(name)
    },
    async files(scope: string) {
      failOnce()
      return storages.files(scope)
    },
  }
  device.storages = { ...storages, [which]: failing[which] }
  return device
}

test.each(['own', 'replica', 'files'] as const)(
  'a sign-in that failed because the disk was full (%s) works in the same page once it is not',
  async (which) => {
    const desk = await rig.open(makeLockedDevice(which))
    const credentials = { email: 'ann@acme.test', password: 'correct horse' }
    expect(await desk.signIn(credentials)).toMatchObject({ ok: false, problem: { kind: 'storage_full' } })
    expect(await desk.signIn(credentials)).toMatchObject({ ok: true })
    await untilReady(desk, (state) => state.synced && state.connection.kind === 'online')
  },
)
