import { expect, test } from 'vitest'
import { problem } from '../../../core/domain/document/problem.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { scopeOf } from '../../../renderer/data/desk/scope.ts'
import type { Http } from '../../../renderer/data/wire/auth-client.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import { memoryStorages } from '../../support/desk/memory-storages.ts'
import {
  readyState,
  signInAs,
  until,
  untilReady,
  untilState,
  type Device,
} from '../../support/desk/open-test-desk.ts'
import { openDevice, plunder, type OpenDevice } from '../../support/desk/plunder.ts'
import { makePng } from '../../support/samples/images.ts'
import { soon } from '../../support/soon.ts'

const rig = deskRig()

const noNetwork = {
  http: async () => {
    throw new TypeError('fetch failed')
  },
}

const secret = 'The password of the vault is 4711'

const scopeOn = (device: Device, personId: string): string =>
  scopeOf(`${rig.server.url}#${device.name}`, { accountId: rig.server.world.accountId, personId })

/** Everything on the device that can be read without signing in. */
const plunderOf = async (place: OpenDevice, personId: string): Promise<string> =>
  plunder(place, scopeOn(place.device, personId))

/** Ann's desk with a session that was sent, an image of it, and what was written after the network went. */
const annAtWork = async (place: OpenDevice): Promise<Desk> => {
  const { device } = place
  let ann = await rig.sit('ann', device)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: `${secret}, sent` })
  await untilReady(ann, ({ waiting }) => waiting === 0)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('entry.add', { entryId: 'e2', sessionId: 's1', kind: 'note', text: `${secret}, not sent` })
  await ann.writeDraft('composer:s1', `${secret}, half-typed`)
  return ann
}

test('signing out leaves nothing to read on the device, and the same person gets back what was not sent', async () => {
  const place = openDevice()
  const { device, works } = place
  const before = await annAtWork(place)
  expect(await before.signOut({ everywhere: false })).toMatchObject({ ok: true })
  expect(before.state.get()).toMatchObject({ phase: 'signed_out', left: [{ name: 'Ann', waiting: 1 }] })
  await before.close()
  expect(works.size).toBe(1)
  const found = await plunderOf(place, 'ann')
  expect(found).not.toContain(secret)
  expect(found).not.toContain(printer.title)

  const desk = await rig.open(device)
  const state = await untilState(desk, ({ phase }) => phase === 'signed_out')
  expect(state).toMatchObject({ left: [{ name: 'Ann', waiting: 1, filesWaiting: 0, rejected: 0 }] })
  await signInAs(desk, 'ann')
  await untilReady(desk, ({ waiting, synced }) => synced && waiting === 0)
  expect(rig.server.world.get('entries', 'e2').text).toBe(`${secret}, not sent`)
  expect(await desk.readDraft('composer:s1')).toBe(`${secret}, half-typed`)
  expect(works.size).toBe(0)
})

test('what someone left stays shut for whoever else signs in, and waits for them', async () => {
  const place = openDevice()
  const ann = await annAtWork(place)
  await ann.signOut({ everywhere: false })
  await ann.close()
  const desk = await rig.open(place.device)
  await signInAs(desk, 'bo')
  await untilReady(desk, ({ synced }) => synced)
  expect(readyState(desk).waiting).toBe(0)
  expect(place.works.size).toBe(1)
  await desk.signOut({ everywhere: false })
  expect(await untilState(desk, ({ phase }) => phase === 'signed_out')).toMatchObject({
    left: [{ name: 'Ann', waiting: 1 }],
  })
})

test('images that were not sent are sealed with the rest, and those that were are gone', async () => {
  const place = openDevice()
  const { device, files } = place
  const ann = await rig.sit('ann', device, {
    http: async (path, init) => {
      if (path.startsWith('/files/')) throw new TypeError('fetch failed')
      return fetch(`${rig.server.url}${path}`, init)
    },
  })
  await ann.act('session.start', { sessionId: 's1', ...printer })
  const png = makePng({ width: 40, height: 30 })
  const kept = await ann.keepFile({ body: new Blob([new Uint8Array(png)]), name: 'rack.png' })
  if (!kept.ok) throw new Error(kept.problem.message)
  const payload = { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'See', attachments: [kept.value] }
  await ann.act('entry.add', payload as never)
  await ann.signOut({ everywhere: false })
  expect(ann.state.get()).toMatchObject({ left: [{ filesWaiting: 1 }] })
  expect([...files.values()].flatMap(({ bodies }) => [...bodies.keys()])).toEqual([])
  await signInAs(ann, 'ann')
  const read = await ann.readFile(kept.value)
  expect(read.ok && (await read.value.bytes())).toEqual(new Uint8Array(png))
})

test('signing out without a network clears the device at once and tells the server when there is one again', async () => {
  const place = openDevice()
  const { device } = place
  const ann = await annAtWork(place)
  await ann.signOut({ everywhere: false })
  await ann.close()
  expect(await plunderOf(place, 'ann')).not.toContain(secret)
  expect(rig.server.signOuts).toEqual([])
  const later = await rig.open(device)
  await soon(() => expect(rig.server.signOuts).toEqual(['refresh-ann']))
  await soon(() => expect(device.secret).toBeNull())
  expect(await untilState(later, ({ phase }) => phase === 'signed_out')).toMatchObject({ problem: null })
})

test('signing out everywhere needs the server, and changes nothing without one', async () => {
  const place = openDevice()
  const ann = await annAtWork(place)
  expect(await ann.signOut({ everywhere: true })).toMatchObject({ problem: { kind: 'offline' } })
  expect(readyState(ann).waiting).toBe(1)
})

