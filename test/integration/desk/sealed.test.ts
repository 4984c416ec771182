import { createRxDatabase, type RxStorage } from 'rxdb/plugins/core'
import { describe, expect, test } from 'vitest'
import { scopeOf } from '../../../renderer/data/desk/scope.ts'
import { renewAfter } from '../../../renderer/data/desk/keys/vault.ts'
import { intentSchema, keptSchema } from '../../../renderer/data/store/documents/schemas.ts'
import { sealedIn } from '../../../renderer/data/store/sealing/sealed-storage.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import {
  makeDevice,
  readyState,
  signInAs,
  untilReady,
  untilState,
  type Device,
} from '../../support/desk/open-test-desk.ts'
import { sealedMemoryStorages, testKeychain } from '../../support/desk/test-keys.ts'

const rig = deskRig()
const secret = 'The password of the vault is 4711'

const noNetwork = {
  http: async () => {
    throw new TypeError('fetch failed')
  },
}

/** A device with a keychain, on which everything is sealed. */
const sealedDevice = () => {
  const keychain = testKeychain()
  const { storages, own } = sealedMemoryStorages()
  const device = makeDevice({ storages, keys: keychain.start() })
  return { device, keychain, own }
}

const scopeOn = ({ name }: Device): string =>
  scopeOf(`${rig.server.url}#${name}`, { accountId: rig.server.world.accountId, personId: 'ann' })

/** What is in the database of a person's own, as whoever has the disk reads it: names of the records, and all bytes. */
const stored = async (device: Device, own: RxStorage<unknown, unknown>) => {
  const scope = scopeOn(device)
  const raw = await createRxDatabase({
    name: `baton-own-${scope}`,
    storage: own,
    multiInstance: false,
  })
  const { intents, kept } = await raw.addCollections({
    intents: { schema: intentSchema },
    kept: { schema: keptSchema },
  })
  const found: { id: string; text: string; isSealed: boolean }[] = []
  for (const collection of [intents, kept]) {
    for (const { primary } of await collection.find().exec()) {
      const [row] = await collection.storageInstance.findDocumentsById([primary as string], true)
      const sealed = sealedIn(row)
      const text = `${JSON.stringify(row)} ${Buffer.from(sealed ?? []).toString('latin1')}`
      found.push({ id: primary as string, text, isSealed: sealed !== null })
    }
  }
  await raw.close()
  return found
}

/** Ann has a session that was sent, a note that wasn't, and one half-typed; then the app is closed. */
const annAtWork = async ({ device }: ReturnType<typeof sealedDevice>): Promise<void> => {
  let ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, ({ waiting }) => waiting === 0)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('entry.add', { entryId: 'e2', sessionId: 's1', kind: 'note', text: `${secret}, not sent` })
  await ann.writeDraft('composer:s1', `${secret}, half-typed`)
  await ann.close()
}

/** The app starts again: what main had only in memory is gone. */
const afterRestart = ({ device, keychain }: ReturnType<typeof sealedDevice>): Device => {
  device.keys = keychain.start()
  return device
}

