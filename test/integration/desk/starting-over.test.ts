import { afterEach, expect, test } from 'vitest'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import { makeDevice, readyState, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { makePng } from '../../support/samples/images.ts'
import { soon } from '../../support/soon.ts'

const rig = deskRig()
/** The test's slow database, which can only be closed once it is open. */
let slow = { open: () => undefined as void }
// Runs before the desks are closed.
afterEach(() => slow.open())

/** A device whose database opens only once `open` is called, from when it was told to be slow. */
const slowDevice = () => {
  const device = makeDevice()
  const { own } = device.storages
  let gate: Promise<void> | null = null
  let isOpening = false
  let open: () => void = () => undefined
  device.storages = {
    ...device.storages,
    own: {
      ...own,
      async createStorageInstance(params) {
        isOpening = gate !== null
        await gate
        return own.createStorageInstance(params as never) as never
      },
    },
  }
  return {
    device,
    isOpening: () => isOpening,
    beSlow() {
      gate = new Promise((resolve) => {
        open = () => {
          gate = null
          resolve()
        }
      })
    },
    open: () => open(),
  }
}

/** A desk that reads everything again, because its server was restored from a backup, and can't open its database yet. */
const startingOver = async () => {
  const device = slowDevice()
  slow = device
  const ann = await rig.sit('ann', device.device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  await ann.writeDraft('composer:s1', 'From before')
  await ann.writePreference('theme', 'dark')
  const backup = rig.server.backup()
  await ann.act('session.start', { sessionId: 's2', ...printer })
  await untilReady(ann, (state) => state.waiting === 0)
  device.beSlow()
  rig.server.restore(backup)
  await soon(() => expect(device.isOpening()).toBe(true))
  expect(ann.state.get().phase).toBe('ready')
  return ann
}

test('what is typed and done while a desk starts over is stored, not dropped', async () => {
  const ann = await startingOver()
  const saved = ann.writeDraft('composer:s2', 'Typed meanwhile')
  const read = ann.readDraft('composer:s1')
  const preference = ann.readPreference('theme')
  const act = ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'Done meanwhile' })
  const png = new Blob([new Uint8Array(makePng({ width: 20, height: 20 }))])
  const kept = ann.keepFile({ body: png, name: 'meanwhile.png' })
  let isSaved = false
  void saved.then(() => {
    isSaved = true
  })
  await new Promise((resolve) => {
    setTimeout(resolve, 50)
  })
  expect(isSaved).toBe(false)
  slow.open()

  expect(await saved).toBe('Typed meanwhile')
  expect(await read).toBe('From before')
  expect(await preference).toBe('dark')
  expect(await act).toMatchObject({ ok: true })
  expect(await kept).toMatchObject({ ok: true })
  expect(await ann.readDraft('composer:s2')).toBe('Typed meanwhile')
  await untilReady(ann, (state) => state.waiting === 0 && state.synced)
  await until(ann.entries('s1', 9), (entries) => entries.some(({ id }) => id === 'e1'))
  expect(readyState(ann).rejected).toEqual([])
})

test('what one person typed while their desk started over is not the next person’s', async () => {
  const ann = await startingOver()
  const saved = ann.writeDraft('composer:s2', 'Ann’s')
  const next = ann.signIn({ email: 'bo@acme.test', password: 'correct horse' })
  slow.open()
  await saved
  expect(await next).toMatchObject({ ok: true })
  expect(readyState(ann).identity.personId).toBe('bo')
  expect(await ann.readDraft('composer:s2')).toBe('')
})