test('whoever was deactivated while their desk was closed loses it at the next connection, and nothing they wrote', async () => {
  const place = openDevice()
  const { device } = place
  const ann = await annAtWork(place)
  await ann.close()
  const why = problem('deactivated', 'An admin has ended your access.')
  rig.server.refreshProblem = why
  rig.server.handshakeProblem = why
  const desk = await rig.open(device)
  const state = await untilState(desk, ({ phase }) => phase === 'signed_out')
  expect(state).toMatchObject({ problem: { kind: 'deactivated' }, left: [{ waiting: 1 }] })
  await soon(() => expect(place.works.size).toBe(1))
  await desk.close()
  expect(await plunderOf(place, 'ann')).not.toContain(secret)

  rig.server.refreshProblem = null
  rig.server.handshakeProblem = null
  const back = await rig.open(device)
  await signInAs(back, 'ann')
  await soon(() => expect(rig.server.world.find('entries', 'e2')?.text).toBe(`${secret}, not sent`))
})

test.each(['before', 'after'])(
  'a sign-out that was cut short %s sealing is finished at the next start',
  async (when) => {
    const place = openDevice()
    const { device } = place
    const whole = device.storages
    const cut = async () => {
      throw new Error('Killed.')
    }
    device.storages = {
      ...whole,
      ...(when === 'before' ? { left: { ...whole.left, put: cut } } : { deleteDatabases: cut }),
    }
    const ann = await annAtWork(place)
    await ann.signOut({ everywhere: false })
    await ann.close()
    expect(place.works.size).toBe(when === 'before' ? 0 : 1)

    device.storages = whole
    const desk = await rig.open(device)
    expect(await untilState(desk, ({ phase }) => phase === 'signed_out')).toMatchObject({
      left: [{ name: 'Ann', waiting: 1 }],
    })
    await desk.close()
    expect(await plunderOf(place, 'ann')).not.toContain(secret)
    expect(place.works.size).toBe(1)
  },
)

test('a disk without room to seal keeps everything where it is, and says so', async () => {
  let full = true
  const inner = memoryStorages().left
  const place = openDevice({
    left: {
      ...inner,
      put: async (work) => {
        if (full) throw new DOMException('No space.', 'QuotaExceededError')
        await inner.put(work)
      },
    },
  })
  const ann = await annAtWork(place)
  await ann.signOut({ everywhere: false })
  expect(ann.state.get()).toMatchObject({ phase: 'signed_out', problem: { kind: 'storage_full' } })
  await ann.close()
  full = false
  const desk = await rig.open(place.device)
  await signInAs(desk, 'ann')
  await untilReady(desk, ({ waiting, synced }) => synced && waiting === 0)
  expect(rig.server.world.get('entries', 'e2').text).toBe(`${secret}, not sent`)
  expect(await until(desk.entries('s1', 10), (all) => all.length > 1)).toHaveLength(3)
})

test('a sign-out that the server answers late does not sign out whoever came meanwhile', async () => {
  const { device } = openDevice()
  let answerSignOut = (): void => undefined
  const late = new Promise<void>((resolve) => {
    answerSignOut = resolve
  })
  const http: Http = async (path, init) => {
    if (path.startsWith('/auth/sign-out')) await late
    return fetch(`${rig.server.url}${path}`, init)
  }
  const desk = await rig.open(device, { http })
  await signInAs(desk, 'ann')
  await untilReady(desk, (state) => state.connection.kind === 'online')
  const signedOut = desk.signOut({ everywhere: false })
  rig.server.emit('ended', { problem: problem('deactivated', 'Your access has ended.') })
  await untilState(desk, (state) => state.phase === 'signed_out')
  // Everything of hers has to be gone before anyone else comes.
  await signInAs(desk, 'bo')
  answerSignOut()
  await signedOut
  expect(readyState(desk).identity).toMatchObject({ personId: 'bo' })
})

test('a push service that never answers holds no one up who leaves', async () => {
  const place = openDevice()
  const endPushes = async () => new Promise<void>(() => undefined)
  const ann = await rig.sit('ann', place.device, { endPushes })
  await untilReady(ann, ({ synced }) => synced)
  expect(await ann.signOut({ everywhere: false })).toMatchObject({ ok: true })
  await untilState(ann, ({ phase }) => phase === 'signed_out')
})

test('who leaves is told of nothing here any more; what was interrupted is ended at the next start', async () => {
  const place = openDevice()
  let isBroken = true
  let ended = 0
  const endPushes = async () => {
    ended += 1
    if (isBroken) throw new Error('The service worker doesn’t answer.')
  }
  const ann = await rig.sit('ann', place.device, { endPushes })
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, ({ waiting }) => waiting === 0)
  expect(ended).toBe(0)
  expect(await ann.signOut({ everywhere: false })).toMatchObject({ ok: true })
  expect(ended).toBe(1)
  // The rest goes all the same.
  expect(await plunderOf(place, 'ann')).not.toContain(printer.title)

  isBroken = false
  await signInAs(ann, 'ann')
  await untilReady(ann, ({ synced }) => synced)
  // Closed halfway: the device remembers that someone is leaving.
  await ann.close()
  place.device.remembered.set(
    `baton:${rig.server.url}#${place.device.name}:leaving`,
    JSON.stringify({ scope: scopeOn(place.device, 'ann'), name: 'Ann', publicKey: null, sealed: false }),
  )
  const next = await rig.open(place.device, { endPushes })
  await untilState(next, ({ phase }) => phase === 'signed_out')
  expect(ended).toBe(2)
})