test('what someone works on is sealed while they are signed in, and there again after a restart without a network', async () => {
  const place = sealedDevice()
  await annAtWork(place)
  const found = await stored(place.device, place.own)
  expect(found.map(({ id }) => id)).toContain('draft/composer:s1')
  for (const { id, isSealed, text } of found)
    expect([id, isSealed, text.includes('4711')]).toEqual([id, true, false])

  const again = await rig.open(afterRestart(place), noNetwork)
  expect(readyState(again)).toMatchObject({ waiting: 1 })
  expect(await again.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
})

describe('a keychain that doesn’t open it', () => {
  const troubles: [string, string, (keychain: ReturnType<typeof testKeychain>) => void][] = [
    ['is locked', 'keychain is locked', ({ storage }) => (storage.broken = true)],
    ['was reset', 'may have been reset', ({ storage }) => (storage.mark = 'v12')],
    ['is gone', 'isn’t available', ({ storage }) => (storage.available = false)],
    [
      'is replaced by a key built into Chromium',
      'isn’t available',
      ({ storage }) => (storage.backend = 'basic_text'),
    ],
    ['has lost its file', 'is missing', ({ files }) => files.contents.clear()],
  ]
  test.each(troubles)(
    'because it %s: says so, deletes nothing, and the password opens it',
    async (_, says, break_) => {
      const place = sealedDevice()
      await annAtWork(place)
      break_(place.keychain)
      const desk = await rig.open(afterRestart(place))
      const state = await untilState(desk, ({ phase }) => phase === 'signed_out')
      expect(state).toMatchObject({ problem: { kind: 'device_locked' }, left: [], missing: [] })
      expect(JSON.stringify(state)).toContain(says)
      expect(JSON.stringify(state)).toContain('Nothing has been deleted.')

      await signInAs(desk, 'ann')
      expect(await desk.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
      await untilReady(desk, ({ waiting, synced }) => synced && waiting === 0)
      expect(rig.server.world.get('entries', 'e2').text).toBe(`${secret}, not sent`)
      // Without a keychain, nothing that opens anything is on the disk.
      const onDisk = JSON.stringify([...place.keychain.files.contents])
      if (says.includes('available')) expect(onDisk).not.toContain(place.keychain.storage.mark)
    },
  )
  test('and opens again later: everything is where it was, without a password', async () => {
    const place = sealedDevice()
    await annAtWork(place)
    place.keychain.storage.broken = true
    const desk = await rig.open(afterRestart(place), noNetwork)
    await untilState(desk, ({ phase }) => phase === 'signed_out')
    place.keychain.storage.broken = false
    desk.reconnect()
    await untilReady(desk, ({ waiting }) => waiting === 1)
    expect(await desk.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
  })
  test('nor does the password: nothing is deleted, and an empty start is offered and works', async () => {
    const place = sealedDevice()
    const { device, keychain, own } = place
    await annAtWork(place)
    const scope = scopeOn(device)
    const before = await stored(device, own)
    keychain.files.contents.clear()
    // The server was set up again, and gives out other keys.
    const noteKey = [...device.remembered.keys()].find((key) => key.endsWith(`:key:${scope}`)) ?? ''
    const note = JSON.parse(device.remembered.get(noteKey) ?? '{}') as { wrapped: string }
    device.remembered.set(noteKey, JSON.stringify({ ...note, wrapped: `AAAA${note.wrapped.slice(4)}` }))

    const desk = await rig.open(afterRestart(place))
    await untilState(desk, ({ phase }) => phase === 'signed_out')
    const form = { email: 'ann@acme.test', password: 'correct horse' }
    expect(await desk.signIn(form)).toMatchObject({ ok: false, problem: { kind: 'device_lost' } })
    expect(await stored(device, own)).toEqual(before)

    expect(await desk.signIn({ ...form, afresh: true })).toMatchObject({ ok: true })
    await untilReady(desk, ({ synced }) => synced)
    expect(await desk.readDraft('composer:s1')).toBe('')
    expect(await stored(device, own)).toEqual(before)
    await desk.close()
    const again = await rig.open(afterRestart(place), noNetwork)
    expect(readyState(again)).toMatchObject({ waiting: 0 })
  })
})

test('whoever leaves takes their key along: what the disk still has can’t be read by anyone', async () => {
  const place = sealedDevice()
  const { device, keychain } = place
  const ann = await rig.sit('ann', device)
  const scope = scopeOn(device)
  expect(await device.keys?.read(scope)).toMatchObject({ kind: 'keys' })
  await ann.signOut({ everywhere: false })
  await untilState(ann, ({ phase }) => phase === 'signed_out')
  expect(await device.keys?.read(scope)).toEqual({ kind: 'none' })
  expect(JSON.parse(keychain.files.contents.get('keys.json') ?? '')).toEqual({ version: 1, keys: {} })
  expect([...device.remembered.keys()].filter((key) => key.includes(':key:'))).toEqual([])
})

describe('a key that is old', () => {
  test('is replaced at a start; what it sealed is resealed, even if that was interrupted', async () => {
    const place = sealedDevice()
    const { device } = place
    await annAtWork(place)
    const scope = scopeOn(device)
    const idsNow = async (): Promise<number[]> => {
      const held = await place.keychain.start().read(scope)
      return held.kind === 'keys' ? held.keys.map(({ id }) => id) : []
    }
    const [first] = await idsNow()
    device.clockAhead = renewAfter + 1000
    const resealed: number[][] = []
    let finish = (): void => undefined
    device.storages = {
      ...device.storages,
      async reseal(_, keys, stop) {
        resealed.push(keys.map(({ id }) => id))
        if (resealed.length === 1)
          await new Promise((_resolve, reject) => {
            stop.addEventListener('abort', () => reject(new Error('The desk closes.')))
          })
        finish()
      },
    }
    let desk = await rig.open(afterRestart(place), noNetwork)
    // What was sealed before opens with both.
    expect(await desk.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
    const both = await idsNow()
    expect(both).toHaveLength(2)
    expect(both[1]).toBe(first)
    await desk.close()
    expect(await idsNow()).toEqual(both)

    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    desk = await rig.open(afterRestart(place), noNetwork)
    await finished
    await expect.poll(idsNow).toEqual([both[0]])
    expect(resealed).toEqual([both, both])
    expect(device.errors.filter(({ where }) => where === 'keys')).toEqual([])
  })
  test('stays if the keychain takes no other', async () => {
    const place = sealedDevice()
    await annAtWork(place)
    place.device.clockAhead = renewAfter + 1000
    const keys = place.keychain.start()
    place.device.keys = { ...keys, make: async () => ({ kind: 'shut', why: 'locked' }) }
    const desk = await rig.open(place.device, noNetwork)
    expect(await desk.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
  })
})
