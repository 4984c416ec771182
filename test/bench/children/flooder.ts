import { createHash, randomBytes } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import type { Intent } from '../../../core/intents/intent.ts'
import { fileLimits } from '../../../core/domain/files/attachment.ts'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import type { AnswerOf, RequestName, RequestOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { answerBench } from '../harness/child-side.ts'

/** Desks of one workspace that push, read or send files as fast as they are answered, each within what a desk may. */
const sockets: Socket[] = []
let flooding = false
let running: Promise<unknown> = Promise.resolve()
let accepted = 0
let began = 0
let readings = 0
let parts = 0

const chunk = (from: number, size: number): Intent[] =>
  Array.from({ length: size }, (_, index) => ({
    id: uuid(),
    seq: from + index,
    at: Date.now(),
    type: 'session.start',
    version: 1,
    payload: { sessionId: uuid(), title: 'Outlook does not sync', problemSummary: 'Since this morning' },
  }))

const flood = async (socket: Socket, size: number): Promise<void> => {
  let next = 1
  let intents = chunk(next, size)
  while (flooding) {
    const answer = (await socket
      .timeout(120_000)
      .emitWithAck('intents:push', { intents })) as AnswerOf<'intents:push'>
    if (!answer.ok) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    accepted += answer.verdicts.filter((verdict) => verdict.status === 'accepted').length
    next += answer.verdicts.length
    intents = chunk(next, size)
  }
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const ask = async <N extends RequestName>(socket: Socket, name: N, request: RequestOf<N>): Promise<void> => {
  const answer = (await socket.timeout(120_000).emitWithAck(name, request)) as { ok: boolean }
  if (answer.ok) readings += 1
  else await pause(20)
}

/** Asks for everything from the start, and for what screens show, each again once it is answered. */
const read = async (socket: Socket): Promise<void> => {
  const again = async (one: () => Promise<void>): Promise<void> => {
    while (flooding) await one()
  }
  await Promise.all([
    again(async () => ask(socket, 'sync:pull', { after: nothingYet, limit: 200 })),
    again(async () => ask(socket, 'session:read', { sessionId: uuid(), after: null })),
    again(async () => ask(socket, 'intents:known', { ids: [uuid()] })),
    again(async () => ask(socket, 'channels:read', {})),
    again(async () => ask(socket, 'ai:state', { sessionId: null })),
  ])
}

/** Sends new files of one part and asks for them. Told to wait, it waits. */
const send = async (url: string, token: string): Promise<void> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
  while (flooding) {
    const bytes = randomBytes(fileLimits.chunkBytes)
    const path = `${url}/files/${createHash('sha256').update(bytes).digest('hex')}`
    const query = new URLSearchParams({ type: 'application/octet-stream', bytes: String(bytes.length) })
    for (const [address, init] of [
      [`${path}/0?${query.toString()}`, { method: 'PUT', body: bytes }],
      [path, { method: 'GET' }],
    ] as const) {
      const response = await fetch(address, { ...init, headers })
      await response.arrayBuffer()
      if (response.ok) parts += 1
      else await pause(100)
    }
  }
}

const calls = {
  async connect({ url, count, token }: { url: string; count: number; token: string }) {
    for (let at = 0; at < count; at += 1) {
      const auth = { token, deviceId: `flood-${at}`, protocol: protocolVersion }
      const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
      await new Promise<void>((resolve, reject) => {
        socket.once('welcome', () => resolve())
        socket.once('connect_error', reject)
      })
      sockets.push(socket)
    }
    return sockets.length
  },
  /** Begins; each message carries `size` actions. */
  begin({ size }: { size: number }) {
    flooding = true
    accepted = 0
    began = performance.now()
    running = Promise.all(sockets.map(async (socket) => flood(socket, size)))
    running.catch(() => undefined)
  },
  /** Begins to read on every desk, and to send `senders` files at a time. */
  beginToRead({ url, token, senders }: { url: string; token: string; senders: number }) {
    flooding = true
    readings = 0
    parts = 0
    began = performance.now()
    running = Promise.all([
      ...sockets.map(read),
      ...Array.from({ length: senders }, async () => send(url, token)),
    ])
    running.catch(() => undefined)
  },
  /** Ends that, and gives back how many answers and files a second there were. */
  async endReading() {
    flooding = false
    const seconds = (performance.now() - began) / 1000
    const perSecond = { answers: readings / seconds, files: parts / seconds }
    await running
    return perSecond
  },
  /** Ends, and gives back how many actions a second were accepted. */
  async end() {
    flooding = false
    const perSecond = accepted / ((performance.now() - began) / 1000)
    await running
    return perSecond
  },
  hangUp() {
    for (const socket of sockets.splice(0)) socket.disconnect()
  },
}
export type Flooder = typeof calls

answerBench(calls)
