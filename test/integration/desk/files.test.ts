import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Attachment } from '../../../core/domain/files/attachment.ts'
import type { Desk, FileView } from '../../../renderer/data/contract/desk.ts'
import { openFlakyNetwork, type FlakyNetwork } from '../../support/desk/flaky-network.ts'
import { memoryStorages } from '../../support/desk/memory-storages.ts'
import { fileCalls } from '../../support/server/file-calls.ts'
import { makePng } from '../../support/samples/images.ts'
import { memoryFileShelves, type MemoryFiles } from '../../support/electron/memory-files.ts'
import {
  makeDevice,
  openTestDesk,
  until,
  type Device,
  readyState,
  untilReady,
} from '../../support/desk/open-test-desk.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'

let server: RunningServer
let ana: Member
let ben: Member
const opened: { close(): Promise<unknown> }[] = []

beforeAll(async () => {
  server = await startServerProcess()
  const people = {
    ana: { name: 'Ana', role: 'engineer' },
    ben: { name: 'Ben', role: 'engineer' },
  } as const
  ;({ ana, ben } = await createWorkspace(server, people))
})
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close()
})
afterAll(async () => server.remove())

/** A device whose files a test can look into. */
const deviceWithFiles = (quota?: number): { device: Device; files: MemoryFiles } => {
  const files: MemoryFiles = new Map()
  const storages = memoryStorages({ files: memoryFileShelves(files, quota) })
  return { device: makeDevice({ storages }), files }
}
const openDesk = async (...args: Parameters<typeof openTestDesk>): Promise<Desk> => {
  const desk = await openTestDesk(...args)
  opened.push(desk)
  return desk
}
const sit = async (member: Member, ...args: Parameters<typeof openTestDesk>): Promise<Desk> => {
  const desk = await openDesk(...args)
  const entered = await desk.signIn({ email: member.email, password: member.password })
  if (!entered.ok) throw new Error(entered.problem.message)
  await untilReady(desk, (state) => state.synced && state.connection.kind === 'online', 'being synced')
  return desk
}
const openNetwork = async (): Promise<FlakyNetwork> => {
  const network = await openFlakyNetwork(server.url)
  opened.push(network)
  return network
}

const startSession = async (desk: Desk): Promise<string> => {
  const sessionId = uuid()
  const started = await desk.act('session.start', { sessionId, title: 'VPN', problemSummary: 'VPN drops' })
  if (!started.ok) throw new Error(started.problem.message)
  return sessionId
}
const keep = async (desk: Desk, png: Buffer, name = 'Router.png'): Promise<Attachment> => {
  const kept = await desk.keepFile({ body: new Blob([new Uint8Array(png)]), name })
  if (!kept.ok) throw new Error(kept.problem.message)
  return kept.value
}
const send = async (desk: Desk, sessionId: string, ...attachments: Attachment[]) =>
  desk.act('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: '', attachments })
const look = async (desk: Desk, image: Attachment, state: FileView['state']): Promise<FileView> =>
  until(desk.file(image), (view) => view.state === state, `the image to be ${state}`)
const bytesOf = async (desk: Desk, image: Attachment): Promise<Buffer> => {
  const blob = await desk.readFile(image)
  if (!blob.ok) throw new Error(blob.problem.message)
  return Buffer.from(await blob.value.arrayBuffer())
}
/** An image of its own, of three chunks. */
const threeChunks = () => makePng({ width: 500, height: 400, noise: true, level: 0 })

describe('an image', () => {
  test('pasted offline survives a restart, is sent later, and another desk fetches it', async () => {
    const network = await openNetwork()
    const { device } = deviceWithFiles()
    const first = await sit(ana, network.url, device)
    network.cut()
    await untilReady(first, (state) => state.connection.kind === 'offline', 'being offline')
    const png = threeChunks()
    const sessionId = await startSession(first)
    const image = await keep(first, png)
    expect(await send(first, sessionId, image)).toMatchObject({ ok: true })
    await look(first, image, 'device')
    expect(first.state.get()).toMatchObject({ filesWaiting: 1, waiting: 2 })
    await first.close()

    const again = await openDesk(network.url, device)
    expect(again.state.get()).toMatchObject({ phase: 'ready', filesWaiting: 1 })
    expect((await bytesOf(again, image)).equals(png)).toBe(true)
    network.restore()
    again.reconnect()
    await untilReady(again, (state) => state.filesWaiting === 0 && state.waiting === 0, 'everything sent')
    await look(again, image, 'sent')

    const other = deviceWithFiles()
    const bens = await sit(ben, server.url, other.device)
    const entries = await until(
      bens.entries(sessionId, 10),
      (all) => all.some((entry) => entry.attachments.length > 0),
      'the entry to arrive',
    )
    expect(entries.at(-1)?.attachments).toEqual([image])
    expect([...other.files.values()][0]?.bodies.size).toBe(0)
    const view = await look(bens, image, 'sent')
    expect(view.url).toMatch(/^blob:/)
    expect((await bytesOf(bens, image)).equals(png)).toBe(true)
    expect([...other.files.values()][0]?.bodies.size).toBe(1)
  })

  test('goes on where it was cut', async () => {
    const { device } = deviceWithFiles()
    const puts: string[] = []
    let broken = true
    const desk = await sit(ana, server.url, device, {
      async http(path, init) {
        const chunk = init.method === 'PUT' ? (/\/(\d+)\?/.exec(path)?.[1] ?? '') : null
        if (chunk !== null) puts.push(chunk)
        if (chunk === '1' && broken) throw new TypeError('The network is gone.')
        return fetch(`${server.url}${path}`, init)
      },
    })
    const sessionId = await startSession(desk)
    const image = await keep(desk, threeChunks())
    await send(desk, sessionId, image)
    await until(
      { get: () => puts, subscribe: (listener) => stopOf(setInterval(listener, 10)) },
      (sent) => sent.includes('1'),
      'the second part',
    )
    expect(readyState(desk).filesWaiting).toBe(1)
    broken = false
    await desk.close()
    const again = await openDesk(server.url, device, {
      async http(path, init) {
        if (init.method === 'PUT') puts.push(/\/(\d+)\?/.exec(path)?.[1] ?? '')
        return fetch(`${server.url}${path}`, init)
      },
    })
    await untilReady(again, (state) => state.filesWaiting === 0, 'the image to be sent')
    expect(puts).toEqual(['0', '1', '1', '2'])
  })

  test('that another desk waits for appears when it is there', async () => {
    let blocked = true
    const anas = await sit(ana, server.url, makeDevice(), {
      async http(path, init) {
        if (init.method === 'PUT' && blocked) throw new TypeError('The network is gone.')
        return fetch(`${server.url}${path}`, init)
      },
    })
    const network = await openNetwork()
    const bens = await sit(ben, network.url)
    const sessionId = await startSession(anas)
    const image = await keep(anas, threeChunks())
    await send(anas, sessionId, image)
    await until(bens.entries(sessionId, 10), (all) => all.length === 2, 'the entry to arrive')
    // Kept watching, as a screen would.
    const stop = bens.file(image).subscribe(() => undefined)
    await look(bens, image, 'awaited')
    network.cut()
    await look(bens, image, 'offline')
    blocked = false
    await untilReady(anas, (state) => state.filesWaiting === 0, 'the image to be sent')
    network.restore()
    bens.reconnect()
    expect((await look(bens, image, 'sent')).url).toMatch(/^blob:/)
    stop()
  })

  test('sent twice is sent once', async () => {
    let puts = 0
    const desk = await sit(ana, server.url, makeDevice(), {
      async http(path, init) {
        if (init.method === 'PUT') puts += 1
        return fetch(`${server.url}${path}`, init)
      },
    })
    const sessionId = await startSession(desk)
    const png = makePng({ width: 9, noise: true })
    const image = await keep(desk, png)
    await send(desk, sessionId, image)
    await look(desk, image, 'sent')
    const again = await keep(desk, png, 'Switch.png')
    expect(again).toEqual({ ...image, name: 'Switch' })
    await send(desk, sessionId, again)
    await untilReady(desk, (state) => state.waiting === 0 && state.filesWaiting === 0, 'everything sent')
    expect(puts).toBe(1)
  })
})

describe('any other file', () => {
  const keepLog = async (desk: Desk, bytes: Buffer, name = 'netlogon.log') => {
    const kept = await desk.keepFile({ body: new Blob([new Uint8Array(bytes)]), name })
    if (!kept.ok) throw new Error(kept.problem.message)
    return kept.value
  }
  const transfers = (desk: Desk, file: Attachment) => {
    const seen: string[] = []
    const transfer = desk.fileTransfer(file.hash)
    const note = () => {
      const { state, share } = transfer.get()
      seen.push(state === 'sending' ? `sending ${share.toFixed(2)}` : state)
    }
    note()
    return { seen, stop: transfer.subscribe(note) }
  }

  test('is sent part by part, as its row says, and read on another desk only when it is opened', async () => {
    const anas = await sit(ana, server.url)
    const bens = await sit(ben, server.url)
    const sessionId = await startSession(anas)
    const log = randomBytes(4 * 256 * 1024)
    const file = await keepLog(anas, log)
    expect(file).toMatchObject({ type: 'application/octet-stream', format: 'unknown', name: 'netlogon.log' })
    const { seen, stop } = transfers(anas, file)
    await send(anas, sessionId, file)
    await until(anas.fileTransfer(file.hash), ({ state }) => state === 'sent', 'the file to be sent')
    stop()
    expect(seen).toEqual(['device', 'sending 0.00', 'sending 0.25', 'sending 0.50', 'sending 0.75', 'sent'])
    await until(bens.entries(sessionId, 10), (all) => all.length === 2, 'the entry to arrive')
    expect(bens.fileTransfer(file.hash).get().state).toBe('elsewhere')
    expect((await bytesOf(bens, file)).equals(log)).toBe(true)
    expect(bens.fileTransfer(file.hash).get().state).toBe('sent')
  })

  test('waits for days on a device without a network, whole', async () => {
    const network = await openNetwork()
    const { device } = deviceWithFiles()
    const desk = await sit(ana, network.url, device)
    network.cut()
    await untilReady(desk, (state) => state.connection.kind === 'offline', 'being offline')
    const sessionId = await startSession(desk)
    const log = randomBytes(600_000)
    const file = await keepLog(desk, log, 'C:\\logs\\trace\u202Eltе.etl')
    expect(file.name).toBe('traceltе.etl')
    await send(desk, sessionId, file)
    await desk.close()
    const later = await openDesk(network.url, { ...device, clockAhead: 5 * 86_400_000 })
    expect(readyState(later).filesWaiting).toBe(1)
    expect((await bytesOf(later, file)).equals(log)).toBe(true)
    network.restore()
    later.reconnect()
    await untilReady(later, (state) => state.filesWaiting === 0, 'the file to be sent')
  })

  test('that two desks have is sent once', async () => {
    let puts = 0
    const counted = {
      async http(path: string, init: RequestInit) {
        if (init.method === 'PUT') puts += 1
        return fetch(`${server.url}${path}`, init)
      },
    }
    const anas = await sit(ana, server.url, makeDevice(), counted)
    const bens = await sit(ben, server.url, makeDevice(), counted)
    const sessionId = await startSession(anas)
    const log = randomBytes(100_000)
    await send(anas, sessionId, await keepLog(anas, log))
    await untilReady(anas, (state) => state.filesWaiting === 0, 'the file to be sent')
    const again = await keepLog(bens, log, 'the same.log')
    await until(bens.entries(sessionId, 10), (all) => all.length === 2, 'the session to arrive')
    await send(bens, sessionId, again)
    await untilReady(bens, (state) => state.filesWaiting === 0 && state.waiting === 0, 'everything sent')
    expect(puts).toBe(1)
  })

  test('that is empty or too large is told, and a full device too', async () => {
    const { device } = deviceWithFiles(700_000)
    const desk = await sit(ana, server.url, device)
    const keepOf = async (body: Blob) => desk.keepFile({ body, name: 'a.log' })
    expect(await keepOf(new Blob([]))).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
    const large = new Blob([new Uint8Array(25 * 1024 * 1024 + 1)])
    expect(await keepOf(large)).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
    const full = new Blob([new Uint8Array(randomBytes(800_000))])
    expect(await keepOf(full)).toMatchObject({ ok: false, problem: { kind: 'storage_full' } })
  })
})

describe('what stays on the device', () => {
  test('is what was pasted and not sent, over a restart too', async () => {
    const { device, files } = deviceWithFiles()
    const desk = await sit(ana, server.url, device)
    const image = await keep(desk, makePng({ width: 7, noise: true }))
    await desk.writeDraft('files:s1', JSON.stringify([image]))
    expect(readyState(desk).filesWaiting).toBe(0)
    await look(desk, image, 'device')
    await desk.close()
    // Two days later nothing that a draft holds has gone; what none holds has.
    const left = await keepUnused(device)
    const later = await openDesk(server.url, { ...device, clockAhead: 2 * 86_400_000 })
    const [shelf] = files.values()
    await until(
      { get: () => shelf?.bodies.size, subscribe: (listener) => stopOf(setInterval(listener, 10)) },
      (size) => size === 1,
      'the other one to go',
    )
    expect(shelf?.bodies.has(image.hash)).toBe(true)
    expect(shelf?.bodies.has(left.hash)).toBe(false)
    await look(later, image, 'device')
    const { signedIn } = ana
    expect(await fileCalls(server.url, signedIn.accessToken).status(image.hash)).toEqual({
      complete: false,
      chunks: [],
    })
  })

  test('is never referred to when it is not there', async () => {
    const { device, files } = deviceWithFiles()
    const desk = await sit(ana, server.url, device)
    const sessionId = await startSession(desk)
    const image = await keep(desk, makePng({ width: 11, noise: true }))
    const elsewhere = { ...image, hash: 'a'.repeat(64) }
    expect(await send(desk, sessionId, image, elsewhere)).toMatchObject({
      ok: false,
      problem: { kind: 'not_found' },
    })
    await until(desk.entries(sessionId, 10), (all) => all.length === 1, 'the session alone')
    expect([...files.values()][0]?.records.get(image.hash)?.stand).toBe('draft')
  })

  test('fits, or says that it does not and loses nothing', async () => {
    const { device } = deviceWithFiles(700_000)
    const desk = await sit(ana, server.url, device)
    const sessionId = await startSession(desk)
    const first = await keep(desk, makePng({ width: 400, height: 400, noise: true, level: 0 }))
    const unsent = await desk.keepFile({
      body: new Blob([new Uint8Array(makePng({ width: 420, height: 400, noise: true, level: 0 }))]),
      name: 'second.png',
    })
    expect(unsent).toMatchObject({ ok: false, problem: { kind: 'storage_full' } })
    expect(device.errors.map(({ where }) => where)).toEqual(['files'])
    await send(desk, sessionId, first)
    await until(
      { get: () => readyState(desk).filesWaiting, subscribe: desk.state.subscribe },
      (waiting) => waiting === 0,
      'the first to be sent',
    )
    // What the server has makes room, and is fetched again when it is wanted.
    const second = await keep(desk, makePng({ width: 420, height: 400, noise: true, level: 0 }))
    expect((await bytesOf(desk, first)).length).toBe(first.bytes)
    await look(desk, second, 'device')
  })

  test('damaged on the way into the disk is told, and does not hold up others', async () => {
    const { device, files } = deviceWithFiles()
    const desk = await sit(ana, server.url, device)
    const sessionId = await startSession(desk)
    const [bad, good] = [
      await keep(desk, makePng({ width: 13, noise: true })),
      await keep(desk, makePng({ width: 14, noise: true })),
    ]
    const [shelf] = files.values()
    shelf?.bodies.get(bad.hash)?.fill(0, 20)
    await send(desk, sessionId, bad, good)
    await look(desk, good, 'sent')
    const view = await look(desk, bad, 'stuck')
    expect(view.problem?.message).toContain('arrived damaged')
    expect(readyState(desk).filesWaiting).toBe(1)
  })
})

/** Keeps an image in a device that no draft names, and gives it back. */
const keepUnused = async (device: Device): Promise<Attachment> => {
  const desk = await openTestDesk(server.url, device)
  const image = await keep(desk, makePng({ width: 8, noise: true }))
  await desk.close()
  return image
}
const stopOf = (timer: ReturnType<typeof setInterval>) => () => clearInterval(timer)
